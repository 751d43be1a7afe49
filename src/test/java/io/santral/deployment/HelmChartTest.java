package io.santral.deployment;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import io.santral.tenancy.file.Reading;
import io.santral.tenancy.file.TenantsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The chart, rendered by Helm itself. No cluster sees it. */
class HelmChartTest {
    private static final Path CHART = Path.of("helm/santral");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String BRAND = "tenants.files.kuzgun/brand\\.yaml";

    private static Map<String, JsonNode> render(UnaryOperator<TemplateCommand> values) {
        String text = values.apply(
                        new Helm(CHART).template().withName("santral").withKubeVersion("1.33.0"))
                .call();
        Map<String, JsonNode> resources = new TreeMap<>();
        for (String document : text.split("(?m)^---\\s*$", -1)) {
            JsonNode resource = YAML.readTree(document);
            if (resource != null && resource.isObject()) {
                String name = resource.path("kind").asString() + " "
                        + resource.at("/metadata/name").asString();
                assertThat(resources.put(name, resource)).as("%s twice", name).isNull();
            }
        }
        return resources;
    }

    private static Map<String, JsonNode> withAll() {
        return render(chart -> chart.set("ingress.enabled", "true")
                .set("autoscaling.enabled", "true")
                .set("ingress.tlsSecret", "santral-tls")
                .set(BRAND, "name: Kuzgun"));
    }

    private static JsonNode resource(Map<String, JsonNode> resources, String name) {
        assertThat(resources).containsKey(name);
        return resources.get(name);
    }

    private static JsonNode pod(Map<String, JsonNode> resources) {
        return resource(resources, "Deployment santral").at("/spec/template/spec");
    }

    private static JsonNode container(Map<String, JsonNode> resources) {
        return pod(resources).at("/containers/0");
    }

    private static List<String> texts(JsonNode list, String pointer) {
        return list.valueStream().map(one -> one.at(pointer).asString()).toList();
    }

