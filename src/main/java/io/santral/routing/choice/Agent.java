package io.santral.routing.choice;

import java.util.function.BooleanSupplier;

/**
 * Somebody who may be given work.
 *
 * @param capacity how many cases they work on at once, over all brands
 */
public record Agent(long person, boolean ready, int capacity) {
    /** Of those who have not said otherwise. */
    public static final int USUAL_CAPACITY = 5;

    /** Whether somebody may be given one more case, and why. */
    public record Verdict(boolean free, String reason) {}

    /** Whether work may be pushed to them; {@code taken} is what they have over all brands. */
    public Verdict mayBeGiven(int taken) {
        return mayBeGiven(() -> taken < capacity);
    }

    /** Whether work may be pushed to them, where only trying tells if they have a hand free. */
    public Verdict mayBeGiven(BooleanSupplier handFree) {
        if (!ready) {
            return new Verdict(false, "agent-away");
        }
        return handFree.getAsBoolean() ? new Verdict(true, "agent-free") : new Verdict(false, "agent-full");
    }
}
