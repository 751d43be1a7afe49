package io.santral.deployment;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.santral.tenancy.MasterKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The image's recipe, the compose file and their scripts. Nothing is built: there need be no container engine. */
class ContainerTest {
    private static final Path DOCKER = Path.of("docker");

    /** What {@code mvn package} makes, and where. */
    private static final Set<String> PRODUCTS = Set.of("target/santral.war", "target/platform/payara-micro.jar");

    @TempDir
    Path folder;

    private static List<String> instructions(String word) {
        String text = SettingsOfTheCode.text(DOCKER.resolve("Dockerfile"))
                .replaceAll("(?m)^\\s*#.*\\R", "")
                .replaceAll("\\\\\\R\\s*", "");
        return text.lines()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1).strip())
                .toList();
    }

    private static JsonNode compose() {
        return new YAMLMapper().readTree(SettingsOfTheCode.text(DOCKER.resolve("compose.yaml")));
    }

    private static JsonNode service(String name) {
        return compose().path("services").path(name);
    }

    private static Set<String> copied() {
        return instructions("COPY").stream()
                .flatMap(line -> {
                    List<String> words = List.of(line.split("\\s+"));
                    return words.subList(0, words.size() - 1).stream();
                })
                .collect(toSet());
    }

    private static Stream<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString);
    }

    @Test
    void whatTheImageCopiesIsThereOrIsBuilt() {
        assertThat(copied())
                .containsAll(PRODUCTS)
                .allMatch(source -> PRODUCTS.contains(source) || Files.isRegularFile(Path.of(source)));
        String pom = SettingsOfTheCode.text(Path.of("pom.xml"));
        assertThat(pom)
                .as("the products' names")
                .contains("<finalName>santral</finalName>", "<platform.dir>${project.build.directory}/platform</")
                .contains("<artifactId>payara-micro</artifactId>", "<stripVersion>true</stripVersion>");
    }

    @Test
    void theBuilderGetsWhatIsCopiedAndNothingElse() {
        List<String> lines = SettingsOfTheCode.text(DOCKER.resolve("Dockerfile.dockerignore"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(lines.get(0)).isEqualTo("*");
        assertThat(lines.stream().skip(1).map(line -> line.replaceFirst("^!", "")))
                .containsExactlyInAnyOrderElementsOf(copied());
    }

    @Test
    void everyImageIsNamedWithItsVersion() {
        List<String> images = Stream.concat(
                        instructions("FROM").stream(),
                        compose()
                                .path("services")
                                .valueStream()
                                .map(service -> service.path("image").asString()))
                .toList();
        assertThat(images).hasSize(4).allMatch(image -> image.matches("[a-z0-9/-]+:[0-9][A-Za-z0-9._-]*"));
    }

    @Test
    void theTestedKeycloakIsTheOneThatRuns() {
        String pom = SettingsOfTheCode.text(Path.of("pom.xml"));
        String image = service("keycloak").path("image").asString();
        assertThat(pom)
                .contains("<keycloak.version>" + image.substring(image.indexOf(':') + 1) + "</keycloak.version>");
    }

    @Test
    void theImageRunsAsAPlainUserWithANumber() {
        List<String> users = instructions("USER");
        assertThat(users).isNotEmpty();
        assertThat(users.get(users.size() - 1)).matches("[1-9][0-9]{3,}:[1-9][0-9]{3,}");
    }

    @Test
    void theImageIsAskedWhetherTheApplicationIsThereAndNotOnlyTheServer() {
        assertThat(instructions("HEALTHCHECK")).singleElement().asString().contains("/health/ready");
    }

    @Test
    void aSignalReachesJavaItself() {
        // Without a shell around it, and the script becomes what it starts.
        assertThat(instructions("ENTRYPOINT"))
                .singleElement()
                .asString()
                .startsWith("[")
                .contains("with-files.sh");
        assertThat(instructions("CMD")).singleElement().asString().startsWith("[\"java\"");
        assertThat(SettingsOfTheCode.text(DOCKER.resolve("with-files.sh")).lines())
                .last()
                .isEqualTo("exec \"$@\"");
    }

    @Test
    void composeSetsEverySettingOfTheCodeAndNoOther() {
        Set<String> set = service("santral").path("environment").propertyNames().stream()
                .map(name -> name.replaceFirst("_FILE$", ""))
                .collect(toCollection(TreeSet::new));
        assertThat(set).isEqualTo(SettingsOfTheCode.variablesOfProduction());
    }

    @Test
    void composeTakesEverySecretFromAFileThatTheServiceGets() {
        JsonNode defined = compose().path("secrets");
        for (Map.Entry<String, JsonNode> service : compose().path("services").properties()) {
            Set<String> given = texts(service.getValue().path("secrets")).collect(toSet());
            assertThat(defined.propertyNames()).containsAll(given);
            service.getValue().path("environment").properties().forEach(variable -> {
                String name = variable.getKey();
                String value = variable.getValue().asString();
                if (name.endsWith("_FILE")) {
                    assertThat(value).startsWith("/run/secrets/");
                    assertThat(given).as(service.getKey()).contains(value.substring("/run/secrets/".length()));
                } else {
                    assertThat(SettingsOfTheCode.isSecret(name)).as(name).isFalse();
                }
            });
        }
    }

    @Test
    void theSecretsAreMadeOnceAndStayOutOfTheRepository() throws Exception {
        Path made = folder.resolve("secrets");
        assertThat(bash(Map.of(), "docker/make-secrets.sh", made.toString()).code())
                .isZero();
        Set<String> files = compose()
                .path("secrets")
                .valueStream()
                .map(secret ->
                        Path.of(secret.path("file").asString()).getFileName().toString())
                .collect(toSet());
        assertThat(files)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(made.resolve(file)).isNotEmptyFile());
        assertThat(files.stream().map(file -> SettingsOfTheCode.text(made.resolve(file))))
                .doesNotHaveDuplicates();
        String key = SettingsOfTheCode.text(made.resolve("master-key"));
        assertThat(MasterKey.of(key)).isNotNull();
        assertThat(bash(Map.of(), "docker/make-secrets.sh", made.toString()).code())
                .isZero();
        assertThat(made.resolve("master-key")).hasContent(key);
        assertThat(SettingsOfTheCode.text(Path.of(".gitignore")).lines()).contains("/docker/secrets/", "/docker/.env");
    }

    @Test
    void theExampleOfTheEnvironmentNamesWhatComposeAsksFor() {
        Set<String> asked = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)")
                .matcher(SettingsOfTheCode.text(DOCKER.resolve("compose.yaml")))
                .results()
                .map(found -> found.group(1))
                .collect(toCollection(TreeSet::new));
        Set<String> named = SettingsOfTheCode.text(DOCKER.resolve(".env.example"))
                .lines()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(toCollection(TreeSet::new));
        assertThat(named).isNotEmpty().isEqualTo(asked).noneMatch(SettingsOfTheCode::isSecret);
    }

    @Test
    void whatComposeMountsIsThereAndWhatIsNamedIsDefined() {
        Set<String> volumes = compose().path("volumes").propertyNames().stream().collect(toSet());
        List<String> sources = compose()
                .path("services")
                .valueStream()
                .flatMap(service -> texts(service.path("volumes")))
                .map(mount -> mount.replaceFirst("^\\$\\{[A-Z_]+:-([^}]*)}", "$1"))
                .map(mount -> mount.substring(0, mount.indexOf(':')))
                .filter(source -> !source.startsWith("./secrets"))
                .toList();
        assertThat(sources)
                .hasSizeGreaterThan(5)
                .allMatch(source ->
                        source.startsWith(".") ? Files.exists(DOCKER.resolve(source)) : volumes.contains(source));
    }

    @Test
    void keycloakGetsEveryPlaceOfTheRealm() {
        Set<String> places = Pattern.compile("\\$\\{(SANTRAL_[A-Z_]+)}")
                .matcher(SettingsOfTheCode.text(DOCKER.resolve("keycloak/santral-realm.json")))
                .results()
                .map(found -> found.group(1))
                .collect(toSet());
        Set<String> set = service("keycloak").path("environment").propertyNames().stream()
                .map(name -> name.replaceFirst("_FILE$", ""))
                .collect(toSet());
        assertThat(places).isNotEmpty();
        assertThat(set).containsAll(places);
    }

    @Test
    void theApplicationsContainerIsShutAndTheDatabaseTakesOurFunctions() {
        JsonNode santral = service("santral");
        assertThat(santral.path("read_only").asBoolean()).isTrue();
        assertThat(texts(santral.path("cap_drop"))).containsExactly("ALL");
        assertThat(texts(santral.path("security_opt"))).contains("no-new-privileges:true");
        assertThat(compose().path("services").valueStream().flatMap(service -> texts(service.path("ports"))))
                .isNotEmpty()
                .allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(texts(service("mysql").path("command"))).contains("--log-bin-trust-function-creators=1");
    }

    @Test
    void secretsInFilesBecomeVariables() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), "a b$c\n");
        Ended ended = bash(
                Map.of("SANTRAL_MASTER_KEY_FILE", file.toString(), "SANTRAL_BASE_URL", "http://x"),
                "docker/with-files.sh",
                "env");
        assertThat(ended.code()).isZero();
        assertThat(ended.output().lines())
                .contains("SANTRAL_MASTER_KEY=a b$c", "SANTRAL_BASE_URL=http://x")
                .noneMatch(line -> line.startsWith("SANTRAL_MASTER_KEY_FILE"));
    }

    @Test
    void aSecretThatIsMissingEmptyOrGivenTwiceStopsTheStart() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThat(bash(Map.of("SANTRAL_A_FILE", "/nowhere"), "docker/with-files.sh", "true"))
                .isEqualTo(new Ended(66, "SANTRAL_A_FILE: /nowhere cannot be read by user " + user() + "\n"));
        assertThat(bash(Map.of("SANTRAL_A_FILE", empty.toString()), "docker/with-files.sh", "true")
                        .code())
                .isEqualTo(65);
        assertThat(bash(Map.of("SANTRAL_A_FILE", empty.toString(), "SANTRAL_A", "x"), "docker/with-files.sh", "true")
                        .code())
                .isEqualTo(64);
    }

    private String user() throws Exception {
        Path script = Files.writeString(folder.resolve("who.sh"), "printf $UID");
        return bash(Map.of(), script.toString()).output();
    }

    @Test
    void theDatabasesUsersGetTheirPasswords() throws Exception {
        Ended ended = users("owner-0123456789", "desk-0123456789x", "directory-0123456789");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output())
                .contains("'santral_owner'@'%' IDENTIFIED BY 'owner-0123456789'")
                .contains("'santral_desk'@'%' IDENTIFIED BY 'desk-0123456789x'")
                .contains("'santral_directory'@'%' IDENTIFIED BY 'directory-0123456789'")
                .doesNotContain("password}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with-a-quote'-in-it-0123", "with a space in it 0123", ""})
    void aPasswordThatCouldEndItsTextIsRefused(String password) throws Exception {
        Ended ended = users("owner-0123456789", password, "directory-0123456789");
        assertThat(ended.code()).isEqualTo(65);
        assertThat(ended.output()).contains("the secret desk-password must").doesNotContain("CREATE USER");
    }

    private Ended users(String owner, String desk, String directory) throws Exception {
        Files.writeString(folder.resolve("owner-password"), owner);
        Files.writeString(folder.resolve("desk-password"), desk);
        Files.writeString(folder.resolve("directory-password"), directory);
        // As the image's entrypoint does: its function is there, and the script is read into the same shell.
        Path entrypoint = Files.writeString(
                folder.resolve("entrypoint.sh"),
                "set -eo pipefail\ndocker_process_sql() { cat; }\n. docker/mysql/users.sh\n");
        return bash(
                Map.of("SANTRAL_SECRET_FILES", folder.toString(), "SANTRAL_BOOTSTRAP", "docker/mysql/bootstrap.sql"),
                entrypoint.toString());
    }

    private record Ended(int code, String output) {}

    private Ended bash(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("bash"), Stream.of(words)).toList());
        builder.environment().keySet().removeIf(name -> name.startsWith("SANTRAL_"));
        builder.environment().putAll(environment);
        Path output = Files.createTempFile(folder, "output", "");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }
}