    @Test
    void itPassesTheStrictLint() {
        LintResult result = new Helm(CHART).lint().strict().call();
        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @Test
    void theDefaultsRenderWhatIsAlwaysNeeded() {
        assertThat(render(chart -> chart).keySet())
                .containsExactlyInAnyOrder(
                        "ConfigMap santral",
                        "Deployment santral",
                        "NetworkPolicy santral",
                        "PodDisruptionBudget santral",
                        "Service santral",
                        "ServiceAccount santral");
    }

    @Test
    void whatIsOptionalComesWhenItIsAskedFor() {
        assertThat(withAll().keySet())
                .containsAll(render(chart -> chart).keySet())
                .contains("Ingress santral", "HorizontalPodAutoscaler santral", "ConfigMap santral-tenants");
        assertThat(resource(withAll(), "Deployment santral").at("/spec").has("replicas"))
                .as("the autoscaler alone says how many")
                .isFalse();
    }

    /** A setting that the code reads, and no more: one without its place here fails the build. */
    @Test
    void thePodSetsEverySettingOfTheCodeAndNoOther() {
        Map<String, JsonNode> resources = withAll();
        Set<String> set = new TreeSet<>(
                resource(resources, "ConfigMap santral").path("data").propertyNames());
        set.addAll(texts(container(resources).path("env"), "/name"));
        assertThat(container(resources).at("/envFrom/0/configMapRef/name").asString())
                .isEqualTo("santral");
        set.removeIf(name -> !name.startsWith("SANTRAL_"));
        assertThat(set).isEqualTo(SettingsOfTheCode.variablesOfProduction());
    }

    @Test
    void whatIsSecretComesFromASecretOnly() {
        Map<String, JsonNode> resources = withAll();
        assertThat(resource(resources, "ConfigMap santral").path("data").propertyNames())
                .isNotEmpty()
                .noneMatch(SettingsOfTheCode::isSecret);
        List<JsonNode> secrets = container(resources)
                .path("env")
                .valueStream()
                .filter(variable ->
                        SettingsOfTheCode.isSecret(variable.path("name").asString()))
                .toList();
        assertThat(secrets).isNotEmpty().allSatisfy(variable -> {
            assertThat(variable.has("value")).isFalse();
            assertThat(variable.at("/valueFrom/secretKeyRef/name").asString()).isEqualTo("santral");
            assertThat(variable.at("/valueFrom/secretKeyRef/key"))
                    .as("the key has the variable's name")
                    .isEqualTo(variable.path("name"));
        });
        assertThat(resources.keySet()).noneMatch(name -> name.startsWith("Secret "));
    }

    @Test
    void thePodMayDoNothingThatItNeedNot() {
        JsonNode pod = pod(withAll());
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
        assertThat(pod.at("/securityContext/seccompProfile/type").asString()).isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        JsonNode rights = pod.at("/containers/0/securityContext");
        assertThat(rights.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(rights.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(texts(rights.at("/capabilities/drop"), "")).containsExactly("ALL");
    }

    @Test
    void onlyTheTemporaryFolderCanBeWritten() {
        JsonNode pod = pod(withAll());
        List<JsonNode> writable = pod.at("/containers/0/volumeMounts")
                .valueStream()
                .filter(mount -> !mount.path("readOnly").asBoolean(false))
                .toList();
        assertThat(writable).hasSize(1);
        assertThat(writable.get(0).path("mountPath").asString()).isEqualTo("/tmp");
        assertThat(pod.path("volumes")
                        .valueStream()
                        .filter(volume ->
                                volume.path("name").equals(writable.get(0).path("name")))
                        .map(volume -> volume.has("emptyDir")))
                .containsExactly(true);
        assertThat(pod.at("/containers/0/env")
                        .valueStream()
                        .filter(variable -> variable.path("name").asString().equals("JAVA_TOOL_OPTIONS"))
                        .map(variable -> variable.path("value").asString()))
                .singleElement()
                .asString()
                .contains("-Djava.io.tmpdir=/tmp");
    }

    @Test
    void everyMountHasItsVolumeAndTheFoldersAreWhereTheSettingsSay() {
        Map<String, JsonNode> resources = withAll();
        JsonNode pod = pod(resources);
        List<String> mounts = texts(pod.at("/containers/0/volumeMounts"), "/mountPath");
        assertThat(texts(pod.at("/containers/0/volumeMounts"), "/name"))
                .containsExactlyInAnyOrderElementsOf(texts(pod.path("volumes"), "/name"));
        JsonNode settings = resource(resources, "ConfigMap santral").path("data");
        assertThat(mounts)
                .contains(
                        settings.path("SANTRAL_SECRETS").asString(),
                        settings.path("SANTRAL_TENANTS").asString());
    }

    @Test
    void probesAskForTheirOwnAddressAndThePodDrainsBeforeItIsKilled() {
        JsonNode pod = pod(render(chart -> chart.set("drainSeconds", 20).set("stopSeconds", 40)));
        JsonNode container = pod.at("/containers/0");
        assertThat(container.at("/readinessProbe/httpGet/path").asString()).isEqualTo("/health/ready");
        assertThat(container.at("/startupProbe/httpGet/path").asString()).isEqualTo("/health/ready");
        assertThat(container.at("/livenessProbe/httpGet/path").asString()).isEqualTo("/health/live");
        assertThat(texts(container.at("/lifecycle/preStop/exec/command"), "")).containsExactly("sleep", "20");
        assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isEqualTo(60);
    }

    @Test
    void everySelectorFindsThePod() {
        Map<String, JsonNode> resources = withAll();
        JsonNode labels = resource(resources, "Deployment santral").at("/spec/template/metadata/labels");
        List<JsonNode> selectors = List.of(
                resource(resources, "Deployment santral").at("/spec/selector/matchLabels"),
                resource(resources, "Service santral").at("/spec/selector"),
                resource(resources, "NetworkPolicy santral").at("/spec/podSelector/matchLabels"),
                resource(resources, "PodDisruptionBudget santral").at("/spec/selector/matchLabels"));
        assertThat(selectors)
                .allSatisfy(selector -> assertThat(selector.properties()).isNotEmpty());
        assertThat(selectors)
                .allSatisfy(selector -> assertThat(labels.properties()).containsAll(selector.properties()));
        assertThat(resource(resources, "HorizontalPodAutoscaler santral")
                        .at("/spec/scaleTargetRef/name")
                        .asString())
                .isEqualTo("santral");
    }

    @Test
    void aChangedSettingOrBrandStartsNewPods() {
        assertThat(checksums(chart -> chart.set("settings.graphReadMillis", 9000)))
                .isNotEqualTo(checksums(chart -> chart));
        assertThat(checksums(chart -> chart.set(BRAND, "name: A")))
                .isNotEqualTo(checksums(chart -> chart.set(BRAND, "name: B")));
        assertThat(checksums(chart -> chart.set("drainSeconds", 20)))
                .as("what is no setting changes nothing here")
                .isEqualTo(checksums(chart -> chart));
    }

    private static JsonNode checksums(UnaryOperator<TemplateCommand> values) {
        return resource(render(values), "Deployment santral").at("/spec/template/metadata/annotations");
    }

    @Test
    void theIngressLeadsToAllThatPeopleAndProvidersNeedAndToNothingElse() throws IOException {
        List<JsonNode> paths = resource(withAll(), "Ingress santral")
                .at("/spec/rules/0/http/paths")
                .valueStream()
                .toList();
        assertThat(addresses()).isNotEmpty().allMatch(address -> leads(paths, address));
        assertThat(List.of("/health/ready", "/metrics", "/openapi", "/WEB-INF/web.xml", "/consoles"))
                .noneMatch(address -> leads(paths, address));
    }

    private static boolean leads(List<JsonNode> paths, String address) {
        return paths.stream().anyMatch(path -> {
            String at = path.path("path").asString();
            return path.path("pathType").asString().equals("Exact")
                    ? address.equals(at)
                    : address.equals(at) || address.startsWith(at + "/");
        });
    }

    /** Pages, static files, servlets, sockets and resources, from the sources. */
    private static Set<String> addresses() throws IOException {
        Set<String> addresses = new TreeSet<>(Set.of("/jakarta.faces.resource/santral.css.xhtml"));
        Path webapp = Path.of("src/main/webapp");
        try (Stream<Path> files = Files.walk(webapp)) {
            files.filter(Files::isRegularFile)
                    .map(file -> "/" + webapp.relativize(file))
                    .filter(file -> !file.startsWith("/WEB-INF/") && !file.startsWith("/resources/"))
                    .forEach(addresses::add);
        }
        Pattern served = Pattern.compile("@(?:WebServlet|ApplicationPath)\\((?:urlPatterns = )?\"([^\"]*)\"");
        Pattern socket = Pattern.compile("String PATH = \"(/[^\"]*)\"");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(SettingsOfTheCode::text)
                    .forEach(source -> Stream.of(served, socket)
                            .flatMap(pattern -> pattern.matcher(source).results())
                            .map(found -> found.group(1).replace("/*", "/x"))
                            .map(path -> path.isEmpty() ? "/" : path)
                            .forEach(addresses::add));
        }
        assertThat(addresses).contains("/", "/hooks/x", "/session/callback", "/api/v1", "/console/live");
        return addresses;
    }

    @Test
    void aBrowserStaysOnItsNodeWhicheverControllerThereIs() {
        JsonNode traefik = resource(withAll(), "Service santral").at("/metadata/annotations");
        assertThat(traefik.path("traefik.ingress.kubernetes.io/service.sticky.cookie")
                        .asString())
                .isEqualTo("true");
        assertThat(traefik.path("traefik.ingress.kubernetes.io/service.sticky.cookie.secure")
                        .asString())
                .isEqualTo("true");
        JsonNode nginx = resource(
                        render(chart -> chart.set("ingress.enabled", "true").set("ingress.controller", "nginx")),
                        "Ingress santral")
                .at("/metadata/annotations");
        assertThat(nginx.path("nginx.ingress.kubernetes.io/affinity").asString())
                .isEqualTo("cookie");
    }

    @Test
    void onlyOnePortIsReachedAndOnlyWhatIsNeededIsSpokenTo() {
        JsonNode policy = resource(
                        render(chart -> chart.set("networkPolicy.egressPorts[0]", 3306)
                                .set("networkPolicy.egressPorts[1]", 8443)),
                        "NetworkPolicy santral")
                .path("spec");
        assertThat(texts(policy.path("policyTypes"), "")).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(texts(policy.at("/ingress/0/ports"), "/port")).containsExactly("http");
        assertThat(policy.path("egress").valueStream().flatMap(rule -> texts(rule.path("ports"), "/port").stream()))
                .containsExactlyInAnyOrder("53", "53", "3306", "8443");
    }

    /** All of tenants/ goes through values, a ConfigMap and a volume, and is then what it was. */
    @Test
    void theBrandsArriveInThePodAsTheyAreWritten(@TempDir Path mounted) throws IOException {
        Path tenants = Path.of("tenants");
        List<Path> files;
        try (Stream<Path> all = Files.walk(tenants, 2)) {
            files = all.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.startsWith("tenants/_example"))
                    .toList();
        }
        Map<String, JsonNode> resources = render(chart -> {
            files.forEach(file -> chart.setFile(
                    "tenants.files." + tenants.relativize(file).toString().replace(".", "\\."), file));
            return chart;
        });
        JsonNode contents = resource(resources, "ConfigMap santral-tenants").path("data");
        JsonNode items = pod(resources)
                .path("volumes")
                .valueStream()
                .filter(volume -> volume.path("name").asString().equals("tenants"))
                .findFirst()
                .orElseThrow()
                .at("/configMap/items");
        for (JsonNode item : items.valueStream().toList()) {
            String key = item.path("key").asString();
            assertThat(key).matches("[-._a-zA-Z0-9]+");
            Path target = mounted.resolve(item.path("path").asString());
            Files.createDirectories(target.getParent());
            Files.writeString(target, contents.path(key).asString());
        }
        Reading reading = TenantsFolder.read(mounted);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.files())
                .isEqualTo(TenantsFolder.read(tenants).files())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "replicas; -1; at '/replicas",
                "replicas; many; at '/replicas",
                "image.tag; latest; at '/image",
                "settings.baseUrl; https://santral.example/desk; at '/settings",
                "settings.oidcIssuer; https://login.example/santral; at '/settings",
                "settings.dbUrl; jdbc:mariadb://mysql:3306/; at '/settings",
                "settings.dbUrl; jdbc:mysql://mysql:3306/?password=x; at '/settings",
                "settings.graphSettle; 20 seconds; at '/settings",
                "settings.graphReedMillis; 10000; at '/settings",
                "secrets.existing; ``; at '/secrets",
                "secrets.masterKey; abc; at '/secrets",
                "tenants.files.kuzgun; x; invalid propertyName",
                "tenants.files.Kuzgun/brand\\.yaml; x; invalid propertyName",
                "ingress.controller; apache; at '/ingress",
                "networkPolicy.egressPorts[0]; 70000; at '/networkPolicy",
                "heapPercent; 95; at '/heapPercent",
            })
    void aWrongValueIsRefused(String key, String value, String said) {
        assertThatThrownBy(() -> render(chart -> chart.set(key, value)))
                .hasMessageContaining("values don't meet the specifications of the schema")
                .hasMessageContaining(said);
    }

    @Test
    void anAutoscalerThatCannotBeIsRefused() {
        assertThatThrownBy(() ->
                        render(chart -> chart.set("autoscaling.enabled", "true").set("autoscaling.minReplicas", 9)))
                .hasMessageContaining("minReplicas is larger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Chart.yaml", "values.yaml"})
    void theChartNamesTheVersionThatIsBuilt(String file) {
        JsonNode yaml = YAML.readTree(SettingsOfTheCode.text(CHART.resolve(file)));
        String built = Pattern.compile("<version>(.*?)(-SNAPSHOT)?</version>")
                .matcher(SettingsOfTheCode.text(Path.of("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        String named = file.equals("Chart.yaml")
                ? yaml.path("appVersion").asString()
                : container(render(chart -> chart)).path("image").asString().replace("santral:", "");
        assertThat(named).isEqualTo(built);
    }

    /** Names of values that nobody reads mislead. */
    @Test
    void everyValueIsUsedByATemplate() throws IOException {
        String templates;
        try (Stream<Path> files = Files.list(CHART.resolve("templates"))) {
            templates = files.map(SettingsOfTheCode::text).collect(joining("\n"));
        }
        Set<String> names = YAML.readTree(SettingsOfTheCode.text(CHART.resolve("values.yaml")))
                .propertyStream()
                .flatMap(entry -> entry.getValue().isObject()
                                && !entry.getValue().isEmpty()
                                && !entry.getKey().equals("resources")
                        ? entry.getValue().propertyStream().map(Map.Entry::getKey)
                        : Stream.of(entry.getKey()))
                .collect(toCollection(TreeSet::new));
        assertThat(names).hasSizeGreaterThan(30).allMatch(name -> templates.contains("." + name));
    }
}
