package io.santral.tenancy.provision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectionDifferenceTest {
    @Test
    void everyPlaceThatDiffersIsALine() {
        assertThat(SectionDifference.between(
                        "{\"a\":1,\"b\":[1,2],\"c\":{\"d\":\"x\"}}",
                        "{\"a\":2,\"b\":[1],\"c\":{\"d\":\"x\",\"e\":true}}"))
                .containsExactly("/a: 1 → 2", "/b/1: 2 → (none)", "/c/e: (none) → true");
    }

    @Test
    void aLongListIsCutAndCounted() {
        StringBuilder list = new StringBuilder("[0");
        for (int index = 1; index < 100; index++) {
            list.append(',').append(index);
        }

        assertThat(SectionDifference.between("{\"a\":[]}", "{\"a\":" + list + "]}"))
                .hasSize(SectionDifference.LIMIT + 1)
                .last()
                .isEqualTo("and 80 more places");
    }

    @Test
    void aLongValueIsCut() {
        assertThat(SectionDifference.between("{\"a\":\"\"}", "{\"a\":\"" + "x".repeat(5000) + "\"}")
                        .get(0))
                .hasSizeLessThan(110);
    }
}
