package io.santral.demo;

import io.santral.demo.TenantsFolder.Person;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * {@code mvn -Pdemo}: runs the whole of Santral on this machine until Ctrl-C.
 *
 * <p>Properties, as {@code -Dname=value}: {@code santral.port} (8080), {@code santral.keycloak.port} (8180), {@code
 * santral.db.port} (3316), {@code santral.simulator.port} (8280), {@code santral.data} (the folder {@code data}), {@code
 * santral.tenants} (the folder {@code tenants}), {@code santral.memory} (the application's heap in MiB, 512), {@code
 * santral.db.memory} (the database's buffer pool in MiB, 128).
 */
public final class Demo {
    private Demo() {}

    public static void main(String[] arguments) throws InterruptedException {
        long began = System.nanoTime();
        try {
            PlatformSettings settings = PlatformSettings.ofSystemProperties();
            say("Santral starts with the data folder " + settings.data());
            Platform platform = new Platform(settings, Demo::say);
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "santral-stop"));
            platform.start();
            say(welcome(platform, (System.nanoTime() - began) / 1e9));
            // Until the JVM is asked to end, which the hook answers.
            new CountDownLatch(1).await();
        } catch (CannotStart e) {
            say("\nSantral cannot start.\n" + e.getMessage());
            System.exit(1);
        }
    }

    private static String welcome(Platform platform, double seconds) {
        PlatformSettings settings = platform.settings();
        StringBuilder text = new StringBuilder(2000);
        line(text, "");
        line(text, String.format(Locale.ROOT, "Santral runs; it took %.1f s.", seconds));
        line(text, "");
        line(text, "  Desk       " + settings.baseUrl() + "/console/");
        line(text, "  Portal     " + settings.baseUrl() + "/portal/");
        line(text, "  Simulator  " + platform.simulatorUrl() + "/");
        line(
                text,
                "  Keycloak   " + settings.keycloakUrl() + "/admin/   "
                        + platform.keycloak().adminUser() + "   "
                        + platform.keycloak().adminPassword());
        line(text, "");
        List<Person> people = platform.people();
        int width = people.stream().mapToInt(p -> p.username().length()).max().orElse(0);
        for (Person person : people) {
            line(
                    text,
                    String.format(
                            Locale.ROOT,
                            "  %-" + Math.max(1, width) + "s  %s  %s",
                            person.username(),
                            platform.passwordOf(person.username()),
                            person.place()));
        }
        line(text, "");
        line(
                text,
                "  Memory     " + platform.database().memory() + " MiB database, "
                        + platform.keycloak().memory() + " MiB Keycloak, "
                        + platform.application().memory() + " MiB Santral");
        line(text, "  Logs       " + settings.data().resolve("log"));
        line(text, "");
        text.append("Ctrl-C stops everything; the data stays in ").append(settings.data());
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
