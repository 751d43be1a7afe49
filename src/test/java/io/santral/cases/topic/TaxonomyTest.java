package io.santral.cases.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.tenancy.SettingsCheck.Objection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaxonomyTest {
    private static Map<String, ?> own(String id, String halfLife) {
        return Map.of(
                "id",
                id,
                "halfLife",
                halfLife,
                "tr",
                "Salon",
                "en",
                "Lounge",
                "seeds",
                Map.of("tr", List.of("salon"), "en", List.of()));
    }

    @Test
    void theShippedTopicsAreWhole() {
        assertThat(Taxonomy.shipped()).hasSizeBetween(55, 80).allSatisfy(topic -> {
            assertThat(topic.id()).matches("[a-z][a-z0-9-]{1,39}");
            assertThat(topic.seeds()).hasSizeBetween(12, 24).doesNotHaveDuplicates();
            assertThat(topic.halfLife()).isBetween(Duration.ofDays(1), Duration.ofDays(60));
        });
        assertThat(Taxonomy.shipped()).extracting(Topic::id).doesNotHaveDuplicates();
        assertThat(Taxonomy.shipped().stream().flatMap(topic -> topic.seeds().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aBrandLeavesTopicsOutAndAddsItsOwn() {
        List<Topic> topics = BrandTopics.read(
                Map.of("leaveOut", List.of("loan"), "topics", List.of(own("lounge", "P3D"), own("seat", "PT12H"))));
        assertThat(topics)
                .extracting(Topic::id)
                .contains("lounge", "seat")
                .doesNotContain("loan")
                .doesNotHaveDuplicates();
        assertThat(topics)
                .filteredOn(topic -> topic.id().equals("seat"))
                .extracting(Topic::halfLife)
                .containsExactly(Duration.ofHours(12));
    }

    @Test
    void whoSaysNothingHasTheShippedOnes() {
        assertThat(BrandTopics.read(Map.of())).isEqualTo(Taxonomy.shipped());
    }

    @Test
    void whatCannotBeMeantIsRefusedWithItsPlace() {
        List<Objection> objections = new BrandTopics()
                .check(Map.of(
                        "topics",
                        Map.of(
                                "leaveOut",
                                List.of("loan", "no-such"),
                                "topics",
                                List.of(own("a", "P3D"), own("a", "P3D"), own("b", "PT0H")))));
        assertThat(objections)
                .extracting(Objection::path)
                .containsExactly("/leaveOut/1", "/topics/1/id", "/topics/2/halfLife");
    }
}
