package io.santral.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.Provenance;
import io.santral.customer.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who of those who share a telephone calls. */
class LineTest {
    private static final String HOME = "+902123456789";
    private static final Feature LINE = Brand.phone(HOME, Provenance.NETWORK);

    private final List<List<Feature>> parties = new ArrayList<>();

    private static Sighting call(Feature... told) {
        return new Sighting(
                "phone",
                HOME,
                Optional.empty(),
                Brand.NOW,
                Stream.concat(Stream.of(LINE), Stream.of(told)).toList(),
                true);
    }

    private static Feature proven(String customerNumber) {
        return Brand.feature(Kind.CUSTOMER_NUMBER, customerNumber, Provenance.VERIFIED);
    }

    /** As the brand takes it in: the place of who calls, who is remembered with what they told. */
    private int calls(Feature... told) {
        Sighting call = call(told);
        int caller = Line.caller(parties, call).orElse(parties.size());
        if (caller < parties.size()) {
            parties.set(
                    caller,
                    Stream.concat(parties.get(caller).stream(), call.features().stream())
                            .toList());
        } else {
            if (parties.size() == 1) {
                parties.set(
                        0,
                        Stream.concat(parties.get(0).stream(), Stream.of(Line.shared(call)))
                                .toList());
            }
            parties.add(
                    parties.isEmpty()
                            ? call.features()
                            : Line.another(call, parties.size()).features());
        }
        return caller;
    }

    @Test
    void whoSaysThatTheyAreSomebodyElseIsAnotherAndFoundAgain() {
        assertThat(calls(Brand.name("Ömer Yılmaz"))).isZero();
        assertThat(calls(Brand.name("Ayşe Yılmaz"))).isEqualTo(1);
        assertThat(calls(Brand.name("ömer yılmaz"))).isZero();
        assertThat(calls(Brand.name("ayşe"))).isEqualTo(1);
        assertThat(calls(Brand.name("Kerem Yılmaz"))).isEqualTo(2);
    }

    @Test
    void whoSaysNothingIsTheLineItselfAndTheFirstToTellIsTheOneWhoSaidNothing() {
        assertThat(calls()).isZero();
        assertThat(calls(Brand.name("Ömer Yılmaz"))).isZero();
        assertThat(calls(Brand.name("Ayşe Yılmaz"))).isEqualTo(1);
        assertThat(calls()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"ömer yılmz", "Omer Yilmaz", "Yılmaz Ömer", "Ömer Can Yılmaz", "ömer"})
    void aSpellingOfTheNameIsTheSameCaller(String name) {
        calls(Brand.name("Ömer Yılmaz"));
        assertThat(calls(Brand.name(name))).isZero();
    }

    @Test
    void whoHasTheVeryNameComesBeforeWhoseNameItMayBe() {
        calls(Brand.name("Selin Tan"));
        calls(Brand.name("Figen Tan"));
        parties.add(call(Brand.name("Pelin Tan")).features());
        assertThat(calls(Brand.name("pelin tan"))).isEqualTo(2);
        assertThat(calls(Brand.name("Selin"))).isZero();
    }

    @Test
    void whoProvesAnotherCustomerNumberIsAnotherAndOneWhoProvesTheSameIsNot() {
        assertThat(calls(proven("48518704"))).isZero();
        assertThat(calls(proven("46173025"))).isEqualTo(1);
        assertThat(calls(proven("46173025"), Brand.name("Ayşe Yılmaz"))).isEqualTo(1);
        assertThat(calls(proven("48518704"), Brand.name("Ömer Yılmaz"))).isZero();
        assertThat(calls(Brand.name("Ayşe Yılmaz"))).isEqualTo(1);
        assertThat(calls(proven("40000001"), Brand.name("Ayşe Yılmaz")))
                .as("a namesake in the house who proves a number of her own")
                .isEqualTo(2);
    }

