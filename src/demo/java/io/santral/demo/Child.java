package io.santral.demo;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One server as a child process: its output goes to {@code log/<name>.log} of the data folder, its number to {@code
 * run/<name>.pid}.
 *
 * <p>No orphan is left behind: a stop is asked for, waited for and then forced; the kernel asks the child to stop when this
 * JVM is killed; and a child that outlived even that is found by its pid file at the next start.
 */
public final class Child {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TAIL = 64 * 1024;

    /** The kernel counts the death of the thread that made the child, not of its process: so one thread makes them all. */
    private static final ExecutorService MAKER = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "santral-children");
        thread.setDaemon(true);
        return thread;
    });

    private final String name;
    private final Path log;
    private final Path pidFile;
    private final Process process;

    private Child(String name, Path log, Path pidFile, Process process) {
        this.name = name;
        this.log = log;
        this.pidFile = pidFile;
        this.process = process;
    }

    /**
     * Starts a server.
     *
     * @param data the platform's data folder
     * @param folder the server's working folder
     * @param environment what is added to this JVM's environment
     */
    public static Child start(
            String name, Path data, Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path log = Files.createDirectories(data.resolve("log")).resolve(name + ".log");
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            Path pidFile = Files.createDirectories(data.resolve("run")).resolve(name + ".pid");
            ProcessBuilder builder = new ProcessBuilder(apart(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return builder.start();
                                } catch (IOException e) {
                                    throw new CannotStart(name + " cannot be run: " + e.getMessage(), e);
                                }
                            },
                            MAKER)
                    .join();
            Files.writeString(pidFile, process.pid() + " " + startOf(process.toHandle()));
            return new Child(name, log, pidFile, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a session of its own, so that Ctrl-C reaches us only and we stop all in order; and asked to stop if we die. */
    private static List<String> apart(List<String> command) {
        List<String> all = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            all.add("/usr/bin/setsid");
        }
        if (Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            all.addAll(List.of("/usr/bin/setpriv", "--pdeathsig", "TERM", "--"));
        }
        all.addAll(command);
        return all;
    }

    /** Stops what an earlier run, which was killed, left running with this data folder. */
    static void stopLeftOvers(Path data, Progress progress) {
        Path run = data.resolve("run");
        if (!Files.isDirectory(run)) {
            return;
        }
        try (Stream<Path> files = Files.list(run)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".pid")).toList()) {
                leftOver(Files.readString(file)).ifPresent(process -> {
                    progress.says("an earlier run left " + file.getFileName() + " " + process.pid()
                            + " running; stopping it");
                    List<ProcessHandle> family = family(process);
                    stop(process, family);
                });
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of a pid file, unless the number has since gone to another process. */
    private static Optional<ProcessHandle> leftOver(String content) {
        String[] parts = content.strip().split(" ", 2);
        if (parts.length != 2 || !parts[0].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(process).equals(parts[1]));
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** What this start wrote to its log. */
    String output() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That it failed, with the last lines of its log. */
    public CannotStart failed(String how) {
        return new CannotStart(name + " " + how + ". The last lines of " + log + ":\n" + lastLines(25));
    }

    private String lastLines(int count) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(TAIL, file.length())];
            file.seek(file.length() - end.length);
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size()).stream()
                    .map(line -> "    " + line)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "    (cannot be read: " + e.getMessage() + ")";
        }
    }

    /** Memory that it really holds (RSS, its own children included), in MiB; 0 if the system does not tell. */
    public long memory() {
        return family(process.toHandle()).stream().mapToLong(Child::residentKib).sum() / 1024;
    }

    private static long residentKib(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /** Asks it to stop, waits, and forces it in the end. */
    public void stop() {
        stop(process.toHandle(), family(process.toHandle()));
        forget();
    }

    /** {@code kill -9}, without any warning: for tests of what survives. */
    public void kill() {
        List<ProcessHandle> family = family(process.toHandle());
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(Child::awaitEnd);
        forget();
    }

    private static void stop(ProcessHandle process, List<ProcessHandle> family) {
        process.destroy();
        family.forEach(Child::awaitEnd);
        family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    private static List<ProcessHandle> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).toList();
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit()
                .completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
