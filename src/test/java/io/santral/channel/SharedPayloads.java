package io.santral.channel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Payloads that others published, kept beside the project: in the folder that {@code -Dsantral.shared} names, or in
 * {@code shared} beside one of the folders above. Where they are not there, the tests that read them say so.
 */
public final class SharedPayloads {
    private SharedPayloads() {}

    /** All JSON files below the folder, for example {@code facebook}; an empty name means all providers. */
    public static List<Path> json(String folder) {
        Optional<Path> root = root();
        assumeTrue(root.isPresent(), "shared/payloads is not there: published payloads were not tried");
        try (var files = Files.walk(root.get().resolve(folder))) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> root() {
        String named = System.getProperty("santral.shared", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named, "payloads")).filter(Files::isDirectory);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path payloads = at.resolve("shared/payloads");
            if (Files.isDirectory(payloads)) {
                return Optional.of(payloads);
            }
        }
        return Optional.empty();
    }
}
