package io.santral.platform;

import io.santral.demo.DatabaseServer;
import io.santral.demo.DatabaseUsers;
import io.santral.demo.Folders;
import io.santral.demo.MariaDb;
import io.santral.demo.Platform;
import io.santral.demo.PlatformSettings;
import io.santral.demo.PlatformSettings.Ports;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The running system that the integration tests look at: the real application, database and Keycloak of the demo, on free
 * ports, with fresh data. It is started by the first test that asks, once per test run, and stopped when the JVM ends.
 *
 * <p>{@code -Dsantral.it.database=mysql} runs it on a real MySQL; the default is the embedded MariaDB.
 */
public final class TestPlatform {
    /** A public client that the tests get tokens from; production has none of the kind. */
    private static final String CLIENT = "santral-cli";

    private final Platform platform;

    private TestPlatform(Platform platform) {
        this.platform = platform;
    }

    /** Started when it is first asked for; the class loader sees to it that this is once. */
    private static final class Running {
        private static final TestPlatform ONE = begin();
    }

    /** The platform of this test run. */
    public static TestPlatform running() {
        return Running.ONE;
    }

    private static TestPlatform begin() {
        PlatformSettings settings = settings(Path.of("target/it/data"));
        copy(settings.project().resolve("tenants"), settings.tenants());
        Platform platform = new Platform(settings, System.out::println, TestPlatform::server);
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "santral-stop"));
        platform.start();
        platform.keycloak().admin().putClient(testClient());
        return new TestPlatform(platform);
    }

    /** The tests change the files of the brands; the project's stay as they are. */
    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            Folders.delete(to);
            Files.createDirectories(to.getParent());
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database server alone, not started yet, with an empty data folder. */
    public static DatabaseServer database(Path data, DatabaseUsers users) {
        return server(settings(data), users);
    }

    /** The same with the data that the folder has: for benchmarks, whose stage takes long to set. */
    public static DatabaseServer keptDatabase(Path data, DatabaseUsers users) {
        return server(settingsOf(data), users);
    }

    private static DatabaseServer server(PlatformSettings settings, DatabaseUsers users) {
        return System.getProperty("santral.it.database", "mariadb").equals("mysql")
                ? new MySql(settings, users)
                : new MariaDb(settings, users);
    }

    /** @param data is emptied */
    private static PlatformSettings settings(Path data) {
        Path base = Path.of(System.getProperty("basedir", "."));
        try {
            Folders.delete(base.resolve(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settingsOf(data);
    }

    private static PlatformSettings settingsOf(Path data) {
        Path base = Path.of(System.getProperty("basedir", "."));
        Path target = base.resolve("target");
        return new PlatformSettings(
                Path.of(System.getProperty("santral.project", base.toString())),
                target.resolve("it/tenants"),
                Path.of(System.getProperty(
                        "santral.platform", target.resolve("platform").toString())),
                Path.of(System.getProperty(
                        "santral.war", target.resolve("santral.war").toString())),
                target.resolve("it/software"),
                base.resolve(data),
                freePorts(),
                512);
    }

    private static JsonObject testClient() {
        JsonArrayBuilder scopes = Json.createArrayBuilder(
                List.of("basic", "acr", "profile", "email", "roles", "microprofile-jwt", "organization"));
        return Json.createObjectBuilder()
                .add("clientId", CLIENT)
                .add("enabled", true)
                .add("publicClient", true)
                .add("standardFlowEnabled", false)
                .add("directAccessGrantsEnabled", true)
                .add("defaultClientScopes", scopes)
                .add(
                        "protocolMappers",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("name", "audience")
                                        .add("protocol", "openid-connect")
                                        .add("protocolMapper", "oidc-audience-mapper")
                                        .add(
                                                "config",
                                                Json.createObjectBuilder()
                                                        .add("included.custom.audience", "santral-api")
                                                        .add("access.token.claim", "true")
                                                        .add("id.token.claim", "false"))))
                .build();
    }

    private static Ports freePorts() {
        try (ServerSocket one = free();
                ServerSocket two = free();
                ServerSocket three = free();
                ServerSocket four = free()) {
            return new Ports(one.getLocalPort(), two.getLocalPort(), three.getLocalPort(), four.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket free() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** {@code http://localhost:<port>}, without a slash at the end. */
    public String baseUrl() {
        return platform.application().baseUrl();
    }

    /** Keycloak's issuer, {@code http://localhost:<port>/realms/santral}. */
    public String issuer() {
        return platform.keycloak().issuer();
    }

    /** The tables themselves, over all brands, by the owner's user: to set a stage and to look behind the application. */
    public Connection owner() throws SQLException {
        return platform.database()
                .connect("santral", "santral_owner", platform.users().owner());
    }

    /** The walled views, by the application's user; the session is bound to no brand yet. */
    public Connection desk() throws SQLException {
        return platform.database()
                .connect("santral_desk", "santral_desk", platform.users().desk());
    }

    /** What may be read over brands, by the application's second user. */
    public Connection directory() throws SQLException {
        return platform.database()
                .connect(
                        "santral_directory",
                        "santral_directory",
                        platform.users().directory());
    }

    /** A fresh access token for the API, in the name of a demo person such as {@code elif}. */
    public String token(String username) {
        return platform.keycloak().admin().token(CLIENT, username, passwordOf(username));
    }

    /** A program that calls the API in the name of a demo person. */
    public Caller as(String username) {
        return new Caller(this, username);
    }

    /** What a demo person types at the log-in. */
    public String passwordOf(String username) {
        return platform.passwordOf(username);
    }

    /** The folder of the brands, which the application reads at each start: a copy, for the tests to change. */
    public Path tenants() {
        return platform.settings().tenants();
    }

    /** The value of a secret that {@code tenants/} names, such as an app's secret for a webhook's signature. */
    public String secret(String name) {
        return platform.secrets().secret(name);
    }

    /** The simulator's address, without a slash at the end: its levers stand under {@code /control}. */
    public String simulatorUrl() {
        return platform.simulatorUrl();
    }

    /** What writes comments, orders faults and tells what was received, in the providers' place. */
    public Levers simulator() {
        return new Levers(simulatorUrl());
    }

    /** What the application was told about its surroundings. */
    public Map<String, String> environment() {
        return platform.application().environment();
    }

    /** All parts, for tests that stop and start them. */
    public Platform platform() {
        return platform;
    }
}
