package io.santral.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.Provenance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A register's people come together in whatever order they come. */
class GatheringTest {
    private static final Keys KEYS = new Keys(new byte[16]);
    private static final Model MODEL = Model.shipped().with(new Thresholds(2.0 / 3, 2.0 / 3, 0), "test");

    private final List<Profile> register = new ArrayList<>();

    @Property(tries = 50)
    void theOrderInWhichPeopleComeDecidesNothing(@ForAll Random random) {
        GatheringTest people = new GatheringTest();
        people.person("Ömer", "Yılmaz", "1984-05-17", "İstanbul", "34710", 6);
        people.person("Ayşe", "Kaya", "1971-11-02", "Ankara", "06420", 6);
        people.person("Burak", "Demir", "1990-03-28", "İzmir", "35220", 6);
        Set<Set<Long>> inOrder = gathered(people.register);
        List<Profile> shuffled = new ArrayList<>(people.register);
        Collections.shuffle(shuffled, random);
        assertThat(gathered(shuffled)).isEqualTo(inOrder).hasSize(3);
    }

    @Test
    void whoCameBeforeTheirKindIsFoundWhenTheyAreKnownBetter() {
        Gathering gathering = new Gathering(KEYS, MODEL);
        Profile little = profile("Ömer", "", "", "İstanbul", "34711");
        gathering.add(little);
        List<Profile> others = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Profile one = profile("Ömer", "Yılmaz", "1984-05-17", "İstanbul", i % 2 == 0 ? "34710" : "34711");
            gathering.add(one);
            others.add(one);
        }
        assertThat(gathering.customer(little.identity()))
                .isEqualTo(gathering.customer(others.get(3).identity()));
    }

    @Test
    void twoPeopleWhoCameTogetherAreTakenApart() {
        MemoryIndex index = new MemoryIndex(KEYS);
        person("Ömer", "Yılmaz", "1984-05-17", "İstanbul", "34710", 6);
        person("Kemal", "Polat", "1961-09-30", "Ankara", "06420", 6);
        register.forEach(one -> index.add(one, 1));
        assertThat(Parts.of(register, KEYS, index, MODEL))
                .extracting(HashSet::new)
                .containsExactlyInAnyOrder(
                        new HashSet<>(register.subList(0, 6)), new HashSet<>(register.subList(6, 12)));
    }

    @Test
    void onePersonStaysOne() {
        MemoryIndex index = new MemoryIndex(KEYS);
        person("Ömer", "Yılmaz", "1984-05-17", "İstanbul", "34710", 6);
        register.forEach(one -> index.add(one, 1));
        assertThat(Parts.of(register, KEYS, index, MODEL)).hasSize(1);
    }

    /** What is claimed merges nobody, however often it is looked at again. */
    @Test
    void claimsGatherNobody() {
        Gathering gathering = new Gathering(KEYS, Model.shipped());
        Set<Long> customers = new HashSet<>();
        for (long identity = 1; identity <= 30; identity++) {
            gathering.add(new Profile(
                    identity,
                    List.of(
                            new Feature(Kind.NAME, "Ömer Yılmaz", Provenance.CLAIMED_PRIVATE, Brand.NOW),
                            new Feature(Kind.EMAIL, "omer@firma.com.tr", Provenance.CLAIMED_PRIVATE, Brand.NOW))));
        }
        for (long identity = 1; identity <= 30; identity++) {
            customers.add(gathering.customer(identity));
        }
        assertThat(customers).hasSize(30);
    }

    @Test
    void whoWasNotAddedHasNoCustomer() {
        Gathering gathering = new Gathering(KEYS, MODEL);
        assertThatThrownBy(() -> gathering.customer(7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("identity 7");
    }

    @Property(tries = 200)
    void aSetOfNumbersForgetsWhatIsTakenOut(@ForAll Random random) {
        LongSet set = new LongSet();
        Set<Long> expected = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            long value = 1 + random.nextInt(40);
            if (random.nextBoolean()) {
                assertThat(set.add(value)).isEqualTo(expected.add(value));
            } else {
                set.remove(value);
                expected.remove(value);
            }
            assertThat(set.toArray()).containsExactlyInAnyOrder(expected.toArray(Long[]::new));
            assertThat(set.size()).isEqualTo(expected.size());
        }
    }

    private static Set<Set<Long>> gathered(List<Profile> profiles) {
        Gathering gathering = new Gathering(KEYS, MODEL);
        profiles.forEach(gathering::add);
        Map<Long, Set<Long>> groups = new HashMap<>();
        profiles.forEach(one -> groups.computeIfAbsent(gathering.customer(one.identity()), absent -> new HashSet<>())
                .add(one.identity()));
        return new HashSet<>(groups.values());
    }

    private void person(String given, String surname, String birth, String place, String post, int times) {
        for (int i = 0; i < times; i++) {
            register.add(profile(given, i % 3 == 1 ? "" : surname, i % 3 == 2 ? "" : birth, place, post));
        }
    }

    private long identities;

    private Profile profile(String given, String surname, String birth, String place, String post) {
        List<Feature> features = new ArrayList<>();
        add(features, Kind.GIVEN_NAME, given);
        add(features, Kind.SURNAME, surname);
        add(features, Kind.BIRTH_DATE, birth);
        add(features, Kind.BIRTH_PLACE, place);
        add(features, Kind.POST_CODE, post);
        return new Profile(++identities, features);
    }

    private static void add(List<Feature> features, Kind kind, String value) {
        if (!value.isEmpty()) {
            features.add(new Feature(kind, value, Provenance.IMPORTED, Instant.EPOCH));
        }
    }
}
