package io.santral.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.santral.customer.Register.Taken;
import io.santral.database.Brands;
import io.santral.database.TestDatabase;
import io.santral.database.TestTransactions;
import io.santral.shared.Ids;
import io.santral.shared.Refused;
import io.santral.shared.Sql;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.TestKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the brand's own list of customers does for recognising people, and what it must not do. */
class RegisterIT {
    private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");
    private static final TestDatabase DATABASE = TestDatabase.instance();
    private static final TestTransactions DESK = DATABASE.desk();
    private static final TestKeys KEYS = new TestKeys();

    private final TenantId brand = Brands.brand();
    private final Customers customers = TestCustomers.on(DESK, KEYS);
    private final Register register = register(customers);

    private static Register register(Customers customers) {
        Register register = new Register();
        register.customers = customers;
        register.clock = Clock.fixed(AT, ZoneOffset.UTC);
        return register;
    }

    private Taken take(TenantId whose, RegisterEntry... entries) throws Exception {
        OfTenant of = () -> whose;
        return TenantScope.call(whose, () -> DESK.in(() -> register.take(of, List.of(entries))));
    }

    private Recognised recognise(TenantId whose, Sighting sighting) throws Exception {
        return TenantScope.call(whose, () -> DESK.in(() -> customers.recognise(sighting)));
    }

    private static RegisterEntry ayse(String number, String... emails) {
        return new RegisterEntry(
                number, Optional.of("Ayşe Karadeniz"), Optional.empty(), List.of(emails), List.of("+905321234567"));
    }

    private static Sighting mail(String address, String name, Provenance provenance, Feature... more) {
        return new Sighting(
                "email",
                address,
                Optional.of(name),
                AT,
                Stream.concat(
                                Stream.of(
                                        new Feature(Kind.EMAIL, address, provenance, AT),
                                        new Feature(Kind.NAME, name, Provenance.CLAIMED_PRIVATE, AT)),
                                Stream.of(more))
                        .toList());
    }

    private long customerOf(TenantId whose, String number) throws Exception {
        return recognise(whose, ayse(number).sighting(AT)).customer();
    }

    @Test
    void whoProvesAnAddressOfTheListIsFoundAtTheFirstContact() throws Exception {
        assertThat(take(brand, ayse("M-1", "ayse@ornek.com.tr"))).isEqualTo(new Taken(1, 0, 0));
        Recognised first = recognise(brand, mail("ayse@ornek.com.tr", "Ayşe Karadeniz", Provenance.VERIFIED));
        assertThat(first.reason()).isEqualTo(Customers.RECOGNISED);
        assertThat(first.customer()).isEqualTo(customerOf(brand, "M-1"));
    }

    @Test
    void aNumberOfTheListThatIsOnlyClaimedMergesNobody() throws Exception {
        take(brand, ayse("M-2", "ayse@ornek.com.tr"));
        Recognised stranger = recognise(
                brand,
                mail(
                        "baska@ornek.com.tr",
                        "Ayşe Karadeniz",
                        Provenance.TRANSPORT,
                        new Feature(Kind.CUSTOMER_NUMBER, "M-2", Provenance.CLAIMED_PRIVATE, AT)));
        assertThat(stranger.customer()).isEqualTo(stranger.identity());
    }

    @Test
    void theSameListAgainDoublesNobodyAndWhatIsNewInItIsLearned() throws Exception {
        take(brand, ayse("M-3", "eski@ornek.com.tr"));
        long customer = customerOf(brand, "M-3");
        assertThat(take(brand, ayse("M-3", "eski@ornek.com.tr"))).isEqualTo(new Taken(0, 0, 1));
        assertThat(take(brand, ayse("M-3", "yeni@ornek.com.tr"))).isEqualTo(new Taken(0, 0, 1));
        assertThat(recognise(brand, mail("yeni@ornek.com.tr", "Ayşe Karadeniz", Provenance.VERIFIED))
                        .customer())
                .isEqualTo(customer);
        assertThat(recognise(brand, mail("eski@ornek.com.tr", "Ayşe Karadeniz", Provenance.VERIFIED))
                        .customer())
                .as("what is gone from the list stays")
                .isEqualTo(customer);
    }

