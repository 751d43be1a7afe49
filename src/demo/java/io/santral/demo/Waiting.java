package io.santral.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Looking again and again, with an end. */
public final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Waiting() {}

    /** Whether the condition came true within the time. */
    public static boolean until(Duration time, BooleanSupplier condition) {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CannotStart("Interrupted while waiting.", e);
            }
        }
        return true;
    }
}
