package io.santral.customer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.Provenance;
import io.santral.customer.Sighting;
import io.santral.customer.matching.Decision;
import io.santral.customer.matching.Index;
import io.santral.customer.matching.Index.Candidate;
import io.santral.customer.matching.Keys;
import io.santral.customer.matching.Matcher;
import io.santral.customer.matching.MemoryIndex;
import io.santral.customer.matching.Model;
import io.santral.customer.matching.Profile;
import io.santral.database.Brands;
import io.santral.database.TestDatabase;
import io.santral.database.TestTransactions;
import io.santral.shared.Ids;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The index in the tables, through the walls, gives the engine the same grounds as the one in memory. Of what is only counted the
 * tables count identities, where memory counts customers: that moves the bits a little where customers have several.
 */
class KeyIndexIT {
    private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");
    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);
    private static final Offset<Double> COUNTING = Offset.offset(0.2);
    private static final int BRANDS = 4;
    private static final int PEOPLE = 60;
    private static final int QUESTIONS = 60;

    private static final String[] GIVEN = {
        "Ayşe", "Mehmet", "Fatma", "Mustafa", "Zeynep", "Elif", "Ali", "Hatice", "Hüseyin", "Merve", "Can", "Ömer",
        "Sıla", "Deniz", "Kerem", "Ece", "Bora", "Nil", "Umut", "Tuna"
    };
    private static final String[] SURNAMES = {
        "Yılmaz", "Kaya", "Demir", "Şahin", "Çelik", "Yıldız", "Öztürk", "Aydın", "Arslan", "Doğan", "Kılıç", "Çetin",
        "Kara", "Koç", "Kurt", "Polat", "Tekin", "Erdem", "Güneş", "Bulut"
    };
    private static final String[] CITIES = {"İzmir", "Ankara", "Bursa", "Konya", "Adana", "Rize", "Muş", "Van"};

    private final Keys keys = new Keys("sixteen letters.".getBytes(StandardCharsets.US_ASCII));
    private final Matcher matcher = new Matcher(keys);
    private final TestTransactions desk = TestDatabase.instance().desk();
    private final CustomerStore store = CustomerStores.customers(desk);
    private final KeyIndex tables = CustomerStores.index(desk);

    @Test
    void randomBrandsDecideAlikeFromTheTablesAndFromMemory() throws Exception {
        int[] outcomes = new int[Decision.Outcome.values().length];
        for (int seed = 0; seed < BRANDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            boolean several = seed % 2 == 1;
            TenantId brand = Brands.brand();
            MemoryIndex memory = new MemoryIndex(keys);
            List<Long> customers = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                Profile profile = new Profile(Ids.next(), features(random));
                // In every second brand some are further identities of a customer that is there.
                long customer =
                        several && i > 9 && i % 10 == 0 ? customers.get(random.nextInt(i / 10)) : profile.identity();
                customers.add(customer);
                memory.add(profile, customer);
                in(brand, () -> {
                    file(profile, customer);
                    return true;
                });
            }
            for (int i = 0; i < QUESTIONS; i++) {
                Profile newcomer = new Profile(Ids.next(), features(random));
                Decision expected = matcher.decide(newcomer, memory, Model.shipped());
                // What the question writes is undone with it: the next finds the brand as it was.
                Decision[] decided = new Decision[1];
                assertThat(catchThrowable(() -> in(brand, () -> {
                            decided[0] =
                                    matcher.decide(newcomer, sized(claimed(newcomer), memory.size()), Model.shipped());
                            throw new Undo();
                        })))
                        .isInstanceOf(Undo.class);
                alike(decided[0], expected, several ? COUNTING : ROUNDING);
                outcomes[expected.outcome().ordinal()]++;
            }
        }
        assertThat(outcomes).as("every outcome occurs").doesNotContain(0);
    }

    private static void alike(Decision found, Decision expected, Offset<Double> within) {
        assertThat(found.outcome()).as(within.toString()).isEqualTo(expected.outcome());
        assertThat(found.customer()).isEqualTo(expected.customer());
        assertThat(found.posterior()).isCloseTo(expected.posterior(), within);
        if (Double.isInfinite(expected.bits())) {
            assertThat(found.bits()).isEqualTo(expected.bits());
        } else {
            assertThat(found.bits()).isCloseTo(expected.bits(), within);
        }
        if (within == ROUNDING) {
            assertThat(found.suggestions().stream().map(Decision.Suggestion::customer))
                    .containsExactlyElementsOf(expected.suggestions().stream()
                            .map(Decision.Suggestion::customer)
                            .toList());
            assertThat(found.runnerUp().map(Decision.RunnerUp::customer))
                    .isEqualTo(expected.runnerUp().map(Decision.RunnerUp::customer));
        }
    }

    /** What an identity's own claim adds to the counts is not evidence for anything. */
    @Test
    void theOneWhoAsksDoesNotCountAmongTheOthers() throws Exception {
        TenantId brand = Brands.brand();
        SplittableRandom random = new SplittableRandom(5);
        Profile first = new Profile(Ids.next(), features(random));
        in(brand, () -> {
            assertThat(claimed(first).find(first.identity(), keys.probes(first)).spreads())
                    .isEmpty();
            return true;
        });
        Profile second = new Profile(Ids.next(), first.features());
        in(brand, () -> {
            store.add(second.identity(), sighting(second));
            assertThat(tables.claimNew(second.identity(), keys.filed(second))
                            .find(second.identity(), keys.probes(second))
                            .spreads()
                            .values())
                    .isNotEmpty()
                    .allSatisfy(spread -> assertThat(spread.identities()).isEqualTo(1));
            return true;
        });
    }

    private static final class Undo extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private KeyIndex.Claim claimed(Profile newcomer) {
        store.add(newcomer.identity(), sighting(newcomer));
        return tables.claimNew(newcomer.identity(), keys.filed(newcomer));
    }

    private void file(Profile profile, long customer) {
        KeyIndex.Claim claim = claimed(profile);
        store.learn(profile.identity(), profile.features(), List.of());
        claim.file();
        store.link(profile.identity(), customer, Optional.empty(), AT);
    }

    private static Sighting sighting(Profile profile) {
        return new Sighting(
                "simulator:chat", Long.toString(profile.identity()), Optional.empty(), AT, profile.features());
    }

    /** As large as the other: the tables' count of customers may lag. */
    private static Index sized(Index index, long size) {
        return new Index() {
            @Override
            public Found find(long identity, List<Probe> probes) {
                return index.find(identity, probes);
            }

            @Override
            public List<Candidate> candidates(Set<Long> customers) {
                return index.candidates(customers);
            }

            @Override
            public long size() {
                return size;
            }
        };
    }

    private <T> T in(TenantId brand, Callable<T> work) throws Exception {
        return TenantScope.call(brand, () -> desk.in(work));
    }

    private static List<Feature> features(SplittableRandom random) {
        String given = GIVEN[(int) (GIVEN.length * Math.pow(random.nextDouble(), 1.5))];
        String surname = SURNAMES[random.nextInt(SURNAMES.length)];
        int number = random.nextInt(PEOPLE);
        List<Feature> features = new ArrayList<>();
        features.add(new Feature(Kind.NAME, given + ' ' + surname, Provenance.CLAIMED_PRIVATE, AT));
        Provenance how = random.nextInt(3) == 0 ? Provenance.CLAIMED_PRIVATE : Provenance.VERIFIED;
        if (random.nextBoolean()) {
            features.add(new Feature(Kind.EMAIL, "kisi." + number + "@ornek.com.tr", how, AT));
        }
        if (random.nextInt(3) == 0) {
            features.add(new Feature(Kind.PHONE, "+90532555" + (1000 + number), how, AT));
        }
        if (random.nextBoolean()) {
            features.add(new Feature(Kind.CITY, CITIES[random.nextInt(CITIES.length)], Provenance.CLAIMED_PRIVATE, AT));
        }
        if (random.nextInt(4) == 0) {
            features.add(new Feature(
                    Kind.BIRTH_DATE, (1960 + random.nextInt(40)) + "-03-14", Provenance.CLAIMED_PRIVATE, AT));
        }
        return features;
    }
}
