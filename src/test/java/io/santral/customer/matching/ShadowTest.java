package io.santral.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.santral.customer.Explanation;
import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.Provenance;
import io.santral.customer.matching.Agreement.Cell;
import io.santral.customer.matching.Shadow.Known;
import io.santral.customer.matching.Shadow.Report;
import io.santral.customer.matching.Shadow.Tally;
import io.santral.customer.matching.Shadow.Verdict;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is promoted and what is not; that small samples move little; and that counts are all that can be shared. */
class ShadowTest {
    private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");
    private static final Keys KEYS = new Keys(new byte[16]);

    @Test
    void aModelIsNotPromotedIfItsBoundIsWorse() {
        assertThat(new Report(200, new Tally(100, 0), new Tally(100, 0)).verdict())
                .isEqualTo(Verdict.NOT_WORSE);
        assertThat(new Report(200, new Tally(100, 0), new Tally(120, 0)).verdict())
                .isEqualTo(Verdict.NOT_WORSE);
        assertThat(new Report(200, new Tally(100, 0), new Tally(150, 1)).verdict())
                .isEqualTo(Verdict.WORSE);
        assertThat(new Report(5000, new Tally(100, 0), new Tally(4000, 3)).verdict())
                .as("a better bound by thousands of easy ones")
                .isEqualTo(Verdict.WORSE);
        assertThat(new Report(200, new Tally(100, 1), new Tally(99, 0)).verdict())
                .isEqualTo(Verdict.NOT_WORSE);
        assertThat(new Report(200, new Tally(100, 0), new Tally(0, 0)).verdict())
                .as("a model that merges nothing proves nothing")
                .isEqualTo(Verdict.WORSE);
        assertThat(new Report(49, new Tally(49, 1), new Tally(49, 0)).verdict()).isEqualTo(Verdict.TOO_LITTLE);
    }

    @Test
    void theBoundIsTheExactOne() {
        assertThat(new Tally(812, 0).bound()).isCloseTo(0.00368, within(0.00001));
        assertThat(new Tally(3000, 0).bound()).isLessThan(0.001);
        assertThat(new Tally(0, 0).bound()).isEqualTo(1);
    }

