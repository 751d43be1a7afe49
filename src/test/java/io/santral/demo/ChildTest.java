package io.santral.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No child outlives the demo, however the demo ends. */
class ChildTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> LONG = List.of("sleep", "600");

    @TempDir
    Path data;

    /** A demo that starts one child, says its number, and runs until it is killed. */
    static final class Parent {
        public static void main(String[] arguments) throws InterruptedException {
            Path data = Path.of(arguments[0]);
            System.out.println(
                    Child.start("sleeper", data, data, Map.of(), LONG).pid());
            Thread.sleep(PATIENCE.toMillis() * 10);
        }
    }

    @Test
    void whenTheDemoIsKilledTheKernelEndsItsChildren() throws Exception {
        Process parent = new ProcessBuilder(
                        Machine.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ProcessHandle child;
        try (BufferedReader said = parent.inputReader()) {
            child = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            assertThat(session(child.pid()))
                    .as("Ctrl-C at the terminal must not reach the child past us")
                    .isNotEqualTo(session(parent.pid()));
        } finally {
            parent.destroyForcibly().waitFor();
        }

        assertThat(Waiting.until(PATIENCE, () -> !isRunning(child))).isTrue();
    }

    @Test
    void whatOutlivedAKillIsStoppedAtTheNextStart() throws IOException {
        Child left = Child.start("sleeper", data, data, Map.of(), LONG);
        List<String> said = new ArrayList<>();

        Child.stopLeftOvers(data, said::add);

        assertThat(Waiting.until(PATIENCE, () -> !left.isAlive())).isTrue();
        assertThat(said).singleElement().asString().contains("sleeper.pid " + left.pid());
        assertThat(data.resolve("run/sleeper.pid")).doesNotExist();
    }

    @Test
    void aNumberThatHasGoneToAnotherProcessIsLeftAlone() throws IOException {
        Child other = Child.start("sleeper", data, data, Map.of(), LONG);
        try {
            Files.writeString(data.resolve("run/sleeper.pid"), other.pid() + " 2020-01-01T00:00:00Z");
            List<String> said = new ArrayList<>();

            Child.stopLeftOvers(data, said::add);

            assertThat(said).isEmpty();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.stop();
        }
        assertThat(other.isAlive()).isFalse();
    }

    /** A zombie whose parent has not asked after it yet runs no more. */
    private static boolean isRunning(ProcessHandle process) {
        try {
            return !stat(process.pid())[0].equals("Z");
        } catch (IOException e) {
            return false;
        }
    }

    private static String session(long pid) throws IOException {
        return stat(pid)[3];
    }

    /** proc(5): what follows the name in brackets is the state, the parent, the group, the session. */
    private static String[] stat(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }
}
