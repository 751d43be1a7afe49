package io.santral.routing;

import io.santral.cases.CaseRef;
import io.santral.security.Permission;
import io.santral.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The desk's one queue over all brands that the caller serves. */
@ApplicationScoped
public class Queue {
    /** What waits or is in work in the caller's pools, most urgent first; {@code after} is the last line of the page before. */
    public List<QueueLine> lines(Optional<QueueLine> after, int limit) {
        throw new UnsupportedOperationException("to be written");
    }

    /** The cases that the caller has taken, most urgent first. */
    public List<QueueLine> mine() {
        throw new UnsupportedOperationException("to be written");
    }

    /** Gives the caller the most urgent waiting case and takes it for them; empty if none waits or their capacity is used up. */
    public Optional<CaseRef> next() {
        throw new UnsupportedOperationException("to be written");
    }

    /**
     * Takes the case for the caller.
     *
     * @throws io.santral.shared.Refused {@code queue.taken} if a colleague has it, {@code queue.full} at the caller's capacity
     */
    @Requires(value = Permission.ANSWER, audit = "case.taken")
    public void take(CaseRef ref) {
        throw new UnsupportedOperationException("to be written");
    }

    /** Puts the case back for others. Only who has it may. */
    @Requires(value = Permission.ANSWER, audit = "case.released")
    public void release(CaseRef ref) {
        throw new UnsupportedOperationException("to be written");
    }
}
