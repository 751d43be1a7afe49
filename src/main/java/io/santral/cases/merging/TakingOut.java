package io.santral.cases.merging;

import io.santral.cases.merging.Regrouping.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What leaves a case when somebody takes some of the customer's messages out of it: those, and what the brand answered to them.
 *
 * @param leaving in the order of the case; empty if it cannot be taken out
 */
public record TakingOut(List<Long> leaving) {
    public TakingOut {
        leaving = List.copyOf(leaving);
    }

    /**
     * Takes out.
     *
     * @param parts all that the case has, oldest first
     * @param chosen messages of the customer's; nothing leaves if one is not in the case, or if none of theirs would stay
     */
    public static TakingOut of(List<Part> parts, Set<Long> chosen) {
        Set<Long> gone = new HashSet<>();
        List<Long> leaving = new ArrayList<>();
        long theirs = 0;
        long found = 0;
        for (Part part : parts) {
            boolean inbound = part.customer().isPresent();
            theirs += inbound ? 1 : 0;
            boolean taken = inbound
                    ? chosen.contains(part.interaction())
                    : part.answers().filter(gone::contains).isPresent();
            found += inbound && taken ? 1 : 0;
            if (taken) {
                gone.add(part.interaction());
                leaving.add(part.interaction());
            }
        }
        return new TakingOut(found == 0 || found < chosen.size() || found == theirs ? List.of() : leaving);
    }
}
