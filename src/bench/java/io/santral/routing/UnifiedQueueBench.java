package io.santral.routing;

import io.santral.database.TestDatabase;

/** Scratch. */
public final class UnifiedQueueBench {
    public static void main(String[] args) throws Exception {
        TestDatabase db = TestDatabase.instance();
        System.out.println("READY " + ProcessHandle.current().pid());
        Thread.sleep(Long.MAX_VALUE);
    }
}
