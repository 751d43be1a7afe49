package io.santral.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * A folder of secrets, one file each, as Kubernetes mounts them; readable by its owner only. A secret that is not there is
 * made when it is first asked for, and kept.
 */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Without the letters and digits that are mistaken for each other, as people type these. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Path folder;

    Secrets(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new CannotStart("The folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
    }

    Path folder() {
        return folder;
    }

    /** 160 bits in letters and digits: a password that programs use, or a provider's secret or token. */
    public String secret(String name) {
        return kept(name, () -> readable(32));
    }

    /** A password that a person types: 12 letters and digits, almost 60 bits. */
    public String password(String name) {
        return kept(name, () -> readable(4) + "-" + readable(4) + "-" + readable(4));
    }

    /** A 256-bit key in base64. */
    public String key(String name) {
        return kept(name, () -> {
            byte[] key = new byte[32];
            RANDOM.nextBytes(key);
            return Base64.getEncoder().encodeToString(key);
        });
    }

    private String kept(String name, Supplier<String> maker) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new CannotStart("'" + name + "' is no name for a secret: letters, digits, dot, dash and underscore.");
        }
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                // Whole or not at all: a start that is cut short leaves no empty secret behind.
                Path draft = Files.createTempFile(folder, ".draft", "");
                Files.writeString(draft, maker.get());
                Files.move(draft, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readable(int length) {
        StringBuilder made = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            made.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return made.toString();
    }
}
