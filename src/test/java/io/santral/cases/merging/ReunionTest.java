package io.santral.cases.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.cases.merging.Homecoming.Step;
import io.santral.cases.merging.Homecoming.Way;
import io.santral.cases.merging.Regrouping.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which cases are looked at again when two customers become one, and how they come apart. */
class ReunionTest {
    private static final Instant AT = Instant.parse("2026-11-27T09:00:00Z");

    @Test
    void aNewerCaseIsAskedOfTheOlderOnesOfTheOther() {
        assertThat(Reunion.of(List.of(side(4, 7, 4), side(1, 7, 1), side(2, 8, 2), side(3, 7, 3))))
                .containsExactly(new Reunion(2, List.of(1L)), new Reunion(3, List.of(2L)), new Reunion(4, List.of(2L)));
    }

    @Test
    void ofOneCustomersOwnCasesNothingIsAsked() {
        assertThat(Reunion.of(List.of(side(1, 7, 1), side(2, 7, 2)))).isEmpty();
    }

    @Test
    void theNewestTwentyOfEachAreLookedAtAndNoneThatIsLarge() {
        List<Reunion.Side> sides = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            sides.add(side(i, 7, i));
        }
        sides.add(side(99, 8, 99));
        assertThat(Reunion.of(sides))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.older()).hasSize(20).contains(30L).doesNotContain(10L));
        assertThat(Reunion.of(List.of(side(1, 7, 1), new Reunion.Side(2, 8, 2, AT.plusSeconds(2), 201))))
                .isEmpty();
    }

    @Test
    void whatTwoMergesMovedGoesBackOneByOne() {
        Step first = new Step(2, Way.OTHER, AT);
        Step once = new Step(1, Way.CUSTOMERS_MERGED, AT.plusSeconds(1));
        Step twice = new Step(5, Way.CUSTOMERS_MERGED, AT.plusSeconds(2));
        Step back = new Step(1, Way.CUSTOMERS_PARTED, AT.plusSeconds(3));
        Step home = new Step(2, Way.CUSTOMERS_PARTED, AT.plusSeconds(3));
        assertThat(Homecoming.home(List.of(first), AT)).isEmpty();
        assertThat(Homecoming.home(List.of(first, once, twice), twice.at())).contains(1L);
        assertThat(Homecoming.home(List.of(first, once, twice), once.at()))
                .as("the first merge is taken back before the second")
                .contains(2L);
        assertThat(Homecoming.home(List.of(first, once), twice.at()))
                .as("what came by a merge that stands stays")
                .isEmpty();
        assertThat(Homecoming.home(List.of(first, once, twice, back), once.at()))
                .contains(2L);
        assertThat(Homecoming.home(List.of(first, once, twice, home), once.at()))
                .isEmpty();
    }

    @Test
    void twoCasesThatOneReunitedComeApartAsTwoAndAnAnswerGoesWithWhatItAnswers() {
        Part one = new Part(1, Optional.of(7L), Optional.empty());
        Part two = new Part(2, Optional.of(8L), Optional.empty());
        Part three = new Part(3, Optional.of(8L), Optional.empty());
        Part answer = new Part(4, Optional.empty(), Optional.of(3L));
        Part later = new Part(5, Optional.of(8L), Optional.empty());
        assertThat(Homecoming.of(
                        List.of(one, two, three, answer, later), List.of(2L, 3L, 4L, 5L), Map.of(2L, 20L, 3L, 30L)))
                .containsExactly(
                        new Homecoming(Optional.of(20L), List.of(2L)),
                        new Homecoming(Optional.of(30L), List.of(3L, 4L)),
                        new Homecoming(Optional.empty(), List.of(5L)));
    }

    private static Reunion.Side side(long id, long before, int second) {
        return new Reunion.Side(id, before, id, AT.plusSeconds(second), 1);
    }
}
