package io.santral.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a person is asked when a mail of ours is answered from another address: its reader may have written from there, or may have
 * forwarded it to the one who wrote.
 */
final class AnsweredFromElsewhere {
    private static final double TOKEN = 9;
    private static final double NAME = 4.4;

    /** The prior that anybody of a small brand is anybody else, which the two together turn into what is said. */
    private static final String MODEL = "reply-token-1";

    private AnsweredFromElsewhere() {}

    static Explanation explained(String ours, String theirs, boolean named, double posterior) {
        List<Explanation.Evidence> evidence = new ArrayList<>();
        evidence.add(new Explanation.Evidence(
                "EMAIL", "customer.evidence.reply-token.same", Provenance.VERIFIED.name(), TOKEN, ours, theirs, false));
        if (named) {
            evidence.add(new Explanation.Evidence(
                    "NAME", "customer.evidence.given.same", Provenance.CLAIMED_PRIVATE.name(), NAME, "", "", false));
        }
        return new Explanation(
                "SUGGEST",
                posterior,
                Math.log(posterior / (1 - posterior)) / Math.log(2),
                evidence,
                List.of(),
                Optional.empty(),
                List.of(
                        new Explanation.Guard("customer.guard.same-mailbox.broken", false),
                        new Explanation.Guard("customer.guard.not-set-apart.held", true)),
                MODEL);
    }
}