    @Test
    void whoseNameItMayBeComesBeforeWhoNobodyHasHeardTheNameOf() {
        calls(proven("48518704"));
        assertThat(calls(proven("46173025"), Brand.name("Nur Esen"))).isEqualTo(1);
        assertThat(calls(Brand.name("nur"))).isEqualTo(1);
        assertThat(calls(Brand.name("Ali"))).as("the one who never said it").isZero();
    }

    @Test
    void aNumberThatIsOnlyClaimedTellsNobodyApart() {
        calls(proven("48518704"));
        assertThat(calls(Brand.feature(Kind.CUSTOMER_NUMBER, "46173025", Provenance.CLAIMED_PRIVATE)))
                .isZero();
    }

    @Test
    void theNameThatTheNetworkShowsIsTheSubscribersAndNotTheCallers() {
        calls(Brand.name("Ömer Yılmaz"));
        Sighting shown = new Sighting(
                "phone",
                HOME,
                Optional.of("Yılmaz Nakliyat"),
                Brand.NOW,
                List.of(LINE, Brand.name("Yılmaz Nakliyat")),
                true);
        assertThat(Line.caller(parties, shown)).hasValue(0);
        Sighting said = new Sighting(
                "phone",
                HOME,
                shown.name(),
                Brand.NOW,
                List.of(LINE, Brand.name("Yılmaz Nakliyat"), Brand.name("Ayşe Demir")),
                true);
        assertThat(Line.caller(parties, said)).isEmpty();
        assertThat(Line.another(said, 1).name()).hasValue("Ayşe Demir");
    }

    @Test
    void aLineHasABoundAndWhoComesLaterIsTheLineItself() {
        List<String> names =
                List.of("Ali", "Zehra", "Burak", "Selin", "Hasan", "Derya", "Kemal", "Nur", "Okan", "Figen");
        for (int i = 0; i < names.size(); i++) {
            assertThat(calls(Brand.name(names.get(i) + " Tan"))).isEqualTo(i < Line.PARTIES ? i : 0);
        }
        assertThat(parties).hasSize(Line.PARTIES);
        assertThat(Line.namespaces(call())).hasSize(Line.PARTIES).startsWith("phone", "phone:2");
    }

    @Test
    void anotherPartyHasAnIdentityOfItsOwnAndProvesNothingByTheLine() {
        calls(Brand.name("Ömer Yılmaz"), proven("48518704"));
        assertThat(Line.passedAround(parties.get(0))).isFalse();
        calls(Brand.name("Ayşe Demir"), proven("46173025"));
        assertThat(Line.another(call(Brand.name("Ayşe Demir")), 1).namespace()).isEqualTo("phone:2");
        assertThat(parties).allMatch(Line::passedAround);
        assertThat(Line.ofSeveral(parties.get(0))).as("whoever says nothing").isTrue();
        assertThat(Line.ofSeveral(parties.get(1))).as("who said who she is").isFalse();

        Brand brand = new Brand();
        brand.add(1, parties.get(0).toArray(Feature[]::new));
        brand.add(2, parties.get(1).toArray(Feature[]::new));
        for (String number : List.of("48518704", "46173025")) {
            assertThat(brand.decide(proven(number)).outcome()).isNotEqualTo(Decision.Outcome.MERGE);
        }
    }

    @Test
    void theOtherPartyOfALineIsNotAskedAboutTheFirst() {
        Brand brand = new Brand();
        brand.add(1, LINE, Brand.name("Ömer Yılmaz"), Line.shared(call()));
        brand.add(2, Brand.name("Ayşe Demir"), Brand.email("ayse@ornek.com.tr", Provenance.VERIFIED));
        Decision decision = brand.decide(
                Line.another(call(Brand.name("Ayşe Demir")), 1).features().toArray(Feature[]::new));
        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.SUGGEST);
        assertThat(decision.suggestions())
                .extracting(Decision.Suggestion::customer)
                .containsExactly(2L);
    }
}
