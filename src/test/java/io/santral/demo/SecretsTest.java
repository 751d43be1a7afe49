package io.santral.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void aSecretIsMadeOnceAndKept() {
        String first = new Secrets(folder.resolve("secrets")).secret("app");

        assertThat(new Secrets(folder.resolve("secrets")).secret("app"))
                .isEqualTo(first)
                .hasSize(32);
    }

    @Test
    void twoSecretsAreNotAlike() {
        Secrets secrets = new Secrets(folder.resolve("secrets"));

        assertThat(secrets.password("one")).isNotEqualTo(secrets.password("two"));
    }

    @Test
    void aKeyHas256Bits() {
        assertThat(Base64.getDecoder().decode(new Secrets(folder.resolve("secrets")).key("key")))
                .hasSize(32);
    }

    @Test
    void onlyTheOwnerMayReadThem() throws IOException {
        Secrets secrets = new Secrets(folder.resolve("secrets"));
        secrets.secret("app");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.folder())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(secrets.folder().resolve("app"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aNameCannotLeaveTheFolder() {
        assertThatThrownBy(() -> new Secrets(folder.resolve("secrets")).secret("../elsewhere"))
                .isInstanceOf(CannotStart.class);
    }
}
