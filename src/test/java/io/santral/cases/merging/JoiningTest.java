package io.santral.cases.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JoiningTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static Candidate open(long id, boolean sameThread) {
        return new Candidate(id, true, NOW.minusSeconds(id), sameThread);
    }

    @Test
    void aFirstContactIsANewCase() {
        assertThat(Joining.decide(List.of(), NOW)).isEqualTo(new Joining(Optional.empty(), "case.first-contact"));
    }

    @Test
    void theSameThreadIsTheSameMatter() {
        assertThat(Joining.decide(List.of(open(1, false), open(2, true)), NOW))
                .isEqualTo(new Joining(Optional.of(2L), "case.same-thread"));
    }

    @Test
    void anotherThreadIsAnotherMatterEvenIfACaseIsOpen() {
        assertThat(Joining.decide(List.of(open(1, false)), NOW))
                .isEqualTo(new Joining(Optional.empty(), "case.other-thread"));
    }

    @Test
    void ofSeveralTheOpenOneIsJoinedThoughAClosedOneIsNewer() {
        Candidate closed = new Candidate(9, false, NOW, true);
        assertThat(Joining.decide(List.of(closed, open(3, true)), NOW).caseId()).contains(3L);
    }

    @Test
    void aClosedCaseOpensAgainWithinSevenDaysAndNotAfter() {
        Candidate justInside =
                new Candidate(4, false, NOW.minus(Duration.ofDays(7)).plusMillis(1), true);
        Candidate justOutside = new Candidate(4, false, NOW.minus(Duration.ofDays(7)), true);
        assertThat(Joining.decide(List.of(justInside), NOW))
                .isEqualTo(new Joining(Optional.of(4L), "case.same-thread-reopened"));
        assertThat(Joining.decide(List.of(justOutside), NOW).caseId()).isEmpty();
    }
}
