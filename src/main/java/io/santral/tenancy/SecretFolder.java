package io.santral.tenancy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder with one file a secret, named as the secret, as Kubernetes mounts a Secret ({@code SANTRAL_SECRETS}). Read at each
 * question, so a rotated secret needs no restart.
 */
public record SecretFolder(Path path) {
    /** The longest secret, in bytes; sealed, it fits its column. */
    public static final int MAX_BYTES = 3900;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");

    /**
     * The secret without white space around it; empty if there is no such file, it is empty, or the name is none.
     *
     * @throws UncheckedIOException if the file is there and cannot be read, or is longer than {@link #MAX_BYTES}
     */
    public Optional<String> find(String name) {
        Path file = path.resolve(name);
        if (!NAME.matcher(name).matches() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("the secret " + name + " is longer than " + MAX_BYTES + " bytes");
            }
            String secret = new String(bytes, StandardCharsets.UTF_8).strip();
            return secret.isEmpty() ? Optional.empty() : Optional.of(secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