    @Test
    void twoOfTheListAreTwoWhateverTheyHaveInCommon() throws Exception {
        assertThat(take(brand, ayse("M-4", "aile@ornek.com.tr"), ayse("M-5", "aile@ornek.com.tr")))
                .isEqualTo(new Taken(2, 0, 0));
        assertThat(take(brand, ayse("M-5", "aile@ornek.com.tr", "ayse@ornek.com.tr")))
                .isEqualTo(new Taken(0, 0, 1));
        assertThat(customerOf(brand, "M-4")).isNotEqualTo(customerOf(brand, "M-5"));
        Recognised both = recognise(brand, mail("aile@ornek.com.tr", "Ayşe Karadeniz", Provenance.VERIFIED));
        assertThat(both.customer()).as("nobody knows which of the two").isEqualTo(both.identity());
    }

    @Test
    void whoStandsWithOneOfTheListIsNotAskedWhetherTheyAreAnother() throws Exception {
        RegisterEntry his = listed("M-8", "Ali Esen", "ali@ornek.com.tr");
        RegisterEntry hers = listed("M-9", "Nur Esen", "nur@ornek.com.tr");
        take(brand, his, hers);
        Recognised ali = recognise(brand, mail("ali@ornek.com.tr", "Ali Esen", Provenance.VERIFIED));
        assertThat(ali.customer()).isEqualTo(recognise(brand, his.sighting(AT)).customer());
        Feature number = new Feature(Kind.CUSTOMER_NUMBER, "M-9", Provenance.CLAIMED_PRIVATE, AT);
        recognise(brand, mail("ali@ornek.com.tr", "Ali Esen", Provenance.VERIFIED, number));
        assertThat(askedAbout(ali)).isEmpty();
        Recognised stranger = recognise(brand, nameless("kim@ornek.com.tr", number));
        assertThat(askedAbout(stranger))
                .as("who stands alone is")
                .containsExactly(recognise(brand, hers.sighting(AT)).customer());
    }

    private static Sighting nameless(String address, Feature... more) {
        return new Sighting(
                "email",
                address,
                Optional.empty(),
                AT,
                Stream.concat(Stream.of(new Feature(Kind.EMAIL, address, Provenance.VERIFIED, AT)), Stream.of(more))
                        .toList());
    }

    private static RegisterEntry listed(String number, String name, String email) {
        return new RegisterEntry(number, Optional.of(name), Optional.empty(), List.of(email), List.of());
    }

    private List<Long> askedAbout(Recognised who) {
        return new Sql(DATABASE.owner())
                .list(
                        "SELECT customer_id FROM merge_suggestion WHERE state = 'OPEN' AND identity_id = ?",
                        row -> row.getLong(1),
                        who.identity());
    }

    @Test
    void whoHasWrittenBeforeGetsTheirNumber() throws Exception {
        Recognised before = recognise(brand, mail("ayse@ornek.com.tr", "Ayşe Karadeniz", Provenance.VERIFIED));
        assertThat(take(brand, ayse("M-6", "ayse@ornek.com.tr"))).isEqualTo(new Taken(0, 1, 0));
        assertThat(customerOf(brand, "M-6")).isEqualTo(before.customer());
    }

    @Test
    void equalEntriesOfTwoBrandsAreTwoAndKnowNothingOfEachOther() throws Exception {
        TenantId twin = Brands.brand();
        take(brand, ayse("M-7", "ayse@ornek.com.tr"));
        assertThat(take(twin, ayse("M-7", "ayse@ornek.com.tr"))).isEqualTo(new Taken(1, 0, 0));
        assertThat(recognise(twin, mail("ayse@ornek.com.tr", "Ayşe Karadeniz", Provenance.VERIFIED))
                        .customer())
                .isEqualTo(customerOf(twin, "M-7"))
                .isNotEqualTo(customerOf(brand, "M-7"));
    }

    @Test
    void nobodyAndTooManyAreRefused() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> take(brand)).withMessage("register.empty");
        RegisterEntry[] many =
                Collections.nCopies(Register.MOST + 1, ayse("M-" + Ids.next())).toArray(RegisterEntry[]::new);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> take(brand, many))
                .withMessage("register.many");
    }
}
