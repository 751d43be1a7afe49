package io.santral.tenancy.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs no database: {@link ProvisioningIT} has the rest. */
class TenantsCommandTest {
    private final StringWriter out = new StringWriter();

    @TempDir
    Path empty;

    @Test
    void theShippedFilesAreFine() {
        assertThat(run(Map.of(), "check")).isEqualTo(TenantsCommand.FINE);
        assertThat(out.toString()).contains("no problems in 3 brands");
    }

    @Test
    void wrongFilesAreWrong() {
        assertThat(run(Map.of(), "check", empty.toString())).isEqualTo(TenantsCommand.WRONG);
        assertThat(out.toString()).contains("_operator: there is no such folder");
    }

    @Test
    void whatACapabilityCannotReadIsRefusedBeforeTheDatabaseIsAskedFor() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("tenants"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = empty.resolve(Path.of("tenants").relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path sla = empty.resolve("kuzgun/sla.yaml");
        Files.writeString(sla, Files.readString(sla).replace("PT30M", "PT0S"));

        for (String command : List.of("check", "plan", "apply")) {
            out.getBuffer().setLength(0);
            assertThat(run(Map.of(), command, empty.toString())).isEqualTo(TenantsCommand.WRONG);
            assertThat(out.toString())
                    .contains("kuzgun/sla.yaml:4 /targets/0/within: PT0S is no time to answer in")
                    .contains("nothing was changed");
        }
    }

    @Test
    void theNamesOfTheSecretsAreListedOnceEach() {
        assertThat(run(Map.of(), "secrets")).isEqualTo(TenantsCommand.FINE);
        assertThat(out.toString().lines()).contains("santral-facebook-secret").doesNotHaveDuplicates();
    }

    @Test
    void whatIsNoCommandIsExplained() {
        assertThat(run(Map.of())).isEqualTo(TenantsCommand.WRONG);
        assertThat(run(Map.of(), "aply")).isEqualTo(TenantsCommand.WRONG);
        assertThat(run(Map.of(), "plan", "--take-out", "kuzgun")).isEqualTo(TenantsCommand.WRONG);
        assertThat(run(Map.of(), "apply", "--take-out")).isEqualTo(TenantsCommand.WRONG);
        assertThat(out.toString().split("Usage: tenants", -1)).hasSize(5);
    }

    @Test
    void whatIsNotSetIsNamedAtOnce() {
        assertThat(run(Map.of("santral.secrets", empty.toString()), "plan")).isEqualTo(TenantsCommand.WRONG);
        assertThat(out.toString())
                .as("missing secrets come first, each with its place")
                .contains("kuzgun/channels.yaml:8 /accounts/0/secrets/accessToken: there is no secret");
        assertThat(run(Map.of(), "plan")).isEqualTo(TenantsCommand.WRONG);
        assertThat(out.toString()).contains("not set: SANTRAL_SECRETS");
    }

    private int run(Map<String, String> settings, String... arguments) {
        return new TenantsCommand(
                        new Installation(name -> Optional.ofNullable(settings.get(name))), new PrintWriter(out, true))
                .run(List.of(arguments));
    }
}
