package io.santral.cases.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.santral.cases.merging.Candidate.Pointer;
import io.santral.cases.merging.Candidate.State;
import io.santral.cases.merging.Joining.Outcome;
import io.santral.cases.topic.Posterior;
import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.Provenance;
import io.santral.shared.Ids;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoiningTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Posterior CARGO = new Posterior(Map.of("cargo", 0.9), 60);
    private static final Posterior BILL = new Posterior(Map.of("bill", 0.9), 60);
    private static final String COMPLAINT =
            "Üç hafta önce sipariş ettiğim kahve makinesi kırık geldi ve kimse ilgilenmiyor";

    /** A case of the customer that was heard of so long ago. */
    private record Case(
            long id,
            Duration ago,
            State state,
            Set<Pointer> pointers,
            boolean own,
            Posterior topic,
            Numbers numbers,
            List<String> texts) {
        static Case of(long id, Duration ago) {
            return new Case(id, ago, State.OPEN, Set.of(), true, Posterior.unknown(60), Numbers.NONE, List.of());
        }

        Case is(State now) {
            return new Case(id, ago, now, pointers, own, topic, numbers, texts);
        }

        Case by(Pointer... by) {
            return new Case(id, ago, state, Set.of(by), own, topic, numbers, texts);
        }

        Case foreign() {
            return new Case(id, ago, state, pointers, false, topic, numbers, texts);
        }

        Case about(Posterior what) {
            return new Case(id, ago, state, pointers, own, what, numbers, texts);
        }

        Case names(Kind kind, String number) {
            return new Case(id, ago, state, pointers, own, topic, JoiningTest.numbers(kind, number), texts);
        }

        Case says(String text) {
            return new Case(id, ago, state, pointers, own, topic, numbers, List.of(text));
        }

        Candidate candidate() {
            return candidate(Duration.ofDays(10), 3);
        }

        Candidate candidate(Duration age, int interactions) {
            return new Candidate(
                    id,
                    own,
                    state,
                    NOW.minus(age),
                    NOW.minus(ago),
                    pointers,
                    interactions,
                    topic,
                    Duration.ofDays(3),
                    numbers,
                    texts);
        }
    }

    private static final Case TODAY = Case.of(1, Duration.ofHours(3));
    private static final Case LAST_WEEK = Case.of(2, Duration.ofDays(6));

    private static Numbers numbers(Kind kind, String number) {
        return Numbers.of(List.of(new Feature(kind, number, Provenance.CLAIMED_PRIVATE, NOW)));
    }

    private static Contact says(String text) {
        return new Contact(NOW, false, true, text, Posterior.unknown(60), Numbers.NONE);
    }

    private static Contact about(Posterior topic) {
        return new Contact(NOW, false, true, "", topic, Numbers.NONE);
    }

    private static Joining decide(Contact contact, Case... cases) {
        return Joining.decide(contact, Arrays.stream(cases).map(Case::candidate).toList());
    }

    private static Joining decide(Case... cases) {
        return decide(Contact.wordless(NOW), cases);
    }

    private static double weight(Sign sign) {
        return Objects.requireNonNull(Weights.shipped().bits().get(sign));
    }

    private static double bits(Joining joining, Sign sign) {
        return joining.ranked().get(0).evidence().stream()
                .filter(evidence -> evidence.sign() == sign)
                .mapToDouble(Evidence::bits)
                .sum();
    }

    @Test
    void aFirstContactIsANewCase() {
        Joining joining = decide();
        assertThat(joining.outcome()).isEqualTo(Outcome.NEW);
        assertThat(joining.fresh()).isEqualTo(1);
        assertThat(joining.reason()).isEqualTo("joining.first-contact");
    }

    @Test
    void ofWhatNothingIsKnownThereIsANewCaseThoughAnotherIsOpen() {
        Joining joining = decide(Case.of(1, Duration.ofDays(12)));
        assertThat(joining.outcome()).isEqualTo(Outcome.NEW);
        assertThat(joining.reason()).isEqualTo("joining.new-matter");
    }

    @Test
    void whoComesBackAtOnceMayMeanTheSameMatter() {
        assertThat(decide(Case.of(1, Duration.ZERO)).outcome()).isEqualTo(Outcome.SUGGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT119M", "PT23H", "P3D", "P300D"})
    void theSameThreadIsTheSameMatterAsLongAsTheCaseIsOpen(Duration ago) {
        assertThat(decide(Case.of(7, ago).by(Pointer.THREAD), TODAY).caseId()).contains(7L);
    }

    @Test
    void theFresherAThreadTheMoreItSays() {
        assertThat(decide(Case.of(1, Duration.ofHours(1)).by(Pointer.THREAD)).reason())
                .isEqualTo("joining.thread-now");
        assertThat(decide(Case.of(1, Duration.ofHours(2)).by(Pointer.THREAD)).reason())
                .isEqualTo("joining.thread-today");
        assertThat(decide(Case.of(1, Duration.ofDays(1)).by(Pointer.THREAD)).reason())
                .isEqualTo("joining.thread");
    }

    @Test
    void aThreadHoldsEvenAmongAsManyOpenCasesAsThereMayBe() {
        List<Case> cases =
                new ArrayList<>(List.of(Case.of(100, Duration.ofDays(40)).by(Pointer.THREAD)));
        for (int i = 0; i < 19; i++) {
            cases.add(Case.of(i, Duration.ZERO));
        }
        assertThat(decide(cases.toArray(Case[]::new)).caseId()).contains(100L);
    }

    @Test
    void ofSeveralInAThreadTheOpenOneIsJoinedThoughAClosedOneIsNewer() {
        Case closed = Case.of(9, Duration.ZERO).is(State.CLOSED).by(Pointer.THREAD);
        assertThat(decide(closed, TODAY.by(Pointer.THREAD)).caseId()).contains(1L);
    }

    @Test
    void aClosedCaseOpensAgainWithinSevenDaysInItsThreadAndNotAfter() {
        Case inside =
                Case.of(4, Weighing.REOPENS.minusMillis(1)).is(State.CLOSED).by(Pointer.THREAD);
        Case outside = Case.of(4, Weighing.REOPENS).is(State.CLOSED).by(Pointer.THREAD);
        assertThat(decide(inside).caseId()).contains(4L);
        assertThat(decide(outside).outcome()).isEqualTo(Outcome.NEW);
    }

    @Test
    void inALongConversationAnotherOrderIsAnotherMatter() {
        Case whatsapp = Case.of(1, Duration.ofDays(5)).by(Pointer.CONVERSATION).names(Kind.ORDER_NUMBER, "111");
        Contact other = new Contact(NOW, false, true, "", Posterior.unknown(60), numbers(Kind.ORDER_NUMBER, "222"));
        Joining joining = decide(other, whatsapp);
        assertThat(bits(joining, Sign.OTHER_NUMBER)).isEqualTo(weight(Sign.OTHER_NUMBER));
        assertThat(joining.outcome()).isEqualTo(Outcome.NEW);
    }

    @Test
    void aReplyTokenThatWeIssuedJoinsAgainstAllElse() {
        Case asked = LAST_WEEK.is(State.CLOSED).by(Pointer.TOKEN).about(BILL);
        assertThat(decide(about(CARGO), asked, TODAY.about(CARGO)).reason()).isEqualTo("joining.token");
        assertThat(decide(about(CARGO), asked, TODAY.about(CARGO)).caseId()).contains(2L);
    }

    @Test
    void aMailThatAnswersAMessageOfTheCaseJoinsIt() {
        assertThat(decide(LAST_WEEK.by(Pointer.REFERENCE), TODAY).reason()).isEqualTo("joining.reference");
    }

    @Test
    void aStrangerWhoWritesACaseNumberJoinsNothing() {
        Joining joining = decide(TODAY.by(Pointer.CASE_NUMBER).foreign());
        assertThat(joining.outcome()).isEqualTo(Outcome.NEW);
        assertThat(joining.shown()).isEmpty();
        assertThat(joining.ranked()).singleElement().satisfies(one -> {
            assertThat(one.guards()).containsExactly(Guard.FOREIGN);
            assertThat(one.bits()).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOKEN", "REFERENCE", "THREAD"})
    void aForeignSenderJoinsNothingWhateverItCarries(Pointer pointer) {
        Joining joining = decide(
                new Contact(NOW, false, true, COMPLAINT, CARGO, numbers(Kind.ORDER_NUMBER, "111")),
                TODAY.by(pointer)
                        .about(CARGO)
                        .names(Kind.ORDER_NUMBER, "111")
                        .says(COMPLAINT)
                        .foreign());
        assertThat(joining.caseId()).isEmpty();
        assertThat(joining.outcome()).isEqualTo(pointer == Pointer.THREAD ? Outcome.NEW : Outcome.SUGGEST);
        assertThat(joining.shown()).hasSize(pointer == Pointer.THREAD ? 0 : 1);
    }

    @Test
    void aStrangersCaseTakesNothingFromTheCustomersOwn() {
        Case own = TODAY.by(Pointer.THREAD);
        assertThat(decide(own, LAST_WEEK.by(Pointer.TOKEN, Pointer.CASE_NUMBER).foreign())
                        .caseId())
                .contains(1L);
    }

    @Test
    void theCustomersOwnCaseNumberJoinsInPrivateAndOnlyHintsInPublic() {
        assertThat(decide(LAST_WEEK.by(Pointer.CASE_NUMBER)).caseId()).contains(2L);
        Contact post = new Contact(NOW, true, true, "", Posterior.unknown(60), Numbers.NONE);
        Joining joining = decide(post, LAST_WEEK.by(Pointer.CASE_NUMBER));
        assertThat(bits(joining, Sign.CASE_NUMBER_PUBLIC)).isEqualTo(2);
        assertThat(joining.outcome()).isEqualTo(Outcome.SUGGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORDER_NUMBER", "CARGO_NUMBER", "INVOICE_NUMBER"})
    void theSameNumberIsTheSameMatterOnWhateverChannel(Kind kind) {
        Contact contact = new Contact(NOW, false, true, "", Posterior.unknown(60), numbers(kind, "sp-284 470"));
        assertThat(decide(contact, LAST_WEEK.names(kind, "SP284470")).reason()).isEqualTo("joining.same-number");
    }

    @Test
    void theSameNumberWithAnotherTopicIsAQuestionUnlessTheCaseIsAnswered() {
        Posterior mostlyCargo = new Posterior(Map.of("cargo", 0.8, "bill", 0.1), 60);
        Posterior mostlyBill = new Posterior(Map.of("cargo", 0.01, "bill", 0.02), 60);
        Contact contact =
                new Contact(NOW, false, true, COMPLAINT + ", hâlâ", mostlyBill, numbers(Kind.ORDER_NUMBER, "1"));
        Case about = TODAY.about(mostlyCargo).names(Kind.ORDER_NUMBER, "1").says(COMPLAINT);
        Joining joining = decide(contact, about);
        assertThat(bits(joining, Sign.OTHER_TOPIC)).isNegative();
        assertThat(joining.ranked().get(0).posterior()).isGreaterThan(Joining.JOINS);
        assertThat(joining.ranked().get(0).guards()).containsExactly(Guard.ANOTHER_TOPIC);
        assertThat(joining.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(decide(contact, about.by(Pointer.TOKEN)).outcome()).isEqualTo(Outcome.JOIN);
        assertThat(decide(contact, about.by(Pointer.THREAD)).outcome()).isEqualTo(Outcome.JOIN);
    }

    @Test
    void aNumberThatWasNotHeardOfForAMonthIsSubjectToTime() {
        Contact contact = new Contact(NOW, false, true, "", Posterior.unknown(60), numbers(Kind.ORDER_NUMBER, "1"));
        Joining joining = decide(contact, Case.of(1, Duration.ofDays(30)).names(Kind.ORDER_NUMBER, "1"));
        assertThat(bits(joining, Sign.TIME)).isNegative();
        assertThat(joining.outcome()).isEqualTo(Outcome.NEW);
        assertThat(decide(contact, Case.of(1, Duration.ofDays(29)).names(Kind.ORDER_NUMBER, "1"))
                        .reason())
                .isEqualTo("joining.same-number");
    }

    @Test
    void aCustomerNumberNamesTheCustomerAndNoMatter() {
        assertThat(numbers(Kind.CUSTOMER_NUMBER, "5518204")).isEqualTo(Numbers.NONE);
    }

    @Test
    void numbersOfDifferentKindsNeitherAgreeNorDiffer() {
        Numbers order = numbers(Kind.ORDER_NUMBER, "1");
        Numbers cargo = numbers(Kind.CARGO_NUMBER, "1");
        assertThat(order.share(cargo)).isFalse();
        assertThat(order.differ(cargo)).isFalse();
    }

    @Test
    void theTopicSpeaksForTheCaseThatHasItAndAgainstTheOther() {
        Joining joining = decide(
                about(CARGO),
                TODAY.about(CARGO),
                Case.of(3, Duration.ofHours(3)).about(BILL));
        assertThat(joining.outcome()).as("of two fresh cases").isEqualTo(Joining.Outcome.SUGGEST);
        assertThat(joining.ranked().get(0).id()).isEqualTo(1L);
        assertThat(joining.runnerUp()).map(Ranked::id).contains(3L);
        assertThat(bits(joining, Sign.TOPIC)).isBetween(5 * weight(Sign.TOPIC), 6 * weight(Sign.TOPIC));
    }

    @Test
    void topicsSpeakWithinTheirBounds() {
        Posterior sure = new Posterior(Map.of("cargo", 1.0), 2000);
        Posterior against = new Posterior(Map.of("bill", 1.0), 2000);
        assertThat(bits(decide(about(sure), TODAY.about(sure)), Sign.TOPIC)).isEqualTo(6 * weight(Sign.TOPIC));
        assertThat(bits(decide(about(sure), TODAY.about(against)), Sign.OTHER_TOPIC))
                .isEqualTo(7 * weight(Sign.OTHER_TOPIC));
    }

    @Test
    void theSameComplaintOnXAndByMailIsOneMatter() {
        Joining joining =
                decide(says(COMPLAINT.toUpperCase(Locale.forLanguageTag("tr")) + "!!!"), TODAY.says(COMPLAINT));
        assertThat(bits(joining, Sign.SAME_TEXT)).isEqualTo(weight(Sign.SAME_TEXT));
        assertThat(joining.caseId()).contains(1L);
        assertThat(bits(
                        decide(says(COMPLAINT), TODAY.says("Uçuşum iptal oldu ve kimse ne yapacağımı söylemiyor bana")),
                        Sign.SAME_TEXT))
                .isZero();
    }

    @Test
    void shortTextsAreTheSameByChance() {
        assertThat(bits(decide(says("çok teşekkür ederim"), TODAY.says("çok teşekkür ederim")), Sign.SAME_TEXT))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hâlâ bekliyorum", "daha önce yazdım", "AYNI KONU", "any update?", "still nothing"})
    void whoSpeaksOfTheSameMatterIsHeard(String text) {
        assertThat(bits(decide(says(text), TODAY), Sign.SAYS_AGAIN)).isEqualTo(weight(Sign.SAYS_AGAIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Başka bir konu için yazıyorum", "yeni bir konu", "a different question"})
    void whoSpeaksOfAnotherMatterIsHeard(String text) {
        assertThat(bits(decide(says(text), TODAY), Sign.SAYS_OTHER)).isEqualTo(-3);
    }

    @Test
    void timeTakesAsMuchWithEachHalfLifeOfTheTopic() {
        double each = weight(Sign.TIME);
        assertThat(bits(decide(Case.of(1, Duration.ZERO)), Sign.TIME)).isZero();
        assertThat(bits(decide(Case.of(1, Duration.ofDays(3))), Sign.TIME)).isEqualTo(each);
        assertThat(bits(decide(Case.of(1, Duration.ofDays(12))), Sign.TIME)).isEqualTo(4 * each);
        assertThat(bits(decide(Case.of(1, Duration.ofDays(10_000))), Sign.TIME)).isEqualTo(20 * each);
        assertThat(bits(decide(Case.of(1, Duration.ofDays(-3))), Sign.TIME)).isZero();
    }

    @Test
    void whatNamesItsCaseIsAboutItHoweverLongThatIsAgo() {
        Case lastYear = Case.of(1, Duration.ofDays(300));
        for (Case named :
                List.of(lastYear.by(Pointer.TOKEN), lastYear.by(Pointer.REFERENCE), lastYear.by(Pointer.CASE_NUMBER))) {
            assertThat(decide(named).caseId()).contains(1L);
            assertThat(bits(decide(named), Sign.TIME)).isZero();
        }
        assertThat(bits(decide(lastYear), Sign.TIME)).isNegative();
    }

    @Test
    void theMoreCasesAreFreshTheLessComingSaysAboutEach() {
        Case stale = Case.of(9, Duration.ofDays(30));
        assertThat(bits(decide(TODAY, stale), Sign.OTHERS)).isZero();
        assertThat(bits(decide(TODAY, Case.of(2, Duration.ofDays(1)), stale), Sign.OTHERS))
                .isEqualTo(weight(Sign.OTHERS));
        assertThat(bits(
                        decide(
                                TODAY,
                                Case.of(2, Duration.ofDays(1)),
                                Case.of(3, Duration.ofDays(1)).foreign()),
                        Sign.OTHERS))
                .isEqualTo(weight(Sign.OTHERS));
    }

    @Test
    void theSameThingsAreTheSameMatterWhateverElseIsSaidAroundThem() {
        Case toaster = TODAY.says("Merhaba, aldığım tost makinesinin fişi kırık çıktı");
        Joining joining = decide(says("adım Elif Kara, numaram 0532 111 22 33, tost makinemin fişi"), toaster);
        assertThat(bits(joining, Sign.SAME_WORDS)).isBetween(0.5 * weight(Sign.SAME_WORDS), weight(Sign.SAME_WORDS));
        assertThat(bits(decide(says("merhaba, müşteri numaram 0532 111 22 33, teşekkürler"), toaster), Sign.SAME_WORDS))
                .isZero();
        assertThat(bits(decide(says(""), toaster), Sign.SAME_WORDS)).isZero();
    }

    @Test
    void aCaseIsAboutWhatItWasOpenedFor() {
        Posterior nothing = new Posterior(Map.of("thanks", 0.04), 60);
        assertThat(Candidate.openedFor(List.of(CARGO, BILL, BILL))).isEqualTo(CARGO);
        assertThat(Candidate.openedFor(List.of(nothing, BILL))).isEqualTo(BILL);
        assertThat(Candidate.openedFor(List.of(nothing)).shares()).isEqualTo(nothing.shares());
        assertThat(Candidate.openedFor(List.of()).shares()).isEmpty();
    }

    @Test
    void whatWasSaidLastInAConversationIsLikelyWhatItGoesOnWith() {
        assertThat(decide(Case.of(1, Duration.ofHours(1)).by(Pointer.CONVERSATION))
                        .reason())
                .isEqualTo("joining.conversation-now");
        assertThat(bits(decide(TODAY.by(Pointer.CONVERSATION)), Sign.CONVERSATION_TODAY))
                .isEqualTo(weight(Sign.CONVERSATION_TODAY));
        assertThat(decide(Case.of(1, Duration.ofDays(30)).by(Pointer.CONVERSATION))
                        .outcome())
                .isEqualTo(Outcome.NEW);
    }

    @Test
    void aMailThatAnswersCountsOnceThoughItStandsInTheThread() {
        Joining joining = decide(TODAY.by(Pointer.REFERENCE, Pointer.THREAD));
        assertThat(joining.ranked().get(0).evidence())
                .extracting(Evidence::sign)
                .containsExactly(Sign.REFERENCE, Sign.RETURNS);
    }

    @Test
    void aCaseThatWaitsForTheCustomerIsLikelierAndAClosedOneLess() {
        assertThat(bits(decide(TODAY.is(State.WAITING)), Sign.WAITING)).isEqualTo(2);
        assertThat(bits(decide(TODAY.is(State.CLOSED)), Sign.CLOSED)).isEqualTo(-3);
    }

    @Test
    void twoCasesThatAreAsLikelyAreAQuestion() {
        Joining joining = decide(
                about(CARGO),
                TODAY.about(CARGO),
                Case.of(3, Duration.ofHours(3)).about(CARGO),
                LAST_WEEK.about(BILL));
        assertThat(joining.outcome()).isNotEqualTo(Outcome.JOIN);
        Joining three = decide(
                about(CARGO),
                TODAY.about(CARGO).is(State.WAITING),
                Case.of(3, Duration.ofHours(3)).about(CARGO));
        assertThat(three.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(three.shown()).extracting(Ranked::id).containsExactly(1L, 3L);
        assertThat(three.reason()).isEqualTo("joining.unsure");
    }

    @Test
    void ifTheCustomerIsOnlySuggestedTheCaseIsNewWithAPointer() {
        Contact uncertain = new Contact(NOW, false, false, "", CARGO, numbers(Kind.ORDER_NUMBER, "111"));
        Joining joining =
                decide(uncertain, TODAY.names(Kind.ORDER_NUMBER, "111").about(CARGO), LAST_WEEK);
        assertThat(joining.outcome()).isEqualTo(Outcome.NEW);
        assertThat(joining.shown()).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(1);
            assertThat(one.guards()).containsExactly(Guard.CUSTOMER_UNCERTAIN);
        });
    }

    @Test
    void whatHasGrownTooLongOrTooOldOrClosedLongAgoIsOnlySuggested() {
        Contact contact = Contact.wordless(NOW);
        Case pointed = TODAY.by(Pointer.TOKEN);
        assertThat(Joining.decide(contact, List.of(pointed.candidate(Duration.ofDays(10), Weighing.LONGEST))))
                .satisfies(joining -> {
                    assertThat(joining.outcome()).isEqualTo(Outcome.SUGGEST);
                    assertThat(joining.ranked().get(0).guards()).containsExactly(Guard.TOO_MANY);
                });
        assertThat(Joining.decide(contact, List.of(pointed.candidate(Weighing.OLDEST.plusSeconds(1), 3)))
                        .ranked()
                        .get(0)
                        .guards())
                .containsExactly(Guard.TOO_OLD);
        assertThat(decide(Case.of(1, Weighing.CLOSED_FOR.plusSeconds(1))
                        .is(State.CLOSED)
                        .by(Pointer.TOKEN)))
                .satisfies(joining -> {
                    assertThat(joining.outcome()).isEqualTo(Outcome.SUGGEST);
                    assertThat(joining.ranked().get(0).guards()).containsExactly(Guard.CLOSED_LONG_AGO);
                });
    }

    @Test
    void whatSpeaksForACaseAndAgainstItIsTold() {
        Joining joining = decide(
                new Contact(NOW, false, true, "hâlâ gelmedi", CARGO, numbers(Kind.ORDER_NUMBER, "1")),
                LAST_WEEK.about(CARGO).names(Kind.ORDER_NUMBER, "1"));
        assertThat(joining.ranked().get(0).evidence())
                .extracting(Evidence::sign)
                .containsExactly(Sign.TOPIC, Sign.SAME_NUMBER, Sign.SAYS_AGAIN, Sign.RETURNS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "en"})
    void everyReasonHasWords(String language) throws Exception {
        Properties words = new Properties();
        try (InputStream in = JoiningTest.class.getResourceAsStream("/i18n/customer_" + language + ".properties")) {
            words.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        }
        assertThat(words.stringPropertyNames())
                .containsAll(Stream.of(
                                Arrays.stream(Sign.values()).map(Sign::key),
                                Arrays.stream(Guard.values()).map(Guard::key),
                                Stream.of(
                                        "joining.likeliest",
                                        "joining.unsure",
                                        "joining.first-contact",
                                        "joining.new-matter"))
                        .flatMap(keys -> keys)
                        .toList());
    }

    @Test
    void caseNumbersAreFoundInText() {
        String number = Ids.text(731_234_567_890_123_456L);
        assertThat(CaseNumbers.in("Kayıt no: " + number + ", teşekkürler")).containsExactly(731_234_567_890_123_456L);
        assertThat(CaseNumbers.in("x" + number + " ve " + number + "9")).isEmpty();
    }

    @Provide
    Arbitrary<List<Candidate>> candidates() {
        Arbitrary<Posterior> topics = Arbitraries.of(CARGO, BILL, Posterior.unknown(60));
        Arbitrary<Numbers> numbers = Arbitraries.of(
                Numbers.NONE,
                numbers(Kind.ORDER_NUMBER, "1"),
                numbers(Kind.ORDER_NUMBER, "2"),
                numbers(Kind.CARGO_NUMBER, "3"));
        Arbitrary<Case> cases = Combinators.combine(
                        Arbitraries.longs().between(-10, 100_000),
                        Arbitraries.of(State.class),
                        Arbitraries.of(Pointer.class).set().ofMaxSize(3),
                        Arbitraries.of(true, true, true, false),
                        topics,
                        numbers,
                        Arbitraries.of("", COMPLAINT, "kısa"))
                .as((minutes, state, pointers, own, topic, named, text) ->
                        new Case(0, Duration.ofMinutes(minutes), state, pointers, own, topic, named, List.of(text)));
        return cases.list().ofMaxSize(20).map(list -> {
            List<Candidate> numbered = new ArrayList<>();
            for (Case one : list) {
                numbered.add(new Case(
                                numbered.size(),
                                one.ago(),
                                one.state(),
                                one.pointers(),
                                one.own(),
                                one.topic(),
                                one.numbers(),
                                one.texts())
                        .candidate());
            }
            return numbered;
        });
    }

    @Property(tries = 500)
    void theOrderOfTheCandidatesDecidesNothing(
            @ForAll("candidates") List<Candidate> candidates, @ForAll Random random) {
        Contact contact = new Contact(NOW, false, true, COMPLAINT, CARGO, numbers(Kind.ORDER_NUMBER, "1"));
        List<Candidate> shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, random);
        Joining one = Joining.decide(contact, candidates);
        Joining other = Joining.decide(contact, shuffled);
        assertThat(other.outcome()).isEqualTo(one.outcome());
        assertThat(other.ranked())
                .extracting(Ranked::id)
                .isEqualTo(one.ranked().stream().map(Ranked::id).toList());
        assertThat(other.ranked())
                .extracting(Ranked::evidence)
                .isEqualTo(one.ranked().stream().map(Ranked::evidence).toList());
    }

    @Property(tries = 500)
    void nothingOfAnotherCustomersIsEverJoined(
            @ForAll("candidates") List<Candidate> candidates, @ForAll boolean certain, @ForAll String text) {
        Joining joining = Joining.decide(
                new Contact(NOW, false, certain, text, CARGO, numbers(Kind.ORDER_NUMBER, "1")), candidates);
        joining.caseId()
                .ifPresent(id -> assertThat(candidates)
                        .filteredOn(candidate -> candidate.id() == id)
                        .allMatch(Candidate::own));
        assertThat(certain || joining.outcome() == Outcome.NEW).isTrue();
        assertThat(joining.fresh()
                        + joining.ranked().stream()
                                .mapToDouble(Ranked::posterior)
                                .sum())
                .isCloseTo(1, within(1e-9));
    }
}
