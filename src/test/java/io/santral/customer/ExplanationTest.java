package io.santral.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.customer.Explanation.Evidence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    @Test
    void what_is_not_proven_is_to_be_asked_once_a_family() {
        Evidence mail = evidence("EMAIL", "VERIFIED", 14);
        Evidence order = evidence("ORDER", "CLAIMED_PRIVATE", 9);
        Evidence given = evidence("NAME", "CLAIMED_PUBLIC", 6);
        Evidence surname = evidence("NAME", "CLAIMED_PUBLIC", 4);
        Evidence caller = evidence("PHONE", "NETWORK", 3);
        Evidence otherMail = evidence("EMAIL", "CLAIMED_PUBLIC", 2);

        assertThat(of(mail, order, given, surname, caller, otherMail).unproven())
                .containsExactly(order, given, caller);
        assertThat(of(mail).unproven()).isEmpty();
    }

    private static Evidence evidence(String family, String provenance, double bits) {
        return new Evidence(family, "key", provenance, bits, "", "", false);
    }

    private static Explanation of(Evidence... evidence) {
        return new Explanation("SUGGEST", 0.9, 20, List.of(evidence), List.of(), Optional.empty(), List.of(), "m");
    }
}
