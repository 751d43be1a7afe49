package io.santral.customer.matching;

import static io.santral.customer.Provenance.CLAIMED_PRIVATE;
import static io.santral.customer.Provenance.CLAIMED_PUBLIC;
import static io.santral.customer.Provenance.NETWORK;
import static io.santral.customer.Provenance.TRANSPORT;
import static io.santral.customer.Provenance.VERIFIED;
import static io.santral.customer.matching.Brand.email;
import static io.santral.customer.matching.Brand.feature;
import static io.santral.customer.matching.Brand.name;
import static io.santral.customer.matching.Brand.phone;
import static org.assertj.core.api.Assertions.assertThat;

import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.Provenance;
import io.santral.customer.RegisterEntry;
import io.santral.customer.matching.Decision.Guard;
import io.santral.customer.matching.Decision.Outcome;
import io.santral.customer.matching.Decision.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes wrong with identities in a call centre, case by case. */
class AdversarialCasesTest {
    private static final long OMER = 1;
    private static final long AYSE = 2;
    private static final String MOBILE = "0532 123 45 67";
    private static final String MAIL = "omer.yilmaz@firma.com.tr";

    private final Brand brand = new Brand();

    @Test
    void theSamePersonOnAnotherChannelIsRecognised() {
        brand.add(OMER, name("Ömer Şükrü Yılmaz"), phone(MOBILE, NETWORK));
        Decision decision = brand.decide(name("OMER SUKRU YILMAZ"), phone("+90 (532) 123-45-67", NETWORK));
        assertThat(decision.outcome()).isEqualTo(Outcome.MERGE);
        assertThat(decision.customer()).hasValue(OMER);
        assertThat(decision.posterior()).isGreaterThanOrEqualTo(0.999);
        assertThat(decision.suggestions()).isEmpty();
    }

    @Test
    void aProvenAddressIsEnough() {
        brand.add(OMER, email(MAIL, VERIFIED));
        assertThat(brand.decide(email("OMER.YILMAZ@firma.com.tr", VERIFIED)).outcome())
                .isEqualTo(Outcome.MERGE);
    }

