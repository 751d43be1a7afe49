package io.santral.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.santral.customer.KnownView.Fact;
import io.santral.customer.KnownView.Standing;
import io.santral.customer.proof.Allowance;
import io.santral.customer.proof.OneTimeCode;
import io.santral.customer.store.CustomerStores;
import io.santral.customer.store.DecisionStore;
import io.santral.database.Brands;
import io.santral.database.TestDatabase;
import io.santral.database.TestTransactions;
import io.santral.database.Told;
import io.santral.security.Actor;
import io.santral.security.Actors;
import io.santral.security.Role;
import io.santral.shared.Again;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import io.santral.shared.Sql;
import io.santral.tenancy.PersonScope;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.TestKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How claims are proven, on a real database, through its walls: each desk is a node of its own over the same tables. */
class VerificationsIT {
    private static final TestKeys KEYS = new TestKeys();
    private static final Instant AT = Instant.parse("2026-11-27T09:00:00Z");
    private static final TestDatabase DATABASE = TestDatabase.instance();
    private static final AtomicInteger NUMBERS = new AtomicInteger(1_000_000);

    private final TenantId brand = Brands.brand();
    private final TenantId twin = Brands.brand();
    private final long ayla = Brands.person();
    private volatile Instant time = AT;
    private final Desk desk = new Desk();

    VerificationsIT() {
        Brands.grant(ayla, brand, "AGENT");
    }

    // Codes.

    @Test
    void aCodeThatComesBackProvesTheClaimAndTheTwoAreOneExplained() {
        String number = number();
        Recognised known = in(() -> desk.customers.recognise(sms(number, "Zeynep Demir")));
        Recognised chat = in(() -> desk.customers.recognise(chat(number, "Zeynep Demir")));
        assertThat(chat.customer()).as("a claim merges nobody").isNotEqualTo(known.customer());

        Fact claim = phone(chat);
        assertThat(claim.standing()).isEqualTo(Standing.CLAIMED);
        assertThat(claim.codable()).isTrue();
        assertThat(claim.value()).doesNotContain(number.substring(5, 10)).endsWith(number.substring(11));
        send(claim);
        CodeIssued issued = last();
        assertThat(issued.address()).isEqualTo(number);
        assertThat(issued.toString()).doesNotContain(issued.code()).doesNotContain(number);
        assertThat(everything("one_time_code")).doesNotContain(issued.code());

        assertThat(enter(chat, issued.code())).isTrue();
        assertThat(customer(chat)).isEqualTo(known.customer());
        CustomerStory.Merge merge = in(() -> merges().story(new CustomerRef(brand, known.customer()))).parts().stream()
                .flatMap(part -> part.merge().stream())
                .findFirst()
                .orElseThrow();
        assertThat(merge.explanation().orElseThrow().evidence())
                .extracting(Explanation.Evidence::key)
                .contains("customer.evidence.phone.same");
        Fact proven = phone(chat);
        assertThat(proven.standing()).isEqualTo(Standing.PROVEN);
        assertThat(proven.proof().orElseThrow().way()).isEqualTo("CODE");
        assertThat(known(chat).code().orElseThrow().state()).isEqualTo("PROVEN");
        assertThatThrownBy(() -> send(claim)).hasMessage("claim.proven");
    }

    @Test
    void theCustomerMayWriteItInTheConversationButNobodyElseMay() {
        String number = number();
        Recognised known = in(() -> desk.customers.recognise(sms(number, "Ali Kara")));
        Recognised chat = in(() -> desk.customers.recognise(chat(number, "Ali Kara")));
        Recognised other = in(() -> desk.customers.recognise(chat(number(), "Veli Ak")));
        send(phone(chat));
        String code = last().code();

        assertThat(heard(other, code)).as("another identity").isEqualTo(other);
        assertThat(heard(chat, code + "7")).isEqualTo(chat);
        assertThat(heard(chat, "Tekrar merhaba,\n> kodunuz " + code))
                .as("a quotation")
                .isEqualTo(chat);
        Recognised proven = heard(chat, "kodum " + code);
        assertThat(proven.customer()).isEqualTo(known.customer());
        assertThat(phone(chat).proof().orElseThrow().person())
                .as("nobody typed it in")
                .isEmpty();
    }

