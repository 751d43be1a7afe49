package io.santral.routing.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    @Test
    void the_only_pool_gets_the_case() {
        assertThat(ServingPool.choose(List.of(new ServingPool(8, 3))))
                .isEqualTo(new ServingPool.Choice(8, "only-pool"));
    }

    @Test
    void the_lowest_priority_gets_it_and_among_equals_the_older_pool_in_whatever_order_they_come() {
        List<ServingPool> pools =
                new ArrayList<>(List.of(new ServingPool(9, 2), new ServingPool(4, 1), new ServingPool(7, 1)));
        Random random = new Random(4);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(pools, random);
            assertThat(ServingPool.choose(pools)).isEqualTo(new ServingPool.Choice(4, "first-pool"));
        }
    }

    @Test
    void a_brand_without_a_pool_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServingPool.choose(List.of()))
                .withMessage("no pool serves the brand");
    }

    @Test
    void work_is_pushed_to_who_is_there_and_has_a_hand_free() {
        assertThat(new Agent(1, true, 3).mayBeGiven(2)).isEqualTo(new Agent.Verdict(true, "agent-free"));
        assertThat(new Agent(1, true, 3).mayBeGiven(3)).isEqualTo(new Agent.Verdict(false, "agent-full"));
        assertThat(new Agent(1, false, 3).mayBeGiven(0)).isEqualTo(new Agent.Verdict(false, "agent-away"));
    }

    @Test
    void who_is_away_is_not_even_tried() {
        Agent away = new Agent(1, false, 3);
        assertThat(away.mayBeGiven(() -> {
                            throw new AssertionError("tried");
                        })
                        .free())
                .isFalse();
    }
}
