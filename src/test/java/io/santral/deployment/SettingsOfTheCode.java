package io.santral.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings that the application reads, found in its sources by their names: {@code santral.db.url} is SANTRAL_DB_URL. */
final class SettingsOfTheCode {
    private static final Pattern NAME = Pattern.compile("(?:\"|MPCONFIG=)(santral\\.[a-z][a-z.-]*[a-z])[\"}:]");

    /** What makes the simulator a channel: set by the demo and the tests, and nowhere else. */
    private static final Set<String> OF_THE_DEMO = Set.of("SANTRAL_SIMULATOR_URL");

    private SettingsOfTheCode() {}

    /** The environment variables that production sets. */
    static Set<String> variablesOfProduction() {
        Set<String> variables = variables();
        if (!variables.removeAll(OF_THE_DEMO)) {
            throw new AssertionError(OF_THE_DEMO + " are read by nobody any more");
        }
        return variables;
    }

    /** The names of the environment variables. */
    static Set<String> variables() {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> variables(text(file)).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> variables(String source) {
        return NAME.matcher(source)
                .results()
                .map((MatchResult found) -> found.group(1))
                .map(name -> name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the variable's value must not be seen. */
    static boolean isSecret(String variable) {
        return variable.endsWith("_PASSWORD") || variable.endsWith("_SECRET") || variable.endsWith("_KEY");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