    @Test
    void aCodeThatStandsInPublicIsBurntWhoeverWroteIt() {
        Recognised chat = in(() -> desk.customers.recognise(chat(number(), "Ece Er")));
        Recognised poster = in(() -> desk.customers.recognise(chat(number(), "Biri")));
        send(phone(chat));
        String code = last().code();
        in(() -> desk.proofs.heard(
                poster, new Heard("Bana " + code + " diye bir kod geldi!", true, Optional.empty(), List.of(), time)));
        assertThat(known(chat).code().orElseThrow().state()).isEqualTo("BURNT");
        assertThat(enter(chat, code)).isFalse();
    }

    @Test
    void afterFiveWrongTriesTheRightOneIsWrongToo() {
        Recognised chat = in(() -> desk.customers.recognise(chat(number(), "Ece Er")));
        send(phone(chat));
        String code = last().code();
        assertThatThrownBy(() -> enter(chat, "12345")).hasMessage("code.form");
        for (int i = 0; i < OneTimeCode.TRIES; i++) {
            assertThat(enter(chat, other(code, i))).isFalse();
        }
        assertThat(enter(chat, code)).isFalse();
        assertThat(known(chat).code().orElseThrow().state()).isEqualTo("SPENT");
        assertThat(phone(chat).standing()).isEqualTo(Standing.CLAIMED);
    }

    @Test
    void aLateReplacedUsedOrForeignCodeIsNone() {
        Recognised chat = in(() -> desk.customers.recognise(chat(number(), "Ece Er")));
        Recognised other = in(() -> desk.customers.recognise(chat(number(), "Can Ak")));
        send(phone(chat));
        String first = last().code();
        time = AT.plus(OneTimeCode.VALID);
        assertThat(enter(chat, first)).as("late").isFalse();
        assertThat(known(chat).code().orElseThrow().state()).isEqualTo("EXPIRED");
        send(phone(chat));
        String second = last().code();
        if (!first.equals(second)) {
            assertThat(enter(chat, first)).as("replaced").isFalse();
        }
        assertThat(enter(other, second)).as("another identity's").isFalse();
        assertThat(in(twin, () -> desk.codes.enter(new IdentityRef(twin, chat.identity()), second)))
                .as("another brand's")
                .isFalse();
        ClaimRef foreign = new ClaimRef(twin, chat.identity(), phone(chat).ref().id());
        assertThatThrownBy(() -> in(twin, () -> send(foreign))).isInstanceOf(NotThere.class);
        assertThat(enter(chat, second)).isTrue();
        assertThat(enter(chat, second)).as("used").isFalse();
    }

