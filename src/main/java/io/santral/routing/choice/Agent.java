package io.santral.routing.choice;

import java.util.Optional;

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
        if (!ready) {
            return new Verdict(false, "agent-away");
        }
        return taken < capacity ? new Verdict(true, "agent-free") : new Verdict(false, "agent-full");
    }

    /**
     * Whether a case that a customer has written to again goes back to who answered it last.
     *
     * @param handFree whether the agent turned out to have a hand free; asked only if they are ready
     */
    public static Verdict getsBack(Optional<Agent> last, java.util.function.Predicate<Agent> handFree) {
        if (last.isEmpty()) {
            return new Verdict(false, "nobody-answered-yet");
        }
        if (!last.get().ready()) {
            return new Verdict(false, "agent-away");
        }
        return handFree.test(last.get()) ? new Verdict(true, "same-agent") : new Verdict(false, "agent-full");
    }
}
