package io.santral.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.santral.demo.PlatformSettings.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void missingLibrariesAreReadFromLdd() {
        String ldd = """
                \tlinux-vdso.so.1 (0x00007f7349daa000)
                \tlibcrypt.so.1 => not found
                \tlibsystemd.so.0 => /lib/x86_64-linux-gnu/libsystemd.so.0 (0x00007f7347530000)
                \tliblz4.so.1 => not found
                \tliblz4.so.1 => not found
                """;

        assertThat(Machine.missingLibraries(ldd)).containsExactly("libcrypt.so.1", "liblz4.so.1");
    }

    @Test
    void aMissingLibraryIsToldWithItsDebianPackage() {
        assertThatThrownBy(
                        () -> Machine.mustHaveLibraries(
                                Path.of("bin/mariadbd"),
                                "\tlibcrypt.so.1 => not found\n\tlibstdc++.so.6 => /lib/libstdc++.so.6 (0x0)\n\tliblz4.so.1 => not found\n"))
                .isInstanceOf(CannotStart.class)
                .hasMessage("mariadbd needs shared libraries that this machine lacks: libcrypt.so.1, liblz4.so.1."
                        + " On Debian, as root: apt-get install libcrypt1 liblz4-1");
        Machine.mustHaveLibraries(Path.of("bin/mariadbd"), "\tlibm.so.6 => /lib/libm.so.6 (0x0)\n");
    }

    @Test
    void aTakenPortIsToldWithItsHolderAndItsProperty() throws IOException {
        try (ServerSocket taken = free();
                ServerSocket one = free();
                ServerSocket two = free();
                ServerSocket three = free()) {
            Ports ports = new Ports(port(one), port(taken), port(two), port(three));
            one.close();
            two.close();
            three.close();

            assertThatThrownBy(() -> Machine.mustBeFree(ports))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Port " + port(taken) + " is taken")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("-Dsantral.keycloak.port=");
        }
    }

    @Test
    void aHeapThatIsTooSmallIsRefused() {
        Path anywhere = Path.of("target");

        assertThatThrownBy(() -> new PlatformSettings(
                        anywhere, anywhere, anywhere, anywhere, anywhere, anywhere, new Ports(1, 2, 3, 4), 64))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("santral.memory");
    }

    private static ServerSocket free() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static int port(ServerSocket socket) {
        return socket.getLocalPort();
    }
}
