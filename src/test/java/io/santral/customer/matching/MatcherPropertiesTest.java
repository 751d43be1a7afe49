package io.santral.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.Provenance;
import io.santral.customer.matching.Decision.Outcome;
import io.santral.customer.matching.Index.Key;
import io.santral.customer.matching.Index.Probe;
import io.santral.customer.matching.form.BirthDate;
import io.santral.customer.matching.form.Email;
import io.santral.customer.matching.form.Handle;
import io.santral.customer.matching.form.NationalId;
import io.santral.customer.matching.form.PersonName;
import io.santral.customer.matching.form.Phone;
import io.santral.customer.matching.form.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for whatever is written. */
class MatcherPropertiesTest {
    private static final Instant NOW = Brand.NOW;
    private static final int FEW = 20;

    private final Brand brand = new Brand(FEW);

    @Property(tries = 500)
    void noTextIsAnError(@ForAll String text) {
        assertThat(Words.folded(Words.folded(text))).isEqualTo(Words.folded(text));
        Phone.of(text);
        Email.of(text);
        NationalId.of(text);
        BirthDate.of(text);
        Handle.of(text);
        PersonName.of(List.of(text), List.of(text), List.of(text));
        List<Feature> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            all.add(new Feature(kind, text, Provenance.VERIFIED, NOW));
        }
        assertThat(brand.decide(new Profile(7, all))).isNotNull();
    }

    @Property(tries = 300)
    void theOrderOfFeaturesDecidesNothing(
            @ForAll("people") List<Feature> known, @ForAll("people") List<Feature> features, @ForAll Random random) {
        Brand one = new Brand(FEW);
        Brand other = new Brand(FEW);
        one.index.add(new Profile(8, known), 8);
        other.index.add(new Profile(8, shuffled(known, random)), 8);
        Decision decision = one.decide(new Profile(7, features));
        Decision shuffled = other.decide(new Profile(7, shuffled(features, random)));
        assertThat(shuffled.outcome()).isEqualTo(decision.outcome());
        assertThat(shuffled.bits()).isEqualTo(decision.bits());
        assertThat(shuffled.evidence()).isEqualTo(decision.evidence());
    }

    @Property(tries = 500)
    void nothingMergesWithoutSomethingThatSupportsIt(
            @ForAll("people") List<Feature> known, @ForAll("claims") List<Feature> claimed) {
        Brand other = new Brand(FEW);
        other.index.add(new Profile(8, known), 8);
        other.index.add(new Profile(9, claimed), 9);
        assertThat(other.decide(new Profile(7, claimed)).outcome()).isNotEqualTo(Outcome.MERGE);
    }

    @Property(tries = 300)
    void claimedIdentifiersFindNobody(@ForAll("words") List<Feature> claimed) {
        Set<Short> identifying = Set.of(
                KeyType.EMAIL.code(), KeyType.PHONE.code(), KeyType.CUSTOMER_NUMBER.code(), KeyType.ORDER.code());
        assertThat(brand.keys.filed(new Profile(7, claimed)).keys())
                .extracting(probe -> probe.key().type())
                .doesNotContainAnyElementsOf(identifying);
    }

    @Property(tries = 300)
    void twinBrandsShareNoKey(@ForAll("people") List<Feature> features, @ForAll byte one, @ForAll byte other) {
        byte[] secret = new byte[16];
        byte[] twin = new byte[16];
        Arrays.fill(secret, one);
        Arrays.fill(twin, (byte) (one == other ? other + 1 : other));
        Set<Key> keys = keys(new Keys(secret), features);
        keys.retainAll(keys(new Keys(twin), features));
        assertThat(keys).isEmpty();
    }

    @Property(tries = 300)
    void aProfileAsksForNoMoreThanTheDatabaseTakesAtOnce(@ForAll("people") List<Feature> features) {
        assertThat(brand.keys.probes(new Profile(7, features))).hasSizeLessThanOrEqualTo(200);
    }

    @Provide
    Arbitrary<List<Feature>> people() {
        return features(Arbitraries.of(Provenance.class));
    }

    @Provide
    Arbitrary<List<Feature>> claims() {
        return features(Arbitraries.of(Provenance.CLAIMED_PRIVATE, Provenance.CLAIMED_PUBLIC, Provenance.TRANSPORT));
    }

    @Provide
    Arbitrary<List<Feature>> words() {
        return features(Arbitraries.of(Provenance.CLAIMED_PRIVATE, Provenance.CLAIMED_PUBLIC));
    }

    private static Arbitrary<List<Feature>> features(Arbitrary<Provenance> provenances) {
        Arbitrary<String> values = Arbitraries.of(
                "Ömer Yılmaz",
                "OMER YILMAZ",
                "Ayşe",
                "omer@firma.com.tr",
                "0532 123 45 67",
                "05o2 123 45 67",
                "1984",
                "1984-05-17",
                "17.05.1984",
                "482177321",
                "10000000146",
                "İstanbul",
                "34710",
                "erkek",
                "x:99887766",
                "@omer");
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        values,
                        provenances,
                        Arbitraries.integers().between(0, 900))
                .as((kind, value, provenance, days) ->
                        new Feature(kind, value, provenance, NOW.minusSeconds(86_400L * days)))
                .list()
                .ofMaxSize(12);
    }

    private static List<Feature> shuffled(List<Feature> features, Random random) {
        List<Feature> shuffled = new ArrayList<>(features);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static Set<Key> keys(Keys keys, List<Feature> features) {
        Set<Key> all = new HashSet<>();
        for (Probe probe : keys.probes(new Profile(7, features))) {
            all.add(probe.key());
        }
        return all;
    }
}
