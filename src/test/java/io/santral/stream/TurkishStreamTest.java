package io.santral.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.santral.channel.InboundEvent.AuthorId.IdKind;
import io.santral.channel.InboundEvent.Mark;
import io.santral.channel.InboundEvent.Received;
import io.santral.channel.InboundEvent.Trust;
import io.santral.channel.InboundEvent.Visibility;
import io.santral.stream.Happening.Contacted;
import io.santral.stream.Happening.Corrected;
import io.santral.stream.Happening.MisMerged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TurkishStreamTest {
    private static final int CUSTOMERS = 1_500;
    private static final TurkishStream STREAM = TurkishStream.of(Half.DEV, CUSTOMERS);
    private static final List<Happening> ALL = played(STREAM);
    private static final List<Contacted> CONTACTS = contacts(ALL);

    private static List<Happening> played(TurkishStream stream) {
        List<Happening> all = new ArrayList<>();
        stream.play(all::add);
        return all;
    }

    private static List<Contacted> contacts(List<Happening> all) {
        return all.stream()
                .filter(Contacted.class::isInstance)
                .map(Contacted.class::cast)
                .toList();
    }

    private static double share(Predicate<Contacted> which) {
        return (double) CONTACTS.stream().filter(which).count() / CONTACTS.size();
    }

    @Test
    void theSameSeedTellsTheSameAndAnotherHalfTellsAnother() {
        assertThat(played(TurkishStream.of(Half.DEV, CUSTOMERS))).isEqualTo(ALL);
        assertThat(played(STREAM)).as("played again").isEqualTo(ALL);
        List<Contacted> others = contacts(played(TurkishStream.of(Half.HELD_OUT, 500)));
        assertThat(texts(others)).doesNotContainAnyElementsOf(texts(CONTACTS));
    }

    /** Long ones: a short one may be the same by chance. */
    private static Set<String> texts(List<Contacted> of) {
        return of.stream()
                .map(c -> c.contact().received().text())
                .filter(text -> text.length() > 60)
                .collect(Collectors.toSet());
    }

    @Test
    void theHalvesShareNoSentence() {
        Set<String> dev = openings(Half.DEV);
        assertThat(dev).hasSizeGreaterThan(120).doesNotContainAnyElementsOf(openings(Half.HELD_OUT));
        assertThat(Topic.read(Half.DEV)).hasSizeBetween(60, 65).allSatisfy(topic -> {
            assertThat(topic.openings()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(topic.nouns()).isNotEmpty();
        });
    }

    private static Set<String> openings(Half half) {
        return Topic.read(half).stream().flatMap(t -> t.openings().stream()).collect(Collectors.toSet());
    }

    @Test
    void allIsInTheOrderOfTimeAndEveryContactHasItsOwnId() {
        Instant before = Instant.EPOCH;
        Set<String> ids = new HashSet<>();
        for (Happening happening : ALL) {
            assertThat(happening.at()).isAfterOrEqualTo(before);
            before = happening.at();
            if (happening instanceof Contacted contacted) {
                assertThat(ids.add(contacted.contact().received().externalId())).isTrue();
            }
        }
        assertThat(CONTACTS).hasSize(STREAM.contacts()).hasSizeGreaterThan(3 * CUSTOMERS);
    }

    @Test
    void theChannelsAreMixedAsTheSharesSay() {
        assertThat(share(c -> c.contact().entrance() == Entrance.VOICE)).isCloseTo(0.35, within(0.03));
        assertThat(share(c -> EnumSet.of(Entrance.WHATSAPP, Entrance.SMS)
                        .contains(c.contact().entrance())))
                .isCloseTo(0.20, within(0.03));
        assertThat(share(c -> c.contact().entrance() == Entrance.CHAT)).isCloseTo(0.15, within(0.02));
        assertThat(share(c -> c.contact().entrance() == Entrance.MAIL)).isCloseTo(0.15, within(0.02));
        assertThat(share(c -> c.contact().received().visibility() == Visibility.PUBLIC))
                .isCloseTo(0.055, within(0.015));
        assertThat(share(c -> c.contact().entrance() == Entrance.FAX)).isCloseTo(0.02, within(0.01));
    }

    @Test
    void mattersHopChannelsMixAndLastForOneToNineContacts() {
        Map<Long, Set<Entrance>> entrances = new HashMap<>();
        Map<Long, Integer> sizes = new HashMap<>();
        for (Contacted c : CONTACTS) {
            long issue = c.truth().issues().get(0);
            entrances
                    .computeIfAbsent(issue, i -> new HashSet<>())
                    .add(c.contact().entrance());
            sizes.merge(issue, 1, Integer::sum);
        }
        double hopping =
                (double) entrances.values().stream().filter(e -> e.size() > 1).count() / entrances.size();
        assertThat(hopping).isCloseTo(0.35, within(0.04));
        assertThat(sizes.values()).allMatch(size -> size <= 10);
        assertThat(share(c -> c.truth().issues().size() == 2)).isCloseTo(0.07, within(0.015));
    }

    @Test
    void halfOfTheContactsAndMoreProveNothingOfTheirWriter() {
        assertThat(share(c -> !isVerified(c.contact().received()))).isCloseTo(0.55, within(0.04));
    }

    private static boolean isVerified(Received received) {
        return received.author()
                .filter(a -> (a.id().kind() != IdKind.PLATFORM && a.id().trust() == Trust.VERIFIED)
                        || a.marks().stream().map(Mark::trust).anyMatch(Trust.VERIFIED::equals))
                .isPresent();
    }

    @Test
    void faultsAndAttacksComeAtTheirShares() {
        assertThat(share(c -> c.truth().trouble() == Trouble.PUBLIC_IMPERSONATION))
                .isCloseTo(0.005, within(0.001));
        assertThat(share(c -> c.truth().trouble() == Trouble.WRONG_REFERENCE)).isCloseTo(0.02, within(0.006));
        assertThat(share(c -> c.truth().trouble() == Trouble.FORWARDED_MAIL)).isCloseTo(0.003, within(0.002));
        assertThat(CONTACTS.stream().map(c -> c.truth().trouble()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Trouble.values());
        assertThat(ALL.stream().filter(MisMerged.class::isInstance).count())
                .isPositive()
                .isEqualTo(ALL.stream().filter(Corrected.class::isInstance).count());
    }

    @Test
    void whoAttacksIsAStrangerAndWhoIsAttackedHasWrittenBefore() {
        Set<Long> seen = new HashSet<>();
        for (Contacted c : CONTACTS) {
            Truth truth = c.truth();
            if (truth.trouble().isAttack()) {
                assertThat(seen).contains(truth.victim().orElseThrow()).doesNotContain(truth.customer());
                assertThat(truth.provable()).isFalse();
                assertThat(truth.clues()).as("its own name at most").isSubsetOf(Clue.NAME);
            }
            seen.add(truth.customer());
        }
    }

    @Test
    void thereAreAsManyImpersonationsAsAskedFor() {
        TurkishStream attacked = TurkishStream.of(Half.DEV, 300, 3_000, Shares.shipped());
        assertThat(contacts(played(attacked)))
                .filteredOn(c -> c.truth().trouble() == Trouble.PUBLIC_IMPERSONATION)
                .hasSize(3_000);
    }

    @Test
    void aForgedSenderHasItsVictimsAddressAndNoProof() {
        Shares many = Shares.shipped().with("attack.forged-sender", "0.05");
        List<Contacted> forged = contacts(played(TurkishStream.of(Half.DEV, 200, 0, many))).stream()
                .filter(c -> c.truth().trouble() == Trouble.FORGED_SENDER)
                .toList();
        assertThat(forged).isNotEmpty().allSatisfy(c -> {
            var author = c.contact().received().author().orElseThrow();
            assertThat(author.id().kind()).isEqualTo(IdKind.EMAIL);
            assertThat(author.id().trust()).isEqualTo(Trust.TRANSPORT);
        });
    }

    @Test
    void numbersAndAddressesAreOneCustomersOrAHouseholdsOrAFirms() {
        Registry registry = STREAM.registry();
        List<Order> orders = registry.orders().toList();
        assertThat(orders).isNotEmpty().allSatisfy(order -> {
            assertThat(order.number()).matches(Order.NUMBER_FORM);
            assertThat(order.cargo()).matches(Order.CARGO_FORM);
            assertThat(order.invoice()).matches(Order.INVOICE_FORM);
        });
        assertThat(orders).extracting(Order::number).doesNotHaveDuplicates();
        assertThat(orders).extracting(Order::cargo).doesNotHaveDuplicates();
        assertThat(orders).extracting(Order::invoice).doesNotHaveDuplicates();
        assertThat(registry.holders().map(Registry.Holder::customerNumber))
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches(Order.CUSTOMER_FORM));
        Map<String, Set<Long>> callers = new HashMap<>();
        CONTACTS.stream()
                .filter(c -> !c.truth().trouble().isAttack())
                .forEach(c -> c.contact()
                        .received()
                        .author()
                        .filter(a -> a.id().kind() == IdKind.PHONE)
                        .ifPresent(a -> callers.computeIfAbsent(a.id().value(), n -> new HashSet<>())
                                .add(c.truth().customer())));
        assertThat(callers.values().stream().filter(who -> who.size() > 1).count())
                .as("shared numbers are there, and are few")
                .isBetween(callers.size() / 200L, callers.size() / 5L);
    }

    @Test
    void everyNumberIsANumberInTurkey() {
        for (Contacted c : CONTACTS) {
            c.contact()
                    .received()
                    .author()
                    .filter(a -> a.id().kind() == IdKind.PHONE)
                    .ifPresent(a -> assertThat(a.id().value()).matches("\\+90[2-5]\\d{9}"));
        }
    }

    @Test
    void aCitedCaseIsPutInByItsNumber() {
        List<Contact> citing = CONTACTS.stream()
                .map(Contacted::contact)
                .filter(c -> c.received().text().contains("⟦"))
                .toList();
        assertThat(citing).isNotEmpty().allSatisfy(c -> {
            assertThat(c.citing(id -> "SNT-$1").received().text())
                    .contains("SNT-$1")
                    .doesNotContain("⟦", "⟧");
        });
    }

    @Test
    void digitsAreSaidAsPeopleSayThem() {
        assertThat(Noise.inWords("532")).isEqualTo("beş yüz otuz iki");
        assertThat(Noise.inWords("0532")).isEqualTo("sıfır beş otuz iki");
        assertThat(Noise.inWords("23")).isEqualTo("yirmi üç");
        assertThat(Noise.inWords("100")).isEqualTo("yüz");
        assertThat(Noise.inWords("0")).isEqualTo("sıfır");
        assertThat(Noise.inWords("5321234")).isEqualTo("beş yüz otuz iki on iki otuz dört");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> TurkishStream.of(Half.DEV, 1)).hasMessageContaining("2 customers");
        assertThatThrownBy(() -> Half.of("test")).hasMessageContaining("dev or held-out");
        assertThatThrownBy(() -> Shares.shipped().with("text.asci", "1")).hasMessageContaining("text.asci");
    }
}
