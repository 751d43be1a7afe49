package io.santral.shared;

import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Does a whole transaction again when the database gave it up to break a deadlock. Two of them that are right each by itself may
 * meet so at any time: the MySQL manual asks every program to be ready for it (InnoDB, "How to Minimize and Handle Deadlocks").
 */
public final class Again {
    /** A unit that loses this often in a row has another trouble than bad luck. */
    private static final int TRIES = 5;

    /** Milliseconds that one waits at most before its next try, times the number of the try: whoever met does not meet again. */
    private static final int PAUSE = 10;

    private Again() {}

    /**
     * The unit's answer.
     *
     * @param unit begins and ends its own transaction
     * @throws Exception the unit's own; of a deadlock, the fifth
     */
    public static <T> T afterDeadlock(Callable<T> unit) throws Exception {
        for (int tried = 1; ; tried++) {
            try {
                return unit.call();
            } catch (Exception e) {
                if (tried == TRIES || !StoreFailure.deadlock(e)) {
                    throw e;
                }
                Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE * tried) + 1L);
            }
        }
    }
}