    @Test
    void anAddressGetsThreeCodesAnHourAndSixADayWhoeverClaimsIt() {
        String victim = number();
        List<Recognised> claimants = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            claimants.add(in(() -> desk.customers.recognise(chat(victim, "Kişi"))));
        }
        for (int i = 0; i < Allowance.ADDRESS_HOUR; i++) {
            send(phone(claimants.get(i)));
        }
        assertThatThrownBy(() -> send(phone(claimants.get(3)))).hasMessage("code.too-many");
        assertThat(known(claimants.get(3)).code()).as("nothing was stored").isEmpty();
        time = AT.plus(Duration.ofMinutes(61));
        for (int i = 3; i < Allowance.ADDRESS_DAY; i++) {
            send(phone(claimants.get(i)));
        }
        time = AT.plus(Duration.ofHours(5));
        assertThatThrownBy(() -> send(phone(claimants.get(7)))).hasMessage("code.too-many");
        time = AT.plus(Duration.ofHours(26));
        send(phone(claimants.get(7)));
    }

    @Test
    void anIdentityThatClaimsManyNumbersGetsFiveCodesADay() {
        List<Feature> claims = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            claims.add(new Feature(Kind.PHONE, number(), Provenance.CLAIMED_PRIVATE, AT));
        }
        Recognised chat = in(() -> desk.customers.recognise(
                new Sighting("simulator:chat", "s-" + Ids.next(), Optional.empty(), AT, claims)));
        List<Fact> facts = known(chat).facts();
        for (int i = 0; i < Allowance.IDENTITY_DAY; i++) {
            send(facts.get(i));
        }
        assertThatThrownBy(() -> send(facts.get(5))).hasMessage("code.too-many");
    }

    @Test
    void noBoundIsPassedByTenAgentsAtOnce() throws Exception {
        String victim = number();
        List<Fact> claims = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            claims.add(phone(in(() -> desk.customers.recognise(chat(victim, "Kişi")))));
        }
        List<Boolean> sent = atOnce(10, (node, i) -> {
            try {
                node.codes.send(claims.get(i).ref());
                return true;
            } catch (Refused e) {
                return false;
            }
        });
        assertThat(sent.stream().filter(one -> one)).hasSize(Allowance.ADDRESS_HOUR);
        assertThat(count("one_time_code")).isEqualTo(Allowance.ADDRESS_HOUR);
    }

    @Test
    void ofTwoAgentsWhoEnterItAtOnceOneProves() throws Exception {
        for (int round = 0; round < 5; round++) {
            Recognised chat = in(() -> desk.customers.recognise(chat(number(), "Ece Er")));
            send(phone(chat));
            String code = last().code();
            List<Boolean> proven =
                    atOnce(2, (node, i) -> node.codes.enter(new IdentityRef(brand, chat.identity()), code));
            assertThat(proven).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void tenWrongTriesAtOnceAreFive() throws Exception {
        Recognised chat = in(() -> desk.customers.recognise(chat(number(), "Ece Er")));
        send(phone(chat));
        String code = last().code();
        atOnce(10, (node, i) -> node.codes.enter(new IdentityRef(brand, chat.identity()), other(code, i)));
        assertThat(new Sql(DATABASE.owner())
                        .list(
                                "SELECT tries FROM one_time_code WHERE tenant_id = ?",
                                row -> row.getInt(1),
                                brand.value()))
                .containsExactly(OneTimeCode.TRIES);
        assertThat(enter(chat, code)).isFalse();
    }

    // The tick.

    @Test
    void aTickWithAReasonProvesAndSaysWhoAndWhy() {
        Recognised chat = in(() -> desk.customers.recognise(chat(number(), "Ece Er")));
        Fact claim = phone(chat);
        assertThatThrownBy(() -> tick(claim, "  ")).hasMessage("reason.missing");
        assertThatThrownBy(() -> tick(claim, "x".repeat(201))).hasMessage("reason.long");
        tick(claim, "Geri aradım, adını doğruladı");
        KnownView.Proof proof = phone(chat).proof().orElseThrow();
        assertThat(proof.way()).isEqualTo("PERSON");
        assertThat(proof.ground()).contains(Ground.CALLED);
        assertThat(proof.words()).contains("Geri aradım, adını doğruladı");
        assertThat(proof.person()).isPresent();
        assertThatThrownBy(() -> tick(claim, "Bir daha")).hasMessage("claim.proven");
    }

    // Reply tokens.

    @Test
    void anAnswerFromAnotherAddressIsAskedAboutOnce() {
        Recognised one = in(() -> desk.customers.recognise(mail("email", "ayse@posta.internal", "Ayşe Ak")));
        String token = token(one);
        Recognised second = in(() -> desk.customers.recognise(mail("email", "a.ak@is.internal", "Ayşe Ak")));
        Recognised heard = answer(second, token);
        assertThat(heard.customer()).as("it never merges by itself").isEqualTo(second.customer());
        assertThat(suggested()).containsExactly(second.identity());
        List<DecisionStore.Open> asked = in(() -> desk.customers.decisions.open(0, 50));
        assertThat(asked)
                .as("what the names had suggested before is asked anew")
                .hasSize(1);
        Explanation why = asked.get(0).explanation();
        assertThat(why.evidence().get(0).key()).isEqualTo("customer.evidence.reply-token.same");
        assertThat(why.evidence().get(0).provenance()).isEqualTo("VERIFIED");
        assertThat(why.guards()).anyMatch(guard -> !guard.held());

        for (int i = 0; i < 10; i++) {
            int friend = i;
            Recognised next =
                    in(() -> desk.customers.recognise(mail("email", friend + "@arkadas.internal", "Ayşe Er")));
            answer(next, token);
        }
        assertThat(suggested()).as("forwarded to ten it is asked once").containsExactly(second.identity());
    }

    @Test
    void aForwardedMailThatSomebodyOfAnotherNameAnswersSaysNothing() {
        Recognised one = in(() -> desk.customers.recognise(mail("email", "ayse@posta.internal", "Ayşe Ak")));
        Recognised brother = in(() -> desk.customers.recognise(mail("email", "can@posta.internal", "Can Ak")));
        answer(brother, token(one));
        assertThat(suggested()).isEmpty();
    }

    @Test
    void inPublicAnotherBrandsOrAfterApartATokenSaysNothing() {
        Recognised one = in(() -> desk.customers.recognise(mail("email", "ayse@posta.internal", "Ayşe Ak")));
        Recognised second = in(() -> desk.customers.recognise(mail("email", "a.ak@is.internal", "Ayşe Ak")));
        String token = token(one);
        in(() -> desk.proofs.heard(second, new Heard("x", true, Optional.of(token), List.of(), time)));
        assertThat(suggested()).isEmpty();
        assertThat(in(twin, () -> desk.proofs.answered(Optional.of(token), List.of(), time)))
                .isEmpty();
        assertThat(in(() -> desk.proofs.answered(Optional.of(token), List.of(), time)))
                .hasValue(4711);
        in(() -> {
            desk.customers.store.apart(
                    Set.of(one.identity()), Set.of(second.identity()), Optional.empty(), Optional.of(ayla), AT);
            return true;
        });
        answer(second, token);
        assertThat(suggested()).isEmpty();
    }

    @Test
    void aSenderWithoutAProofWhoAnswersIsRememberedAndStaysAClaim() {
        Recognised login = in(() -> desk.customers.recognise(mail("email", "ayse@posta.internal", "Ayşe Ak")));
        Recognised forgeable =
                in(() -> desk.customers.recognise(mail("email:claimed", "ayse@posta.internal", "Ayşe Ak")));
        assertThat(answer(forgeable, token(forgeable)).customer()).isNotEqualTo(login.customer());
        Fact address = known(forgeable).facts().get(0);
        assertThat(address.standing()).isEqualTo(Standing.CLAIMED);
        assertThat(address.proof().orElseThrow().way()).isEqualTo("TOKEN");
    }

    @Test
    void aTokenVouchesForTheVeryAddressThatWeWroteToAndNoOther() {
        Recognised one = in(() -> desk.customers.recognise(mail("email", "ayse@posta.internal", "Ayşe Ak")));
        Recognised claimed =
                in(() -> desk.customers.recognise(mail("email:claimed", "veli@posta.internal", "Veli Ak")));
        assertThat(vouches("Ayse@posta.internal", token(one))).isTrue();
        assertThat(vouches("baska@posta.internal", token(one))).isFalse();
        assertThat(vouches("veli@posta.internal", token(claimed)))
                .as("an address that was never proven")
                .isFalse();
        assertThat(vouches("ayse@posta.internal", "<1@posta.internal>")).isFalse();
    }

    private boolean vouches(String address, String token) {
        return in(() -> desk.proofs.vouchesFor(address, Optional.of(token), List.of(), time));
    }

    private String token(Recognised written) {
        return "<" + in(() -> desk.proofs.token(4711, written.identity(), time)) + "@kuzgun-mail.internal>";
    }

    private Recognised answer(Recognised who, String token) {
        return in(() -> desk.proofs.heard(
                who, new Heard("Teşekkürler", false, Optional.of(token), List.of(token), time.plusSeconds(1))));
    }

    private List<Long> suggested() {
        return in(() -> desk.customers.decisions.open(0, 50)).stream()
                .filter(open -> open.explanation().model().equals("reply-token-1"))
                .map(open -> open.newcomer())
                .toList();
    }

    // Tools.

    private static String number() {
        return "+90555" + NUMBERS.incrementAndGet();
    }

    private static String other(String code, int by) {
        return String.format(java.util.Locale.ROOT, "%06d", (Integer.parseInt(code) + 1 + by) % 1_000_000);
    }

    private static Sighting sms(String number, String name) {
        return new Sighting(
                "phone",
                number,
                Optional.of(name),
                AT,
                List.of(
                        new Feature(Kind.PHONE, number, Provenance.NETWORK, AT),
                        new Feature(Kind.NAME, name, Provenance.CLAIMED_PRIVATE, AT)));
    }

    private static Sighting chat(String number, String name) {
        return new Sighting(
                "simulator:chat",
                "s-" + Ids.next(),
                Optional.of(name),
                AT,
                List.of(
                        new Feature(Kind.PHONE, number, Provenance.CLAIMED_PRIVATE, AT),
                        new Feature(Kind.NAME, name, Provenance.CLAIMED_PRIVATE, AT)));
    }

    private static Sighting mail(String namespace, String address, String name) {
        return new Sighting(
                namespace,
                address,
                Optional.of(name),
                AT,
                List.of(
                        new Feature(
                                Kind.EMAIL,
                                address,
                                namespace.equals("email") ? Provenance.VERIFIED : Provenance.TRANSPORT,
                                AT),
                        new Feature(Kind.NAME, name, Provenance.CLAIMED_PRIVATE, AT)));
    }

    private KnownView known(Recognised who) {
        return in(() -> desk.verifications.known(new CustomerRef(brand, who.identity()))).stream()
                .filter(known -> known.ref().id() == who.identity())
                .findFirst()
                .orElseThrow();
    }

    private Fact phone(Recognised who) {
        return known(who).facts().stream()
                .filter(fact -> fact.kind() == Kind.PHONE)
                .findFirst()
                .orElseThrow();
    }

    private long customer(Recognised who) {
        return in(() -> desk.customers.find(who.identity())).orElseThrow().id();
    }

    private void send(Fact claim) {
        in(() -> send(claim.ref()));
    }

    private boolean send(ClaimRef ref) {
        desk.codes.send(ref);
        return true;
    }

    private CodeIssued last() {
        List<CodeIssued> news = desk.issued.news();
        return news.get(news.size() - 1);
    }

    private boolean enter(Recognised who, String code) {
        return in(() -> desk.codes.enter(new IdentityRef(brand, who.identity()), code));
    }

    private void tick(Fact claim, String reason) {
        in(() -> {
            desk.verifications.tick(claim.ref(), Ground.CALLED, reason);
            return true;
        });
    }

    private Recognised heard(Recognised who, String text) {
        return in(() -> desk.proofs.heard(who, new Heard(text, false, Optional.empty(), List.of(), time)));
    }

    private long count(String table) {
        return new Sql(DATABASE.owner())
                .first("SELECT COUNT(*) FROM " + table + " WHERE tenant_id = ?", row -> row.getLong(1), brand.value())
                .orElseThrow();
    }

    private String everything(String table) {
        return new Sql(DATABASE.owner())
                .list(
                        "SELECT * FROM " + table + " WHERE tenant_id = ?",
                        row -> {
                            StringBuilder all = new StringBuilder();
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                // Ids are numbers in which any six digits may stand.
                                if (!row.getMetaData().getColumnName(i).endsWith("id")
                                        && !row.getMetaData().getColumnName(i).equals("living")
                                        && !row.getMetaData().getColumnName(i).equals("value")) {
                                    all.append('|').append(row.getString(i));
                                }
                            }
                            return all.toString();
                        },
                        brand.value())
                .toString();
    }

    private interface Call<T> {
        T on(Desk node, int number);
    }

    private <T> List<T> atOnce(int calls, Call<T> call) throws Exception {
        List<Desk> nodes = List.of(new Desk(), new Desk());
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            CountDownLatch start = new CountDownLatch(calls);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                int number = i;
                Desk node = nodes.get(i % nodes.size());
                running.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return node.in(brand, () -> call.on(node, number));
                }));
            }
            List<T> all = new ArrayList<>();
            for (Future<T> one : running) {
                all.add(one.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private <T> T in(Callable<T> work) {
        return in(brand, work);
    }

    private <T> T in(TenantId tenant, Callable<T> work) {
        try {
            return desk.in(tenant, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Merges merges() {
        Merges merges = new Merges();
        merges.store = desk.customers.store;
        merges.decisions = desk.customers.decisions;
        return merges;
    }

    private final class Desk {
        private final TestTransactions desk = DATABASE.desk();
        private final Customers customers = TestCustomers.on(desk, KEYS);
        private final Proofs proofs = new Proofs();
        private final Codes codes = new Codes();
        private final Verifications verifications = new Verifications();
        private final Told<CodeIssued> issued = new Told<>();

        Desk() {
            proofs.store = customers.store;
            proofs.codes = CustomerStores.codes(desk);
            proofs.verifications = CustomerStores.verifications(desk);
            proofs.decisions = customers.decisions;
            proofs.customers = customers;
            proofs.keys = customers.keys;
            Claims claims = new Claims();
            claims.store = proofs.verifications;
            Actors actors = new Actors() {
                @Override
                public Actor current() {
                    return new Actor(ayla, "ayla", "Ayla", true, "tr", Map.of(brand, Set.of(Role.AGENT)));
                }
            };
            Clock clock = new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return time;
                }
            };
            codes.claims = claims;
            codes.store = proofs.codes;
            codes.proofs = proofs;
            codes.actors = actors;
            codes.clock = clock;
            codes.issued = issued;
            verifications.store = customers.store;
            verifications.verifications = proofs.verifications;
            verifications.codes = proofs.codes;
            verifications.customers = customers;
            verifications.claims = claims;
            verifications.actors = actors;
            verifications.clock = clock;
        }

        <T> T in(TenantId tenant, Callable<T> work) throws Exception {
            return Again.afterDeadlock(() ->
                    PersonScope.call(ayla, () -> TenantScope.call(tenant, () -> desk.in(work))));
        }
    }
}
