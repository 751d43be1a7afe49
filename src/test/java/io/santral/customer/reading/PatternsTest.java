package io.santral.customer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.tenancy.SettingsCheck.Objection;
import io.santral.tenancy.file.TenantsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {
    @TempDir
    Path folder;

    private static List<Objection> check(String number, String pattern, String example) {
        return new Patterns()
                .check(Map.of(
                        "patterns",
                        Map.of("numbers", List.of(Map.of("number", number, "pattern", pattern, "example", example)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(\\d)\\1", "(?=\\d)\\d+", "(?<!a)\\d", "[", "(", "\\d++"})
    void whatRe2HasNotIsRefused(String pattern) {
        assertThat(check("order", pattern, "11")).singleElement().satisfies(objection -> {
            assertThat(objection.path()).isEqualTo("/numbers/0/pattern");
            assertThat(objection.message()).contains("no pattern of RE2");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(\\d{1000}){1000}", "((\\d{50}){50}){1000000000}", "\\d{20000}", "\\d{99999999999999999999}"})
    void repetitionsThatMultiplyAreRefusedBeforeTheyTakeMemory(String pattern) {
        assertThat(check("order", pattern, "11"))
                .singleElement()
                .satisfies(objection -> assertThat(objection.message()).contains("multiply to more than 2000"));
    }

    @Test
    void aPatternThatMatchesNothingAtAllIsRefused() {
        assertThat(check("order", "\\d*", "11"))
                .singleElement()
                .satisfies(objection -> assertThat(objection.message()).contains("matches an empty text"));
    }

    @Test
    void theExampleMustBeWhatThePatternDescribes() {
        assertThat(check("cargo", "\\d{12}", "12345678901"))
                .singleElement()
                .satisfies(objection -> assertThat(objection.path()).isEqualTo("/numbers/0/example"));
        assertThat(check("cargo", "\\d{12}", "123456789012")).isEmpty();
    }

    @Test
    void aBrandsFileIsRefusedWithLineAndReason() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("tenants"))) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(Path.of("tenants").relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        Files.writeString(folder.resolve("kuzgun/patterns.yaml"), """
                # Two numbers.
                numbers:
                  - {number: order, pattern: 'K\\d{8}', example: K12345678}
                  - number: cargo
                    pattern: '(\\d)\\1{11}'
                    example: "111111111111"
                """);

        assertThat(TenantsFolder.read(folder).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("kuzgun/patterns.yaml");
            assertThat(problem.line()).isEqualTo(5);
            assertThat(problem.message()).contains("no pattern of RE2").contains("back references");
        });
    }
}
