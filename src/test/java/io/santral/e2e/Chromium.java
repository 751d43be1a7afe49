package io.santral.e2e;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's Chromium and its driver, which the browser tests need. */
final class Chromium {
    static final Path BROWSER = Path.of(System.getProperty("santral.chromium", "/usr/bin/chromium"));
    static final Path DRIVER = Path.of(System.getProperty("santral.chromedriver", "/usr/bin/chromedriver"));

    private static final List<String> INSTALL = List.of(
            "apt-get",
            "install",
            "-y",
            "--no-install-recommends",
            "chromium",
            "chromium-driver",
            "fonts-dejavu-core",
            "fonts-noto-color-emoji");

    private Chromium() {}

    /**
     * Sees to it that both are there: installs them if this is root on a Debian.
     *
     * @throws IllegalStateException with what to install; a browser test is never left out in silence
     */
    static void provide() {
        if (isThere()) {
            return;
        }
        System.out.println("Chromium is missing; trying to install it: " + String.join(" ", INSTALL));
        boolean tried = run(List.of("apt-get", "update")) && run(INSTALL);
        if (!tried || !isThere()) {
            throw new IllegalStateException("The browser tests need " + BROWSER + " and " + DRIVER
                    + ". On Debian, as root: " + String.join(" ", INSTALL)
                    + "; elsewhere set -Dsantral.chromium and -Dsantral.chromedriver.");
        }
    }

    private static boolean isThere() {
        return Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
    }

    private static boolean run(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/chromium-install.log")));
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            Process process = builder.start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