    @Test
    void theModelThatDecidedDecidesTheSameAgain() {
        int merges = 0;
        int suggestions = 0;
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            Decision decision = decided(random, Model.shipped());
            if (decision.customer().isPresent()) {
                boolean merged = decision.outcome() == Decision.Outcome.MERGE;
                assertThat(Shadow.merges(told(decision), Model.shipped(), Model.shipped()))
                        .as("%s", decision)
                        .isEqualTo(merged);
                merges += merged ? 1 : 0;
                suggestions += merged ? 0 : 1;
            }
        }
        assertThat(merges).isGreaterThan(40);
        assertThat(suggestions).isGreaterThan(40);
    }

    @Test
    void anotherModelDecidesInTheShadowAsItWouldHaveDecided() {
        // Its bits are twice as cheap, and names say less.
        Model other = Model.read(Model.shipped().text() + "version other\ncalibration 0.6 -1\n"
                + "agree GIVEN SAME 0.4 0.02\nagree CITY OTHER 0.3 0.9\n");
        Random one = new Random(4);
        Random two = new Random(4);
        int differs = 0;
        int same = 0;
        int asked = 0;
        for (int i = 0; i < 300; i++) {
            Decision before = decided(one, Model.shipped());
            Decision after = decided(two, other);
            if (before.customer().isPresent()) {
                asked++;
                boolean shadow = Shadow.merges(told(before), Model.shipped(), other);
                same += shadow == (after.outcome() == Decision.Outcome.MERGE) ? 1 : 0;
                differs += before.outcome() != after.outcome() ? 1 : 0;
            }
        }
        assertThat(differs).as("decisions on which the models differ").isGreaterThan(20);
        assertThat((double) same / asked).as("of them as the model itself").isGreaterThan(0.98);
    }

    @Test
    void aNameThatAUserNameSpellsIsAClaimInTheShadowToo() {
        Brand brand = new Brand();
        brand.add(1, Brand.name("Ömer Yılmaz"), Brand.phone("+905321112233", Provenance.NETWORK));
        Explanation spelt = told(brand.decide(
                Brand.feature(Kind.HANDLE, "omer_yilmaz", Provenance.CLAIMED_PRIVATE),
                Brand.phone("+905321112233", Provenance.NETWORK)));
        Explanation named =
                told(brand.decide(Brand.name("Ömer Yılmaz"), Brand.phone("+905321112233", Provenance.NETWORK)));
        assertThat(Shadow.merges(named, Model.shipped(), Model.shipped())).isTrue();
        assertThat(Shadow.merges(spelt, Model.shipped(), Model.shipped())).isFalse();
    }

    @Test
    void whatSomebodyWroteAboutStandsInTheBitsAndMergesUnderNoModel() {
        Explanation asked = new Explanation(
                "SUGGEST",
                0.98,
                -10 + 9.8 + 6,
                List.of(
                        new Explanation.Evidence(
                                "EMAIL", "customer.evidence.email.same", "VERIFIED", 9.8, "a", "a", false),
                        new Explanation.Evidence(
                                "MATTER", "customer.evidence.matter.same", "CLAIMED_PRIVATE", 6, "", "", false)),
                List.of(),
                java.util.Optional.empty(),
                List.of(new Explanation.Guard("customer.guard.sure.broken", false)),
                "shipped-1");
        // Without the matter it is as good as even: what a merge needs is not there.
        Model generous = Model.shipped().with(new Calibration(5, 1), "generous");
        assertThat(Shadow.merges(asked, Model.shipped(), Model.shipped())).isFalse();
        assertThat(Shadow.merges(asked, Model.shipped(), generous)).isFalse();
    }

    @Test
    void whatAGuardHeldBackNoModelMerges() {
        Explanation claimed = new Explanation(
                "SUGGEST",
                0.9,
                40,
                List.of(new Explanation.Evidence(
                        "EMAIL", "customer.evidence.email.same", "CLAIMED_PRIVATE", 40, "a", "a", false)),
                List.of(),
                java.util.Optional.empty(),
                List.of(
                        new Explanation.Guard("customer.guard.sure.broken", false),
                        new Explanation.Guard("customer.guard.supported.broken", false)),
                "shipped-1");
        Model reckless = Model.shipped().with(new Calibration(2, 30), "reckless");
        assertThat(Shadow.merges(claimed, Model.shipped(), reckless)).isFalse();
    }

    @Test
    void poisonedAnswersAreRejectedByWhatIsKnown() {
        // Honest: drawn merges are right; three who share a family's number are refused. Poison: one who says yes to
        // everything.
        List<Known> taught = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            taught.add(new Known(network(11 + i % 12, "MERGE"), true, 200));
        }
        for (int i = 0; i < 3; i++) {
            taught.add(new Known(network(6, "SUGGEST"), false, 1));
        }
        Shadow honest = new Shadow(List.of(Model.shipped()));
        Model careful = Model.shipped().with(honest.calibration(taught, Model.shipped()), "honest");
        assertThat(honest.compare(taught, Model.shipped(), careful).verdict()).isEqualTo(Verdict.NOT_WORSE);
        for (int i = 0; i < 4_000; i++) {
            taught.add(new Known(network(5 + i % 10 / 10.0, "SUGGEST"), true, 1));
        }
        Shadow shadow = new Shadow(List.of(Model.shipped()));
        Model candidate = Model.shipped().with(shadow.calibration(taught, Model.shipped()), "night");
        Report report = shadow.compare(taught, Model.shipped(), candidate);
        assertThat(report.candidate().wrong()).isPositive();
        assertThat(report.verdict()).isEqualTo(Verdict.WORSE);
    }

    @Test
    void aSmallBrandStaysNearWhatIsShippedAndALargeOneSpeaksForItself() {
        Model few = Model.shipped().after(city(5, 50), 500, "few");
        Model many = Model.shipped().after(city(50_000, 500_000), 500, "many");
        double shipped = Model.shipped().m(Aspect.CITY, Level.SAME);
        assertThat(few.m(Aspect.CITY, Level.SAME)).isCloseTo(shipped, within(0.01));
        assertThat(many.m(Aspect.CITY, Level.SAME)).isCloseTo(0.5, within(0.01));
        assertThat(many.u(Aspect.CITY, Level.SAME)).isCloseTo(0.2, within(0.01));
        assertThat(many.m(Aspect.SURNAME, Level.SAME))
                .as("what was not counted stays")
                .isCloseTo(Model.shipped().m(Aspect.SURNAME, Level.SAME), within(1e-9));
        Model orders = Model.shipped()
                .after(Agreement.of(List.of(new Cell(Aspect.ORDER, Level.OTHER, 10_000, 10_000))), 500, "orders");
        assertThat(orders.bits(Aspect.ORDER, Level.OTHER))
                .as("that orders differ says nothing, whatever is counted")
                .isZero();
    }

    @Test
    void whatIsSharedIsCountsByItsType() {
        assertThat(Arrays.stream(Cell.class.getRecordComponents()).map(RecordComponent::getType))
                .containsExactly(Aspect.class, Level.class, long.class, long.class);
        assertThat(Aspect.class.isEnum() && Level.class.isEnum()).isTrue();
        assertThat(Arrays.stream(Agreement.class.getDeclaredFields())
                        .filter(field -> !java.lang.reflect.Modifier.isStatic(field.getModifiers()))
                        .map(java.lang.reflect.Field::getType))
                .containsOnly(double[][].class);
    }

    @Test
    void ownPairsCountOnceInTheSum() {
        Agreement own = city(100, 1000);
        Agreement others = Agreement.of(List.of(
                        new Cell(Aspect.CITY, Level.SAME, 50 + 40, 200 + 300),
                        new Cell(Aspect.CITY, Level.OTHER, 50 + 60, 800 + 700)))
                .without(own);
        assertThat(others.cells())
                .containsExactly(
                        new Cell(Aspect.CITY, Level.SAME, 40, 300), new Cell(Aspect.CITY, Level.OTHER, 60, 700));
    }

    @Test
    void theLotDrawsOneInTwoHundredWhateverTheNumbersLookLike() {
        Lot lot = new Lot("0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 200);
        Lot other = new Lot("fedcba9876543210".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 200);
        for (int step : Set.of(1, 1 << 22, 200, 4096)) {
            int drawn = 0;
            int both = 0;
            for (int i = 0; i < 200_000; i++) {
                long number = 700_000_000_000_000_000L + (long) i * step;
                drawn += lot.drawn(number) ? 1 : 0;
                both += lot.drawn(number) && other.drawn(number) ? 1 : 0;
            }
            // 1,000 expected; five standard deviations.
            assertThat(drawn).as("steps of %d", step).isBetween(840, 1160);
            assertThat(both).as("another brand's lot is another").isLessThan(40);
        }
    }

    private static Agreement city(long same, long strangers) {
        return Agreement.of(List.of(
                new Cell(Aspect.CITY, Level.SAME, same / 2, strangers / 5),
                new Cell(Aspect.CITY, Level.OTHER, same - same / 2, strangers - strangers / 5)));
    }

    private static Explanation network(double bits, String outcome) {
        return new Explanation(
                outcome,
                Calibration.NONE.posterior(bits),
                bits,
                List.of(new Explanation.Evidence(
                        "PHONE", "customer.evidence.phone.same", "NETWORK", bits + 17, "x", "x", false)),
                List.of(),
                java.util.Optional.empty(),
                List.of(
                        new Explanation.Guard("customer.guard.sure." + (bits > 10 ? "held" : "broken"), bits > 10),
                        new Explanation.Guard("customer.guard.supported.held", true)),
                "shipped-1");
    }

    /** Sixty customers with numbers that a network vouches for. */
    private static final class Sixty {
        private static final MemoryIndex INDEX = index();

        private static MemoryIndex index() {
            MemoryIndex index = new MemoryIndex(KEYS);
            for (int customer = 1; customer <= 60; customer++) {
                index.add(of(customer, customer, 0, Provenance.NETWORK), customer);
            }
            return index;
        }

        /** Customer's data, in some aspects another one's. */
        static Profile of(long id, int customer, int changed, Provenance how) {
            String[] given = {"Ayşe", "Fatma", "Mehmet", "Zeynep", "Can"};
            String[] cities = {"İzmir", "Ankara", "Bursa"};
            return person(
                    id,
                    "+90532123" + (4000 + customer),
                    given[(customer + (changed & 1)) % given.length],
                    "Soyad" + (char) ('a' + (customer + (changed >> 1 & 1)) % 20) + "oglu",
                    cities[(customer + (changed >> 2 & 1)) % cities.length],
                    how);
        }
    }

    /** The same newcomer for the same random numbers. */
    private static Decision decided(Random random, Model model) {
        Provenance[] ways = {Provenance.VERIFIED, Provenance.NETWORK, Provenance.CLAIMED_PRIVATE};
        Profile newcomer = Sixty.of(1000, 1 + random.nextInt(60), random.nextInt(8), ways[random.nextInt(ways.length)]);
        return new Matcher(KEYS).decide(newcomer, Sixty.INDEX, model);
    }

    private static Profile person(long id, String phone, String given, String surname, String city, Provenance how) {
        return new Profile(
                id,
                List.of(
                        new Feature(Kind.PHONE, phone, how, NOW),
                        new Feature(Kind.GIVEN_NAME, given, Provenance.CLAIMED_PRIVATE, NOW),
                        new Feature(Kind.SURNAME, surname, Provenance.CLAIMED_PRIVATE, NOW),
                        new Feature(Kind.CITY, city, Provenance.CLAIMED_PRIVATE, NOW)));
    }

    /** As it is stored. */
    private static Explanation told(Decision decision) {
        return new Explanation(
                decision.outcome().name(),
                decision.posterior(),
                decision.bits(),
                evidence(decision.evidence()),
                evidence(decision.against()),
                java.util.Optional.empty(),
                decision.guards().stream()
                        .map(guard -> new Explanation.Guard(guard.messageKey(), guard.held()))
                        .toList(),
                decision.model());
    }

    private static List<Explanation.Evidence> evidence(List<Decision.Evidence> evidence) {
        return evidence.stream()
                .map(one -> new Explanation.Evidence(
                        one.family().name(),
                        one.messageKey(),
                        one.provenance().name(),
                        one.bits(),
                        one.ours(),
                        one.theirs(),
                        one.claimedThere()))
                .toList();
    }
}
