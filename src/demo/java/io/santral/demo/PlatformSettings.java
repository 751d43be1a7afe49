package io.santral.demo;

import java.nio.file.Path;

/**
 * Where the embedded platform lives and how large it may be.
 *
 * @param project the project's folder, with {@code docker/}
 * @param tenants the folder of the brands
 * @param downloads the folder with {@code payara-micro.jar} and {@code keycloak-quarkus-dist.zip}, as the build copies them
 * @param war the application
 * @param software where the servers are unpacked; may be shared by several data folders, one after the other
 * @param data what must survive a stop: the database, the secrets, the logs
 * @param ports where the servers listen, on the loopback address only
 * @param heap the application's largest heap, in MiB
 */
public record PlatformSettings(
        Path project, Path tenants, Path downloads, Path war, Path software, Path data, Ports ports, int heap) {

    static final int SMALLEST_HEAP = 256;
    static final int LARGEST_HEAP = 65_536;

    /** The four ports; see {@link Demo} for the properties that set them. */
    public record Ports(int application, int keycloak, int database, int simulator) {}

    public PlatformSettings {
        project = project.toAbsolutePath().normalize();
        tenants = tenants.toAbsolutePath().normalize();
        downloads = downloads.toAbsolutePath().normalize();
        war = war.toAbsolutePath().normalize();
        software = software.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        if (heap < SMALLEST_HEAP || heap > LARGEST_HEAP) {
            throw new CannotStart("santral.memory is the application's heap in MiB, from " + SMALLEST_HEAP + " to "
                    + LARGEST_HEAP + ", not " + heap + ".");
        }
    }

    /**
     * Reads the {@code -Dsantral.…} properties of the command line.
     *
     * @throws CannotStart if a number is not one, or out of range
     */
    public static PlatformSettings ofSystemProperties() {
        Path project = Path.of(System.getProperty("santral.project", "."));
        Path target = project.resolve("target");
        Path data = Path.of(
                System.getProperty("santral.data", project.resolve("data").toString()));
        return new PlatformSettings(
                project,
                Path.of(System.getProperty(
                        "santral.tenants", project.resolve("tenants").toString())),
                Path.of(System.getProperty(
                        "santral.platform", target.resolve("platform").toString())),
                Path.of(System.getProperty(
                        "santral.war", target.resolve("santral.war").toString())),
                data.resolve("software"),
                data,
                new Ports(
                        port("santral.port", 8080),
                        port("santral.keycloak.port", 8180),
                        port("santral.db.port", 3316),
                        port("santral.simulator.port", 8280)),
                number("santral.memory", 512));
    }

    String baseUrl() {
        return "http://localhost:" + ports.application();
    }

    String keycloakUrl() {
        return "http://localhost:" + ports.keycloak();
    }

    private static int port(String property, int otherwise) {
        int port = number(property, otherwise);
        if (port < 1 || port > 65_535) {
            throw new CannotStart(property + " is a port, from 1 to 65535, not " + port + ".");
        }
        return port;
    }

    static int number(String property, int otherwise) {
        String value = System.getProperty(property);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new CannotStart(property + " is a whole number, not '" + value + "'.", e);
        }
    }
}
