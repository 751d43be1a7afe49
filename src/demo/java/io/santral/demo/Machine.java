package io.santral.demo;

import io.santral.demo.PlatformSettings.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether this machine can carry the platform, asked before anything is started. */
final class Machine {
    private static final long MIB = 1024 * 1024;

    /** MariaDB, Keycloak and what Payara Micro needs beside its heap, as measured, rounded up. */
    private static final long MEMORY_BESIDE_THE_HEAP = 1100;

    /** The unpacked servers, an empty database, and some room. */
    private static final long DISK_AT_FIRST = 1200;

    private static final long DISK_LATER = 200;

    private static final Map<String, String> DEBIAN_PACKAGES = Map.ofEntries(
            Map.entry("libcrypt.so.1", "libcrypt1"),
            Map.entry("libsystemd.so.0", "libsystemd0"),
            Map.entry("libstdc++.so.6", "libstdc++6"),
            Map.entry("libgcc_s.so.1", "libgcc-s1"),
            Map.entry("libcap.so.2", "libcap2"),
            Map.entry("libgcrypt.so.20", "libgcrypt20"),
            Map.entry("libgpg-error.so.0", "libgpg-error0"),
            Map.entry("liblzma.so.5", "liblzma5"),
            Map.entry("libzstd.so.1", "libzstd1"),
            Map.entry("liblz4.so.1", "liblz4-1"),
            Map.entry("libaio.so.1", "libaio1"),
            Map.entry("libncurses.so.6", "libncurses6"));

    private Machine() {}

    static void mustBeLinux() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.equals("Linux amd64")) {
            throw new CannotStart("The demo brings MariaDB for Linux on x86-64; this is " + system
                    + ". Use docker/compose.yaml instead.");
        }
    }

    static void mustBeFree(Ports ports) {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        wanted.put("santral.port", ports.application());
        wanted.put("santral.keycloak.port", ports.keycloak());
        wanted.put("santral.db.port", ports.database());
        wanted.put("santral.simulator.port", ports.simulator());
        String taken = wanted.entrySet().stream()
                .filter(entry -> isTaken(entry.getValue()))
                .map(entry -> "Port " + entry.getValue() + " is taken"
                        + holder(entry.getValue()).map(who -> " by " + who).orElse("") + "; choose another with -D"
                        + entry.getKey() + "=<port>.")
                .collect(Collectors.joining("\n"));
        if (!taken.isEmpty()) {
            throw new CannotStart(taken);
        }
        if (wanted.values().stream().distinct().count() < wanted.size()) {
            throw new CannotStart("Each of " + wanted + " needs a port of its own.");
        }
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Who listens on the port, as far as /proc lets us see it: other users' processes are closed to a plain user. */
    private static Optional<String> holder(int port) {
        List<String> sockets = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                String suffix = String.format(Locale.ROOT, ":%04X", port);
                lines.map(line -> line.strip().split("\\s+"))
                        .filter(column -> column.length > 9 && column[1].endsWith(suffix) && column[3].equals("0A"))
                        .forEach(column -> sockets.add("socket:[" + column[9] + "]"));
            } catch (IOException | UncheckedIOException e) {
                return Optional.empty();
            }
        }
        return ProcessHandle.allProcesses()
                .filter(process -> holdsOneOf(sockets, process.pid()))
                .findFirst()
                .map(process -> "process " + process.pid() + " ("
                        + process.info().command().orElse("unknown") + ")");
    }

    private static boolean holdsOneOf(List<String> sockets, long pid) {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return open.anyMatch(file -> {
                try {
                    return sockets.contains(Files.readSymbolicLink(file).toString());
                } catch (IOException e) {
                    return false;
                }
            });
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    static void mustHaveMemory(int heap) {
        long needed = heap + MEMORY_BESIDE_THE_HEAP;
        availableMemory().filter(available -> available < needed).ifPresent(available -> {
            throw new CannotStart("Santral needs about " + needed + " MiB of free memory; " + available
                    + " MiB are free. Stop other programs, or set the application's heap with -Dsantral.memory=<MiB> (now "
                    + heap + ", at least " + PlatformSettings.SMALLEST_HEAP + ").");
        });
    }

    private static Optional<Long> availableMemory() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    static void mustHaveDisk(Path software, Path data) {
        try {
            Files.createDirectories(data);
            long needed = Files.exists(software) ? DISK_LATER : DISK_AT_FIRST;
            long free = Files.getFileStore(data).getUsableSpace() / MIB;
            if (free < needed) {
                throw new CannotStart("Santral needs about " + needed + " MiB of disk at " + data + "; " + free
                        + " MiB are free. Choose another folder with -Dsantral.data=<folder>.");
            }
        } catch (IOException e) {
            throw new CannotStart("The folder " + data + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The server must find its shared libraries: a missing one is told with the package that has it. */
    static void mustHaveLibrariesOf(Path program) {
        try {
            Process ldd = new ProcessBuilder("ldd", program.toString())
                    .redirectErrorStream(true)
                    .start();
            mustHaveLibraries(program, new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            // No ldd here: a missing library will show in the server's log instead.
            return;
        }
    }

    static void mustHaveLibraries(Path program, String ldd) {
        List<String> missing = missingLibraries(ldd);
        if (!missing.isEmpty()) {
            throw new CannotStart(program.getFileName() + " needs shared libraries that this machine lacks: "
                    + String.join(", ", missing) + ". On Debian, as root: apt-get install "
                    + missing.stream()
                            .map(library -> DEBIAN_PACKAGES.getOrDefault(library, "<package of " + library + ">"))
                            .collect(Collectors.joining(" ")));
        }
    }

    static List<String> missingLibraries(String ldd) {
        return ldd.lines()
                .filter(line -> line.contains("=> not found"))
                .map(line -> line.strip().split("\\s+", 2)[0])
                .distinct()
                .toList();
    }

    static String java() {
        return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    }

    static boolean isRoot() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
