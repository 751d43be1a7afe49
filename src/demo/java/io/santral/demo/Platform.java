package io.santral.demo;

import io.santral.demo.TenantsFolder.Person;
import io.santral.simulator.Simulator;
import io.santral.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * All of Santral on this machine: started as far in parallel as the parts allow, stopped in the other order.
 *
 * <p>The database and Keycloak start together; the application starts when the database is there and waits for Keycloak by
 * itself. What is slow (the servers' unpacking, Keycloak's build, the tables) is done once per data folder.
 */
public final class Platform implements AutoCloseable {
    /** Threads of ours: they see the classes that this class sees, which a shared pool's under Maven do not. */
    private static final Executor STARTER = work -> new Thread(work, "santral-start").start();

    private static final Duration PEOPLE = Duration.ofSeconds(180);

    private final PlatformSettings settings;
    private final Progress progress;
    private final Secrets passwords;
    private final Secrets logins;
    private final Secrets secrets;
    private final DatabaseUsers users;
    private final DatabaseServer database;
    private final Keycloak keycloak;
    private final Application application;
    private final TenantsFolder tenants;
    private final Deque<Part> started = new ArrayDeque<>();
    private @Nullable FileChannel lock;
    private volatile @Nullable Simulator simulator;

    private record Part(String name, Runnable stop) {}

    /**
     * A platform that is not started yet.
     *
     * @param server makes the database server from where it lives and whom it must know
     */
    public Platform(
            PlatformSettings settings,
            Progress progress,
            BiFunction<PlatformSettings, DatabaseUsers, DatabaseServer> server) {
        this.settings = settings;
        this.progress = progress;
        this.passwords = new Secrets(settings.data().resolve("passwords"));
        this.logins = new Secrets(settings.data().resolve("logins"));
        this.secrets = new Secrets(settings.data().resolve("secrets"));
        this.users = DatabaseUsers.of(passwords);
        this.database = server.apply(settings, users);
        this.keycloak = new Keycloak(settings, passwords);
        this.tenants = new TenantsFolder(settings.tenants());
        this.application = new Application(settings, environment());
    }

    /** With the embedded MariaDB. */
    public Platform(PlatformSettings settings, Progress progress) {
        this(settings, progress, MariaDb::new);
    }

