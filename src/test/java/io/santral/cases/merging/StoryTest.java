package io.santral.cases.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.santral.cases.merging.Candidate.Pointer;
import io.santral.cases.merging.Candidate.State;
import io.santral.cases.topic.Posterior;
import io.santral.channel.InboundEvent;
import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one way from a case, as the database or the benchmark keeps it, to what the rules weigh. */
class StoryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Posterior CARGO = new Posterior(Map.of("cargo", 0.9), 60);
    private static final Posterior BILL = new Posterior(Map.of("bill", 0.9), 60);

    private record Told(boolean inbound, boolean inThread, String words, Posterior topic, Numbers numbers)
            implements Line {}

    private static Told heard(Posterior topic, String words) {
        return new Told(true, false, words, topic, Numbers.NONE);
    }

    private static Told answered() {
        return new Told(false, false, "Sayın müşterimiz", BILL, order("999"));
    }

    private static Numbers order(String number) {
        return Numbers.of(List.of(new Feature(Kind.ORDER_NUMBER, number, Provenance.CLAIMED_PRIVATE, NOW)));
    }

    private static Story story(boolean open, Line... newestFirst) {
        return new Story(7, 40, open, NOW.minusSeconds(60), NOW, List.of(newestFirst));
    }

    private static Candidate candidate(Story story) {
        return candidate(story, InboundEvent.Kind.MAIL);
    }

    private static Candidate candidate(Story story, InboundEvent.Kind kind) {
        return story.candidate(
                new Story.Question(kind, 40, Set.of(), Set.of(), Set.of()),
                topic -> topic.equals("cargo") ? Optional.of(Duration.ofDays(3)) : Optional.empty());
    }

    @Test
    void itIsAboutWhatTheCustomerOpenedItFor() {
        Candidate candidate = candidate(story(true, heard(BILL, "son"), answered(), heard(CARGO, "ilk")));
        assertThat(candidate.topic()).isEqualTo(CARGO);
        assertThat(candidate.halfLife()).isEqualTo(Duration.ofDays(3));
        assertThat(candidate.texts()).containsExactly("son", "ilk");
        assertThat(candidate.interactions()).isEqualTo(3);
        assertThat(candidate(story(true, heard(BILL, ""))).halfLife()).isEqualTo(Candidate.HALF_LIFE);
    }

    @Test
    void itWaitsForTheCustomerWhenTheBrandHadTheLastWord() {
        assertThat(candidate(story(true, heard(CARGO, ""), answered())).state()).isEqualTo(State.OPEN);
        assertThat(candidate(story(true, answered(), heard(CARGO, ""))).state()).isEqualTo(State.WAITING);
        assertThat(candidate(story(false, answered(), heard(CARGO, ""))).state())
                .isEqualTo(State.CLOSED);
    }

    @Test
    void itHasTheNumbersOfTheCustomersSixNewest() {
        Line[] lines = IntStream.range(0, 8)
                .mapToObj(i -> new Told(true, false, "", CARGO, order("10" + i)))
                .toArray(Line[]::new);
        Numbers numbers = candidate(story(true, lines)).numbers();
        assertThat(numbers.share(order("105"))).isTrue();
        assertThat(numbers.share(order("106"))).isFalse();
        assertThat(candidate(story(true, answered())).numbers()).isEqualTo(Numbers.NONE);
    }

    @ParameterizedTest
    @CsvSource({"MAIL, THREAD", "COMMENT, THREAD", "MESSAGE, CONVERSATION", "SMS, CONVERSATION", "CALL, CONVERSATION"})
    void aThreadIsAboutOneThingWhereItEnds(InboundEvent.Kind kind, Pointer pointer) {
        Story story = story(true, new Told(false, true, "", BILL, Numbers.NONE), heard(CARGO, ""));
        assertThat(candidate(story, kind).pointers()).containsExactly(pointer);
        assertThat(candidate(story(true, heard(CARGO, "")), kind).pointers()).isEmpty();
    }

    @Test
    void whatNamesItPointsToItWhoeverAsks() {
        Candidate asked = story(true, heard(CARGO, ""))
                .candidate(
                        new Story.Question(InboundEvent.Kind.MAIL, 41, Set.of(7L), Set.of(7L), Set.of(7L, 8L)),
                        topic -> Optional.empty());
        assertThat(asked.own()).isFalse();
        assertThat(asked.pointers()).containsExactlyInAnyOrder(Pointer.TOKEN, Pointer.REFERENCE, Pointer.CASE_NUMBER);
    }

    @Test
    void whereNothingWasSaidNothingCanBelong() {
        assertThatThrownBy(() -> story(true)).hasMessageContaining("nothing was said in the case 7");
    }
}
