package io.santral.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Santral itself on Payara Micro. */
public final class Application {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Payara Micro stays up, and says that it is ready, when the application could not be deployed. */
    private static final Pattern NOT_DEPLOYED = Pattern.compile("Deployed 0 archive\\(s\\)");

    private static final Pattern DEPLOYED = Pattern.compile("Deployed [1-9]\\d* archive\\(s\\)");

    private final PlatformSettings settings;
    private final Map<String, String> environment;
    private volatile @Nullable Child server;

    Application(PlatformSettings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    public String baseUrl() {
        return settings.baseUrl();
    }

    /** The environment variables that tell the application where all else is. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Starts it and waits until it says itself that it is ready. May follow a stop or a kill. */
    public void start() {
        Path temporary = settings.data().resolve("tmp/payara");
        try {
            // A killed Payara Micro leaves 150 MB there.
            Folders.delete(temporary);
            Files.createDirectories(temporary);
            Files.createDirectories(settings.data().resolve("run"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Child started = Child.start(
                "application",
                settings.data(),
                settings.data(),
                environment,
                List.of(
                        Machine.java(),
                        "-Xmx" + settings.heap() + "m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        // The JDK's client would repeat a POST whose answer got lost: a reply would be sent twice.
                        "-Dsun.net.http.retryPost=false",
                        "-Djava.io.tmpdir=" + temporary,
                        "-jar",
                        settings.downloads().resolve("payara-micro.jar").toString(),
                        "--deploy",
                        settings.war().toString(),
                        "--contextroot",
                        "/",
                        "--nocluster",
                        "--disablephonehome",
                        "--prebootcommandfile",
                        onTheLoopbackOnly().toString(),
                        "--port",
                        Integer.toString(settings.ports().application())));
        server = started;
        boolean ended = Waiting.until(PATIENCE, () -> !started.isAlive() || isDecided(started));
        if (!started.isAlive()) {
            throw started.failed("ended");
        }
        if (NOT_DEPLOYED.matcher(started.output()).find()) {
            throw new CannotStart("Payara Micro runs, but the application was not deployed:\n" + reasons(started));
        }
        if (!ended) {
            throw started.failed("was not ready at " + health() + " within " + PATIENCE.toMinutes() + " minutes");
        }
    }

    /** Payara Micro has no switch for the address that it listens on, but commands that it runs before it starts. */
    private Path onTheLoopbackOnly() {
        try {
            return Files.writeString(
                    settings.data().resolve("run/payara-boot"),
                    "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                            + ".address=127.0.0.1\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isDecided(Child started) {
        String output = started.output();
        return NOT_DEPLOYED.matcher(output).find() || (DEPLOYED.matcher(output).find() && Web.answers(health()));
    }

    private String health() {
        return settings.baseUrl() + "/health/ready";
    }

    private static String reasons(Child started) {
        return started.output()
                .lines()
                .filter(line -> line.contains("SEVERE") || line.contains("Exception") || line.contains("Caused by"))
                .limit(15)
                .map(line -> "    " + line.strip())
                .collect(Collectors.joining("\n"));
    }

    public void stop() {
        Child running = server;
        if (running != null) {
            running.stop();
        }
    }

    /** {@code kill -9}. */
    public void kill() {
        Child running = server;
        if (running != null) {
            running.kill();
        }
    }

    /** Resident memory in MiB. */
    public long memory() {
        Child running = server;
        return running == null ? 0 : running.memory();
    }
}