    /**
     * Starts all and waits until the application and its people are ready.
     *
     * @throws CannotStart with what to do; what was started is stopped again
     */
    public void start() {
        try {
            begin();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void begin() {
        Machine.mustBeLinux();
        Machine.mustHaveDisk(settings.software(), settings.data());
        holdDataFolder();
        Child.stopLeftOvers(settings.data(), progress);
        Machine.mustHaveMemory(settings.heap());
        Machine.mustBeFree(settings.ports());
        tenants.secrets().forEach(secrets::secret);

        CompletableFuture<Void> identity =
                CompletableFuture.runAsync(() -> step("Keycloak", keycloak::start, keycloak::stop), STARTER);
        CompletableFuture<Void> serving = CompletableFuture.runAsync(
                        () -> step(database.describe(), database::start, database::stop), STARTER)
                .thenRun(() -> step("Santral on Payara Micro", application::start, application::stop));
        try {
            // Whichever fails first ends the wait for the other.
            CompletableFuture.anyOf(failure(identity), failure(serving), CompletableFuture.allOf(identity, serving))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        step("Simulator", this::startSimulator, this::stopSimulator);
        timed("Passwords of the people", this::givePasswords);
    }

    /** A future that ends only if the other fails. */
    private static CompletableFuture<Void> failure(CompletableFuture<Void> work) {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        work.whenComplete((done, e) -> {
            if (e != null) {
                failed.completeExceptionally(e);
            }
        });
        return failed;
    }

    private void step(String name, Runnable start, Runnable stop) {
        synchronized (started) {
            started.push(new Part(name, stop));
        }
        timed(name, start);
    }

    private void timed(String what, Runnable work) {
        long began = System.nanoTime();
        work.run();
        progress.says(String.format(Locale.ROOT, "%5.1f s  %s", (System.nanoTime() - began) / 1e9, what));
    }

    /** One platform per data folder at a time; the system lets the lock go when this JVM ends, however it ends. */
    private void holdDataFolder() {
        Path file = settings.data().resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = channel.tryLock();
            if (held == null) {
                channel.close();
                throw new CannotStart("Another Santral runs with the folder " + settings.data()
                        + "; stop it, or choose another folder with -Dsantral.data=<folder>.");
            }
            lock = channel;
        } catch (OverlappingFileLockException e) {
            throw new CannotStart("This JVM already runs a Santral with the folder " + settings.data() + ".", e);
        } catch (IOException e) {
            throw new CannotStart("The folder " + settings.data() + " cannot be written: " + e.getMessage(), e);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SANTRAL_DB_URL", database.url());
        environment.put("SANTRAL_OWNER_PASSWORD", users.owner());
        environment.put("SANTRAL_DESK_PASSWORD", users.desk());
        environment.put("SANTRAL_DIRECTORY_PASSWORD", users.directory());
        environment.put("SANTRAL_MASTER_KEY", passwords.key("master-key"));
        environment.put("SANTRAL_SECRETS", secrets.folder().toString());
        environment.put("SANTRAL_TENANTS", settings.tenants().toString());
        environment.put("SANTRAL_BASE_URL", settings.baseUrl());
        environment.put("SANTRAL_OIDC_ISSUER", keycloak.issuer());
        environment.put("SANTRAL_CONSOLE_SECRET", keycloak.consoleSecret());
        environment.put("SANTRAL_PROVISIONER_SECRET", keycloak.provisionerSecret());
        environment.put("SANTRAL_GRAPH_URL", simulatorUrl() + "/graph/v23.0");
        environment.put("SANTRAL_SIMULATOR_URL", simulatorUrl() + "/channels");
        return Map.copyOf(environment);
    }

    private void startSimulator() {
        List<SimulatorSettings.Page> pages = tenants.facebookPages().stream()
                .map(page -> new SimulatorSettings.Page(
                        page.id(), page.name(), page.app(), secrets.secret(page.accessToken()), page.colour()))
                .toList();
        List<SimulatorSettings.Line> lines = tenants.lines().stream()
                .map(line -> new SimulatorSettings.Line(
                        line.id(), line.name(), line.app(), secrets.secret(line.token()), line.page()))
                .toList();
        simulator = Simulator.start(new SimulatorSettings(
                settings.ports().simulator(),
                hooks("facebook"),
                apps("facebook"),
                pages,
                new SimulatorSettings.Channels(hooks("simulator"), apps("simulator"), lines),
                Optional.of(settings.data().resolve("simulator.json"))));
    }

    private URI hooks(String channel) {
        return URI.create(settings.baseUrl() + "/hooks/" + channel);
    }

    private List<SimulatorSettings.App> apps(String channel) {
        return tenants.apps(channel).stream()
                .map(app -> new SimulatorSettings.App(
                        app.name(), secrets.secret(app.appSecret()), secrets.secret(app.verifyToken())))
                .toList();
    }

    private void stopSimulator() {
        Simulator running = simulator;
        if (running != null) {
            running.close();
        }
    }

    /** The application brings the people to Keycloak; their first passwords come from us, once for each account. */
    private void givePasswords() {
        List<String> names = tenants.people().stream().map(Person::username).toList();
        Map<String, String> accounts = new HashMap<>();
        boolean complete = Waiting.until(PEOPLE, () -> {
            accounts.putAll(keycloak.admin().users());
            return accounts.keySet().containsAll(names);
        });
        if (!complete) {
            throw new CannotStart("The application did not bring all of " + names + " to Keycloak within "
                    + PEOPLE.toSeconds() + " s; see " + settings.data().resolve("log/application.log") + ".");
        }
        Path memory = settings.data().resolve("passwords-given");
        try {
            Set<String> given = new TreeSet<>(Files.exists(memory) ? Files.readAllLines(memory) : List.of());
            for (String name : names) {
                if (given.add(accounts.get(name))) {
                    keycloak.admin().setPassword(accounts.get(name), passwordOf(name));
                }
            }
            Files.write(memory, given);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log-ins: whom, and with which password. */
    List<Person> people() {
        return tenants.people();
    }

    /** The password of a person of {@code tenants/}, made when first asked for. */
    public String passwordOf(String username) {
        return logins.password(username);
    }

    /** The secrets that {@code tenants/} names, as the application reads them. */
    public Secrets secrets() {
        return secrets;
    }

    public PlatformSettings settings() {
        return settings;
    }

    public DatabaseServer database() {
        return database;
    }

    public DatabaseUsers users() {
        return users;
    }

    public Keycloak keycloak() {
        return keycloak;
    }

    public Application application() {
        return application;
    }

    /** The stand-in of the providers: its page, its Graph API, its levers. */
    public String simulatorUrl() {
        return "http://localhost:" + settings.ports().simulator();
    }

    /** Stops all, the last started first; each stop has its own bound. */
    @Override
    public void close() {
        while (true) {
            Part part;
            synchronized (started) {
                if (started.isEmpty()) {
                    break;
                }
                part = started.pop();
            }
            timed(part.name() + " stopped", part.stop());
        }
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
