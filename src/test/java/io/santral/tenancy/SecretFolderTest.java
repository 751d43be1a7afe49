package io.santral.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFolderTest {
    @TempDir
    Path folder;

    @Test
    void aSecretIsItsFileWithoutTheSpaceAround() throws Exception {
        Files.writeString(folder.resolve("kuzgun-token"), " abc\n");

        assertThat(new SecretFolder(folder).find("kuzgun-token")).contains("abc");
    }

    @Test
    void whatIsNotThereOrEmptyIsNoSecret() throws Exception {
        Files.writeString(folder.resolve("empty"), "\n");

        assertThat(new SecretFolder(folder).find("empty")).isEmpty();
        assertThat(new SecretFolder(folder).find("missing")).isEmpty();
    }

    @Test
    void aNameNeverLeavesTheFolder() throws Exception {
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(folder.resolve("outside"), "abc");

        assertThat(new SecretFolder(secrets).find("../outside")).isEmpty();
        assertThat(new SecretFolder(secrets).find(folder.resolve("outside").toString()))
                .isEmpty();
        assertThat(new SecretFolder(secrets).find("..")).isEmpty();
    }

    @Test
    void aSecretThatIsTooLongIsRefusedAndNotCut() throws Exception {
        Files.writeString(folder.resolve("long"), "x".repeat(SecretFolder.MAX_BYTES + 1));

        assertThatThrownBy(() -> new SecretFolder(folder).find("long"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("long");
    }
}