    @Test
    void aCallerIdWithoutANameIsASuggestion() {
        brand.add(OMER, name("Ömer Yılmaz"), phone(MOBILE, NETWORK));
        Decision decision = brand.decide(phone(MOBILE, NETWORK));
        assertThat(decision.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(broken(decision)).containsExactly(Rule.SURE);
    }

    @Test
    void aFromAddressWithoutProofIsASuggestion() {
        brand.add(OMER, name("Ömer Yılmaz"), email(MAIL, VERIFIED));
        Decision decision = brand.decide(name("Ömer Yılmaz"), email(MAIL, TRANSPORT));
        assertThat(decision.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(broken(decision)).contains(Rule.SUPPORTED);
    }

    @Test
    void familyEmailDoesNotMakeOnePersonOfTwo() {
        brand.add(OMER, name("Ömer Yılmaz"), email("yilmazailesi@mail.com", VERIFIED));
        Decision decision = brand.decide(name("Ayşe Yılmaz"), email("yilmazailesi@mail.com", VERIFIED));
        assertThat(decision.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(broken(decision)).contains(Rule.ONE_PERSON);
    }

    @Test
    void familyPhoneGoesToTheOneWhoseNameItIsAndOtherwiseToNobody() {
        brand.add(OMER, name("Ömer Yılmaz"), phone(MOBILE, NETWORK));
        assertThat(brand.decide(name("Ayşe Yılmaz"), phone(MOBILE, NETWORK)).outcome())
                .isNotEqualTo(Outcome.MERGE);
        brand.add(AYSE, name("Ayşe Yılmaz"), phone(MOBILE, NETWORK));
        Decision decision = brand.decide(name("Ayşe Yılmaz"), phone(MOBILE, NETWORK));
        assertThat(decision.customer()).hasValue(AYSE);
        assertThat(brand.decide(name("Ali Yılmaz"), phone(MOBILE, NETWORK)).outcome())
                .isNotEqualTo(Outcome.MERGE);
    }

    @Test
    void switchboardAndCompanyNumbersSayNothing() {
        for (String company : new String[] {"444 0 333", "0850 222 33 44"}) {
            brand.add(OMER, name("Ömer Yılmaz"), phone(company, NETWORK));
            Decision decision = brand.decide(phone(company, NETWORK));
            assertThat(decision.outcome()).isEqualTo(Outcome.APART);
        }
    }

    @Test
    void aPhoneOfManyNamesIsNobodys() {
        String[] names = {"Can Er", "Ece Su", "Mert Ak", "Ela Koç", "Arda Tan", "Naz Gül", "Kaan Ün"};
        for (int i = 0; i < names.length; i++) {
            brand.add(100 + i, name(names[i]), phone("0212 345 67 89", NETWORK));
        }
        Decision decision = brand.decide(name("Can Er"), phone("0212 345 67 89", NETWORK));
        assertThat(decision.outcome()).isNotEqualTo(Outcome.MERGE);
        assertThat(decision.evidence()).noneMatch(one -> one.family() == Kind.Family.PHONE);
    }

    @Test
    void aFixedLineIsAHouseholdsAndNeverMergesAlone() {
        brand.add(OMER, name("Ömer Yılmaz"), phone("0212 345 67 89", NETWORK));
        Decision decision = brand.decide(name("Ömer Yılmaz"), phone("0212 345 67 89", NETWORK));
        assertThat(decision.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(broken(decision)).contains(Rule.SUPPORTED);
    }

    @Test
    void recycledNumberIsHalfAsGoodAndNeverMergesAnotherName() {
        Feature old = new Feature(Kind.PHONE, MOBILE, NETWORK, Brand.LONG_AGO);
        brand.add(OMER, name("Ömer Yılmaz"), old);
        Decision nameless = brand.decide(phone(MOBILE, NETWORK));
        assertThat(nameless.posterior()).isBetween(0.4, 0.6);
        assertThat(brand.decide(name("Hülya Çetin"), phone(MOBILE, NETWORK)).outcome())
                .isNotEqualTo(Outcome.MERGE);
    }

    @Test
    void aMobileThatOneNameWasSaidOnIsAsGoodAsProvenWhereTheNameAgrees() {
        brand.add(OMER, name("Ömer Yılmaz"), login("u1", Brand.NOW), email(MAIL, VERIFIED));
        Decision decision = brand.decide(name("Ömer Yılmaz"), heardBefore(MOBILE), login("u1", Brand.NOW));
        assertThat(decision.outcome()).isEqualTo(Outcome.MERGE);
        Decision nameless = brand.decide(heardBefore(MOBILE), login("u1", Brand.NOW));
        assertThat(broken(nameless)).containsExactly(Rule.SURE);
    }

    @Test
    void whatIsProvenLaterOnAHouseholdsLineIsNotProvenOfAllWhoCall() {
        brand.add(OMER, name("Ömer Yılmaz"), login("u1", Brand.NOW), email(MAIL, VERIFIED));
        Decision decision = brand.decide(name("Ömer Yılmaz"), heardBefore("0212 345 67 89"), login("u1", Brand.NOW));
        assertThat(decision.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(broken(decision)).contains(Rule.SUPPORTED);
    }

    @Test
    void aLineThatTwoPeopleNamedThemselvesOnIsNobodysProof() {
        brand.add(
                OMER,
                name("Ömer Yılmaz"),
                name("Ayşe Demir"),
                phone(MOBILE, NETWORK),
                feature(Kind.CUSTOMER_NUMBER, "C-104233", VERIFIED));
        Decision byNumber = brand.decide(name("Ömer Yılmaz"), feature(Kind.CUSTOMER_NUMBER, "C-104233", VERIFIED));
        assertThat(broken(byNumber)).contains(Rule.SUPPORTED);
        Decision byPhone = brand.decide(name("Ayşe Demir"), phone(MOBILE, VERIFIED));
        assertThat(broken(byPhone)).contains(Rule.SUPPORTED);
    }

    @Test
    void aLineOnWhichTwoCustomersWereProvenIsNobodysProof() {
        brand.add(
                OMER,
                phone(MOBILE, NETWORK),
                feature(Kind.CUSTOMER_NUMBER, "48518704", VERIFIED),
                feature(Kind.CUSTOMER_NUMBER, "46173025", VERIFIED));
        Decision decision = brand.decide(feature(Kind.CUSTOMER_NUMBER, "46173025", VERIFIED));
        assertThat(decision.outcome()).isNotEqualTo(Outcome.MERGE);
    }

    @Test
    void aMobileThatAHouseholdSharesMergesNobodyThoughEachOfThemHasProvenIt() {
        brand.add(OMER, name("Ömer Yılmaz"), phone(MOBILE, VERIFIED));
        brand.add(OMER, name("Ömer Yılmaz"), name("Ayşe Demir"), phone(MOBILE, NETWORK));
        Decision decision = brand.decide(name("Ayşe Demir"), phone(MOBILE, VERIFIED));
        assertThat(broken(decision)).contains(Rule.SUPPORTED);
    }

    @Test
    void whoHasProvenAnotherCustomerNumberIsAnotherThoughALineKnowsBoth() {
        brand.add(OMER, phone(MOBILE, VERIFIED), feature(Kind.CUSTOMER_NUMBER, "42469312", VERIFIED));
        brand.add(OMER, phone(MOBILE, NETWORK), feature(Kind.CUSTOMER_NUMBER, "41358120", TRANSPORT));
        Decision decision = brand.decide(phone(MOBILE, VERIFIED), feature(Kind.CUSTOMER_NUMBER, "41358120", VERIFIED));
        assertThat(broken(decision)).contains(Rule.NO_CONFLICT);
    }

    @Test
    void customerNumbersThatDifferByADigitAreTwoCustomers() {
        brand.add(
                OMER, name("Ömer Yılmaz"), email(MAIL, VERIFIED), feature(Kind.CUSTOMER_NUMBER, "48024715", VERIFIED));
        Decision decision = brand.decide(
                name("Ömer Yılmaz"), email(MAIL, VERIFIED), feature(Kind.CUSTOMER_NUMBER, "48024716", VERIFIED));
        assertThat(broken(decision)).contains(Rule.NO_CONFLICT);
    }

    @Test
    void nameAndNumberCopiedIntoAPostAreWorthNoMoreThanOneOfThem() {
        brand.add(OMER, name("Ömer Yılmaz"), feature(Kind.CUSTOMER_NUMBER, "48024715", VERIFIED));
        double number = posterior(feature(Kind.CUSTOMER_NUMBER, "48024715", CLAIMED_PUBLIC));
        double name = posterior(feature(Kind.NAME, "Ömer Yılmaz", CLAIMED_PUBLIC));
        double both = posterior(
                feature(Kind.CUSTOMER_NUMBER, "48024715", CLAIMED_PUBLIC),
                feature(Kind.NAME, "Ömer Yılmaz", CLAIMED_PUBLIC));
        assertThat(both).isEqualTo(Math.max(number, name));
    }

    @Test
    void theRegistersNumberProvenIsTheCustomerAndItsTelephoneNeedsAName() {
        RegisterEntry entry = new RegisterEntry(
                "48024715", Optional.of("Ömer Yılmaz"), Optional.of("u1"), List.of(MAIL), List.of(MOBILE));
        brand.add(OMER, entry.sighting(Brand.NOW).features().toArray(Feature[]::new));
        assertThat(brand.decide(feature(Kind.CUSTOMER_NUMBER, "48024715", VERIFIED))
                        .outcome())
                .isEqualTo(Outcome.MERGE);
        assertThat(brand.decide(name("Ömer Yılmaz"), phone(MOBILE, NETWORK)).outcome())
                .isEqualTo(Outcome.MERGE);
        assertThat(brand.decide(phone(MOBILE, NETWORK)).outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(brand.decide(name("Ömer Yılmaz"), feature(Kind.CUSTOMER_NUMBER, "48024715", CLAIMED_PRIVATE))
                        .outcome())
                .isEqualTo(Outcome.SUGGEST);
    }

    @Test
    void aMergeBelongsToTheIdentityThatAgreed() {
        Profile mail = brand.newcomer(name("Ömer Yılmaz"), email(MAIL, VERIFIED));
        Profile chat = brand.newcomer(name("Ömer Yılmaz"), login("u1", Brand.NOW));
        brand.add(OMER, mail);
        brand.add(OMER, chat);
        assertThat(brand.decide(login("u1", Brand.NOW)).member()).hasValue(chat.identity());
        assertThat(brand.decide(email(MAIL, VERIFIED)).member()).hasValue(mail.identity());
        assertThat(brand.decide(email("baska@firma.com.tr", VERIFIED)).member()).isEmpty();
    }

    @Test
    void whoStandsWithOthersIsAskedAboutAndNeverMergedHoweverSure() {
        brand.add(OMER, name("Ömer Yılmaz"), email(MAIL, VERIFIED));
        Profile chat = brand.newcomer(name("Ömer Yılmaz"), login("u1", Brand.NOW), email(MAIL, VERIFIED));
        brand.add(AYSE, chat);
        assertThat(brand.decide(chat).outcome()).as("alone it would be merged").isEqualTo(Outcome.MERGE);
        Decision asked = brand.ask(chat, AYSE);
        assertThat(asked.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(asked.suggestions())
                .as("others, and not whose it is")
                .extracting(Decision.Suggestion::customer)
                .containsExactly(OMER);
    }

    @Test
    void nobodyIsAskedWhoElseAHouseholdsLineIsThoughACallerProvesIt() {
        brand.add(OMER, name("Ömer Yılmaz"), feature(Kind.CUSTOMER_NUMBER, "48518704", VERIFIED));
        Feature number = feature(Kind.CUSTOMER_NUMBER, "48518704", VERIFIED);
        Profile fixed = brand.newcomer(phone("0212 345 67 89", NETWORK), number);
        Profile passedAround = brand.newcomer(phone(MOBILE, NETWORK), name("Ömer Yılmaz"), name("Ayşe Demir"), number);
        Profile mobile = brand.newcomer(phone(MOBILE, NETWORK), number);
        assertThat(brand.ask(fixed, AYSE).suggestions()).isEmpty();
        assertThat(brand.ask(passedAround, AYSE).suggestions()).isEmpty();
        assertThat(brand.ask(mobile, AYSE).suggestions()).hasSize(1);
        assertThat(brand.ask(fixed, Map.of(OMER, 12.0)).suggestions()).isEmpty();
    }

    @Test
    void aMergeLeavesTheQuestionWhetherTheOtherWhoIsLikelyIsTheSame() {
        brand.add(OMER, email(MAIL, VERIFIED));
        brand.add(AYSE, feature(Kind.DEVICE, "d-1", Provenance.DEVICE));
        Decision decision = brand.decide(email(MAIL, VERIFIED), feature(Kind.DEVICE, "d-1", Provenance.DEVICE));
        assertThat(decision.outcome()).isEqualTo(Outcome.MERGE);
        assertThat(decision.customer()).hasValue(OMER);
        assertThat(decision.suggestions())
                .extracting(Decision.Suggestion::customer)
                .containsExactly(AYSE);
    }

    @Test
    void ofNamesakesTheOneWithThisVeryMatterIsAskedAboutAndToldWhy() {
        for (int namesake = 0; namesake < 30; namesake++) {
            String surname = "Yılmaz" + (char) ('a' + namesake);
            brand.add(100 + namesake, name("Ayşe " + surname), email("ayse" + namesake + "@posta.com", VERIFIED));
        }
        Profile newcomer = brand.newcomer(name("Ayşe"), feature(Kind.PLATFORM_ID, "x:5", VERIFIED));
        assertThat(brand.decide(newcomer).outcome()).isEqualTo(Outcome.APART);
        Decision asked = brand.ask(newcomer, Map.of(117L, 6.0, 10_005L, 6.0));
        assertThat(asked.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(asked.suggestions())
                .as("not somebody of another name with the same matter")
                .extracting(Decision.Suggestion::customer)
                .containsExactly(117L);
        assertThat(asked.evidence())
                .anyMatch(one -> one.messageKey().equals("customer.evidence.matter.same")
                        && one.family() == Kind.Family.MATTER
                        && one.bits() == 6.0);
    }

    @Test
    void whoWritesAboutAMatterThatTheyReadIsNeverMergedAndHardlyLikely() {
        brand.add(OMER, name("Ömer Yılmaz"), email(MAIL, VERIFIED));
        Decision impostor =
                brand.ask(brand.newcomer(feature(Kind.NAME, "Ömer Yılmaz", CLAIMED_PUBLIC)), Map.of(OMER, 1_000.0));
        assertThat(impostor.outcome()).isEqualTo(Outcome.SUGGEST);
        Decision nameless =
                brand.ask(brand.newcomer(feature(Kind.PLATFORM_ID, "x:5", VERIFIED)), Map.of(OMER, 1_000.0));
        assertThat(nameless.posterior()).as("of a thousand customers").isLessThan(0.85);
        Decision proven = brand.ask(brand.newcomer(name("Ömer Yılmaz"), email(MAIL, VERIFIED)), Map.of(OMER, 12.0));
        assertThat(proven.outcome()).isEqualTo(Outcome.SUGGEST);
    }

    @Test
    void whoWasSetApartIsNotAskedAboutAgainForTheMatter() {
        brand.add(OMER, name("Ömer Yılmaz"), email(MAIL, VERIFIED));
        Profile newcomer = brand.newcomer(name("Ömer Yılmaz"));
        brand.index.setApart(newcomer.identity(), OMER);
        assertThat(brand.ask(newcomer, Map.of(OMER, 12.0)).suggestions()).isEmpty();
    }

    private double posterior(Feature... features) {
        return brand.decide(features).posterior();
    }

    private static Feature login(String account, Instant seen) {
        return new Feature(Kind.LOGIN, account, VERIFIED, seen);
    }

    private static Feature heardBefore(String line) {
        return new Feature(Kind.PHONE, line, NETWORK, Brand.NOW.minus(Duration.ofDays(3)));
    }

    @Test
    void secretaryOrLawyerWritesUnderTheirOwnNameAndStaysThemselves() {
        brand.add(
                OMER, name("Ömer Yılmaz"), email(MAIL, VERIFIED), feature(Kind.CUSTOMER_NUMBER, "C-104233", VERIFIED));
        Decision decision = brand.decide(
                name("Av. Derya Aksoy"),
                email("derya@aksoyhukuk.com", VERIFIED),
                feature(Kind.CUSTOMER_NUMBER, "C-104233", CLAIMED_PRIVATE),
                email(MAIL, CLAIMED_PRIVATE));
        assertThat(decision.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(broken(decision)).contains(Rule.SUPPORTED, Rule.ONE_PERSON);
    }

    @Test
    void forwardedMailIsItsSendersAndWhatItQuotesIsNotEvenAsked() {
        brand.add(OMER, name("Ömer Yılmaz"), email(MAIL, VERIFIED));
        // Reading leaves out what stands in quotes: only the sender is left to decide about.
        Decision decision = brand.decide(name("Hülya Çetin"), email("hulya@posta.com", VERIFIED));
        assertThat(decision.outcome()).isEqualTo(Outcome.APART);
    }

    @Test
    void mailingListAndNoReplyAreNobody() {
        for (String nobody : new String[] {"noreply@kargo.com.tr", "no-reply-42@magaza.com", "bounces@liste.org"}) {
            brand.add(OMER, name("Ömer Yılmaz"), email(nobody, VERIFIED));
            assertThat(brand.decide(email(nobody, VERIFIED)).outcome()).isEqualTo(Outcome.APART);
        }
    }

    @Test
    void publicImpersonationNeverMergesHoweverMuchIsClaimed() {
        brand.add(
                OMER,
                name("Ömer Yılmaz"),
                email(MAIL, VERIFIED),
                phone(MOBILE, VERIFIED),
                feature(Kind.CUSTOMER_NUMBER, "C-104233", VERIFIED),
                feature(Kind.ORDER_NUMBER, "482177321", VERIFIED));
        Decision decision = brand.decide(
                feature(Kind.PLATFORM_ID, "x:99887766", VERIFIED),
                feature(Kind.NAME, "Ömer Yılmaz", CLAIMED_PUBLIC),
                email(MAIL, CLAIMED_PUBLIC),
                phone(MOBILE, CLAIMED_PUBLIC),
                feature(Kind.CUSTOMER_NUMBER, "C-104233", CLAIMED_PUBLIC),
                feature(Kind.ORDER_NUMBER, "482177321", CLAIMED_PUBLIC));
        assertThat(decision.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(broken(decision)).contains(Rule.SURE, Rule.SUPPORTED);
    }

    @Test
    void orderNumberCopiedFromAScreenshotIsNotEvenASuggestionOfMuch() {
        brand.add(OMER, name("Ömer Yılmaz"), feature(Kind.ORDER_NUMBER, "482177321", VERIFIED));
        Decision decision = brand.decide(
                feature(Kind.PLATFORM_ID, "x:5", VERIFIED), feature(Kind.ORDER_NUMBER, "482177321", CLAIMED_PUBLIC));
        assertThat(decision.outcome()).isNotEqualTo(Outcome.MERGE);
        assertThat(decision.posterior()).isLessThan(0.35);
    }

    @Test
    void whatIsClaimedInPrivateIsASuggestionAndPullsNobodyElseIn() {
        brand.add(OMER, name("Ömer Yılmaz"), phone(MOBILE, VERIFIED));
        brand.add(AYSE, feature(Kind.PLATFORM_ID, "x:5", VERIFIED), phone(MOBILE, CLAIMED_PRIVATE));
        Decision decision = brand.decide(phone(MOBILE, CLAIMED_PRIVATE));
        assertThat(decision.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(decision.suggestions())
                .extracting(Decision.Suggestion::customer)
                .containsExactly(OMER);
    }

    @Test
    void whoProvesLaterWhatAnotherOnlyClaimedIsAskedAboutAndNeverMerged() {
        brand.add(
                AYSE, feature(Kind.PLATFORM_ID, "x:5", VERIFIED), name("Ömer Yılmaz"), phone(MOBILE, CLAIMED_PRIVATE));
        Decision decision = brand.decide(name("Ömer Yılmaz"), phone(MOBILE, VERIFIED));
        assertThat(decision.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(decision.suggestions())
                .extracting(Decision.Suggestion::customer)
                .containsExactly(AYSE);
        assertThat(broken(decision)).contains(Rule.SURE, Rule.SUPPORTED);
        assertThat(decision.evidence())
                .anyMatch(one -> one.family() == Kind.Family.PHONE && one.claimedThere())
                .noneMatch(one -> one.family() == Kind.Family.NAME && one.claimedThere());
    }

    @Test
    void whatTheWorldReadIsFiledAsNobodysClaim() {
        brand.add(AYSE, feature(Kind.PLATFORM_ID, "x:5", VERIFIED), phone(MOBILE, CLAIMED_PUBLIC));
        assertThat(brand.decide(phone(MOBILE, VERIFIED)).outcome()).isEqualTo(Outcome.APART);
    }

    @Test
    void howeverManyClaimAnAddressItStaysItsOwnersAndTheyAreNotAskedAbout() {
        brand.add(OMER, email(MAIL, VERIFIED));
        for (long other = 100; other < 120; other++) {
            brand.add(other, feature(Kind.PLATFORM_ID, "chat:" + other, VERIFIED), email(MAIL, CLAIMED_PRIVATE));
        }
        Decision decision = brand.decide(email(MAIL, VERIFIED));
        assertThat(decision.outcome()).isEqualTo(Outcome.MERGE);
        assertThat(decision.customer()).hasValue(OMER);
        assertThat(decision.suggestions()).isEmpty();
    }

    @Test
    void inABrandThatHasOnlyBegunANameIsAQuestionAndNoCertainty() {
        Brand begun = new Brand(2);
        begun.add(OMER, name("Ömer Yılmaz"), email(MAIL, VERIFIED));
        Decision named = begun.decide(name("Ömer Yılmaz"));
        assertThat(named.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(named.posterior()).isBetween(0.3, 0.7);
        Decision proven = begun.decide(name("Ömer Yılmaz"), email(MAIL, VERIFIED));
        assertThat(proven.outcome()).as("what is proven says as much as ever").isEqualTo(Outcome.MERGE);
    }

    @Test
    void inALargeBrandARareNameIsAQuestionAndAtMostTwoToOne() {
        Brand large = new Brand(20_000);
        large.add(OMER, name("Nigâr Zeliha Hızıroğulları"), email(MAIL, VERIFIED));
        Decision decision = large.decide(name("Nigâr Zeliha Hızıroğulları"));
        assertThat(decision.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(decision.posterior()).isBetween(0.2, 0.67);
        assertThat(broken(decision)).contains(Rule.SURE, Rule.SUPPORTED);
    }

    @Test
    void inALargeBrandANameAddsNoMoreToAMergeThanInASmallOne() {
        Brand large = new Brand(20_000);
        large.add(OMER, name("Nigâr Zeliha Hızıroğulları"), phone(MOBILE, NETWORK));
        for (long other = 100; other < 106; other++) {
            large.add(other, phone(MOBILE, NETWORK));
        }
        Decision decision = large.decide(name("Nigâr Zeliha Hızıroğulları"), phone(MOBILE, NETWORK));
        assertThat(decision.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(broken(decision)).containsExactly(Rule.SURE);
    }

    @Test
    void homographHandleIsADisguiseAndNoAgreement() {
        brand.add(OMER, feature(Kind.HANDLE, "@ömeryilmaz", TRANSPORT), name("Ömer Yılmaz"));
        Decision same = brand.decide(feature(Kind.HANDLE, "ÖmerYilmaz", TRANSPORT));
        assertThat(same.evidence()).anyMatch(one -> one.family() == Kind.Family.HANDLE);
        Decision disguised = brand.decide(feature(Kind.HANDLE, "ömeryil\u043caz", TRANSPORT));
        assertThat(disguised.outcome()).isEqualTo(Outcome.APART);
        assertThat(disguised.against())
                .anyMatch(one -> one.messageKey().equals("customer.evidence.handle.disguised") && one.bits() == 0);
    }

    @Test
    void aUserNameThatSpellsANameIsAQuestionWhateverNameIsShown() {
        brand.add(OMER, name("Halil Kayamen"), email(MAIL, VERIFIED));
        for (String shown : List.of("fistik", "Halil", "")) {
            Decision decision = brand.decide(name(shown), feature(Kind.HANDLE, "@halil_kayamen86", CLAIMED_PRIVATE));
            assertThat(decision.outcome()).as(shown).isEqualTo(Outcome.SUGGEST);
            assertThat(decision.suggestions())
                    .extracting(Decision.Suggestion::customer)
                    .containsExactly(OMER);
            assertThat(decision.posterior()).isLessThan(0.9);
            assertThat(decision.evidence())
                    .as("%s: it is told where the surname stands", shown)
                    .anyMatch(one -> one.messageKey().equals("customer.evidence.surname.spelt"))
                    .noneMatch(one -> one.messageKey().equals("customer.evidence.surname.same"));
        }
    }

    @Test
    void whoWroteUnderAUserNameIsFoundByTheNameThatItSpells() {
        brand.add(OMER, name("fistik"), feature(Kind.HANDLE, "halil.kayamen", CLAIMED_PRIVATE));
        assertThat(brand.decide(name("Halil Kayamen")).suggestions())
                .extracting(Decision.Suggestion::customer)
                .containsExactly(OMER);
    }

    @Test
    void aUserNameThatSpellsNoNameSpeaksAgainstNobody() {
        brand.add(OMER, name("Ömer Yılmaz"), email(MAIL, VERIFIED));
        Decision decision = brand.decide(email(MAIL, VERIFIED), feature(Kind.HANDLE, "deli_dolu", CLAIMED_PRIVATE));
        assertThat(decision.outcome()).isEqualTo(Outcome.MERGE);
        assertThat(decision.against()).isEmpty();
    }

    @Test
    void aUserNameProvesNoMoreThanAClaim() {
        brand.add(OMER, name("Ömer Yılmaz"), phone(MOBILE, NETWORK));
        Decision named = brand.decide(name("Ömer Yılmaz"), phone(MOBILE, NETWORK));
        Decision spelt = brand.decide(feature(Kind.HANDLE, "omer_yilmaz", CLAIMED_PRIVATE), phone(MOBILE, NETWORK));
        assertThat(named.outcome()).isEqualTo(Outcome.MERGE);
        assertThat(spelt.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(broken(spelt)).containsExactly(Rule.SURE);
    }

    @Test
    void theSameUserNameElsewhereCountsOnceThoughItSpellsAName() {
        brand.add(OMER, feature(Kind.HANDLE, "omer_yilmaz34", CLAIMED_PRIVATE));
        Decision decision = brand.decide(feature(Kind.HANDLE, "omer_yilmaz34", CLAIMED_PRIVATE));
        assertThat(decision.evidence()).extracting(Decision.Evidence::family).containsExactly(Kind.Family.HANDLE);
    }

    @Test
    void aUserNameInLettersOfAnotherScriptSpellsNobodysSurname() {
        brand.add(OMER, name("Ömer Yılmaz"));
        Decision decision = brand.decide(feature(Kind.HANDLE, "ömer_yıl\u043caz", CLAIMED_PRIVATE));
        assertThat(decision.evidence()).noneMatch(one -> one.messageKey().startsWith("customer.evidence.surname"));
    }

    @Test
    void misheardDigitsAreFoundAndNeverMerged() {
        brand.add(OMER, name("Ömer Yılmaz"), phone(MOBILE, NETWORK));
        Decision decision = brand.decide(name("Ömer Yılmaz"), phone("0532 123 45 97", CLAIMED_PRIVATE));
        assertThat(decision.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(decision.evidence()).anyMatch(one -> one.messageKey().equals("customer.evidence.phone.near"));
        assertThat(broken(decision)).contains(Rule.SUPPORTED);
    }

    @Test
    void twinsShareBirthDateAndSurnameAndAreTwo() {
        Feature born = feature(Kind.BIRTH_DATE, "1990-05-17", CLAIMED_PRIVATE);
        brand.add(OMER, name("Deniz Karaca"), phone(MOBILE, NETWORK), born);
        assertThat(brand.decide(name("Derin Karaca"), phone(MOBILE, NETWORK), born)
                        .outcome())
                .isNotEqualTo(Outcome.MERGE);
    }

    @Test
    void fatherAndSonOfTheSameNameAreToldApartByTheirBirth() {
        brand.add(OMER, name("Ömer Yılmaz"), phone(MOBILE, NETWORK), feature(Kind.BIRTH_DATE, "1958-03-02", VERIFIED));
        Decision decision = brand.decide(
                name("Ömer Yılmaz"), phone(MOBILE, NETWORK), feature(Kind.BIRTH_DATE, "1987-11-20", VERIFIED));
        assertThat(decision.outcome()).isNotEqualTo(Outcome.MERGE);
        assertThat(broken(decision)).contains(Rule.NO_CONFLICT);
    }

    @Test
    void changedSurnameDoesNotMakeASecondPerson() {
        brand.add(AYSE, name("Ayşe Karaca"), email("ayse.k@posta.com", VERIFIED), phone(MOBILE, VERIFIED));
        Decision decision = brand.decide(
                name("Ayşe Karaca Demirtaş"), email("ayse.k@posta.com", VERIFIED), phone(MOBILE, VERIFIED));
        assertThat(decision.outcome()).isEqualTo(Outcome.MERGE);
        Decision changed =
                brand.decide(name("Ayşe Demirtaş"), email("ayse.k@posta.com", VERIFIED), phone(MOBILE, VERIFIED));
        assertThat(changed.outcome()).isEqualTo(Outcome.MERGE);
    }

    @Test
    void aWordThatIsOnesGivenNameAndTheOthersSurnameCountsOnce() {
        Portrait emily = new Portrait(List.of(brand.newcomer(name("Emily Blake"))));
        Traits blake = brand.newcomer(name("Blake Bailey")).traits();
        assertThat(Comparison.best(Aspect.GIVEN, blake, emily)).isEqualTo(Level.ELSEWHERE);
        assertThat(Comparison.best(Aspect.SURNAME, blake, emily)).isEqualTo(Level.OTHER);
        Traits exchanged = brand.newcomer(name("Blake Emily")).traits();
        assertThat(Comparison.best(Aspect.SURNAME, exchanged, emily)).isEqualTo(Level.ELSEWHERE);
    }

    @Test
    void testDataIsNobodys() {
        for (Feature typed : new Feature[] {
            email("test@test.com", VERIFIED), email("a@a.com", VERIFIED), phone("5555555555", NETWORK)
        }) {
            brand.add(OMER, name("Test Test"), typed);
            assertThat(brand.decide(typed).outcome()).isEqualTo(Outcome.APART);
        }
    }

    @Test
    void anErasedCustomerIsGoneAndWhatWasSetApartStaysApart() {
        brand.add(OMER, name("Ömer Yılmaz"), email(MAIL, VERIFIED));
        Profile newcomer = brand.newcomer(name("Ömer Yılmaz"), email(MAIL, VERIFIED));
        assertThat(brand.decide(newcomer).outcome()).isEqualTo(Outcome.MERGE);
        brand.index.setApart(newcomer.identity(), OMER);
        Decision decision = brand.decide(newcomer);
        assertThat(decision.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(broken(decision)).containsExactly(Rule.NOT_SET_APART);
    }

    @Test
    void whoWasSetApartIsNotAskedAboutAgainForWhatIsOnlySaid() {
        brand.add(OMER, name("Ömer Yılmaz"), email(MAIL, VERIFIED));
        Profile newcomer = brand.newcomer(name("Ömer Yılmaz"), email(MAIL, CLAIMED_PRIVATE));
        assertThat(brand.decide(newcomer).outcome()).isEqualTo(Outcome.SUGGEST);
        brand.index.setApart(newcomer.identity(), OMER);
        assertThat(brand.decide(newcomer).outcome()).isEqualTo(Outcome.APART);
    }

    @Test
    void twoCustomersThatAreEquallyLikelyAreBothAskedAbout() {
        brand.add(OMER, name("Ömer Yılmaz"), email(MAIL, VERIFIED));
        brand.add(AYSE, name("Ömer Yılmaz"), phone(MOBILE, VERIFIED));
        Decision decision = brand.decide(name("Ömer Yılmaz"), email(MAIL, VERIFIED), phone(MOBILE, VERIFIED));
        assertThat(decision.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(broken(decision)).contains(Rule.UNAMBIGUOUS);
        assertThat(decision.suggestions()).hasSize(2);
    }

    @Test
    void twoProvenIdentityNumbersAreTwoPeople() {
        brand.add(OMER, name("Ömer Yılmaz"), email(MAIL, VERIFIED), feature(Kind.NATIONAL_ID, "10000000146", VERIFIED));
        Decision decision = brand.decide(
                name("Ömer Yılmaz"), email(MAIL, VERIFIED), feature(Kind.NATIONAL_ID, "11111111110", VERIFIED));
        assertThat(broken(decision)).contains(Rule.NO_CONFLICT);
    }

    @Test
    void aCustomerDoesNotGrowIntoACrowd() {
        for (String number : new String[] {"0532 111 22 33", "0533 111 22 34", "0535 111 22 35", "0536 111 22 36"}) {
            brand.add(OMER, name("Ömer Yılmaz"), phone(number, VERIFIED));
        }
        Decision decision =
                brand.decide(name("Ömer Yılmaz"), phone("0532 111 22 33", VERIFIED), phone("0542 999 88 77", VERIFIED));
        assertThat(decision.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(broken(decision)).containsExactly(Rule.ONE_PERSON);
    }

    @Test
    void nothingThatIsShownIsWhole() {
        brand.add(OMER, name("Ömer Yılmaz"), phone(MOBILE, NETWORK), email(MAIL, VERIFIED));
        Decision decision = brand.decide(name("Ömer Yılmaz"), phone(MOBILE, NETWORK), email(MAIL, VERIFIED));
        assertThat(decision.evidence())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.ours() + one.theirs())
                        .doesNotContainIgnoringCase("yilmaz")
                        .doesNotContain("1234567", "omer"));
    }

    @Test
    void everyOutcomeNamesTheModelAndWhatWasChecked() {
        brand.add(OMER, name("Ömer Yılmaz"), phone(MOBILE, NETWORK));
        Decision decision = brand.decide(name("Ömer Yılmaz"), phone(MOBILE, NETWORK));
        assertThat(decision.model()).isEqualTo(Model.shipped().version());
        assertThat(decision.guards()).extracting(Guard::rule).containsExactly(Rule.values());
    }

    private static List<Rule> broken(Decision decision) {
        return decision.guards().stream()
                .filter(guard -> !guard.held())
                .map(Guard::rule)
                .toList();
    }
}
