package io.santral.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.database.Brands;
import io.santral.database.TestDatabase;
import io.santral.database.TestTransactions;
import io.santral.shared.Again;
import io.santral.shared.Ids;
import io.santral.shared.Sql;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.TestKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Recognising people on a real database, through its walls: each object is a node of its own over the same tables. */
class CustomersIT {
    private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");
    private static final TestDatabase DATABASE = TestDatabase.instance();

    private final TenantId brand = Brands.brand();
    private final TenantId twin = Brands.brand();

    @Test
    void tenMessagesAtOnceOfOneNewcomerOnTwoNodesAreOneIdentityAndOneCustomer() throws Exception {
        for (int round = 0; round < 5; round++) {
            String address = "ayse.yilmaz." + round + "@ornek.com.tr";
            List<Recognised> all = atOnce(nodes(2), 10, (node, i) -> node.recognise(mail(address, "Ayşe Yılmaz")));
            assertThat(all.stream().map(Recognised::identity).distinct()).hasSize(1);
            assertThat(all.stream().map(Recognised::customer).distinct()).hasSize(1);
        }
    }

    @Test
    void twoNewIdentitiesAtOnceWithOneProvenAddressAreOneCustomer() throws Exception {
        for (int round = 0; round < 5; round++) {
            String address = "mehmet.kaya." + round + "@ornek.com.tr";
            int of = round;
            List<Recognised> all = atOnce(
                    nodes(2),
                    10,
                    (node, i) -> node.recognise(
                            i % 2 == 0 ? mail(address, "Mehmet Kaya") : chat("session-" + of, address, "Mehmet Kaya")));
            assertThat(all.stream().map(Recognised::identity).distinct()).hasSize(2);
            assertThat(all.stream().map(Recognised::customer).distinct()).hasSize(1);
        }
    }

    @Test
    void aProvenAddressInAChatIsRecognisedAndAClaimedOneIsOnlySuggested() throws Exception {
        Recognised mail = recognise(brand, mail("zeynep.demir@ornek.com.tr", "Zeynep Demir"));
        Recognised chat = recognise(brand, chat("s-1", "zeynep.demir@ornek.com.tr", "Zeynep Demir"));
        assertThat(chat.customer()).isEqualTo(mail.customer());
        assertThat(chat.reason()).isEqualTo("customer.recognised");

        Recognised claims = recognise(brand, claiming("s-2", "zeynep.demir@ornek.com.tr", "Zeynep Demir"));
        assertThat(claims.customer()).isNotEqualTo(mail.customer());
        assertThat(open()).contains(claims.identity());
    }

    @Test
    void whoStandsWithOthersAndProvesSomebodyElsesAddressIsAskedAboutAndNotMerged() throws Exception {
        Recognised mail = recognise(brand, mail("ece@ornek.com.tr", "Ece Tan"));
        Recognised chat = recognise(brand, chat("s-ece", "ece@ornek.com.tr", "Ece Tan"));
        assertThat(chat.customer()).isEqualTo(mail.customer());
        Recognised other = recognise(brand, mail("ece.tan@baska.com.tr", "Ece Tan"));
        Recognised again = recognise(brand, chat("s-ece", "ece.tan@baska.com.tr", "Ece Tan"));
        assertThat(again.customer()).isEqualTo(mail.customer()).isNotEqualTo(other.customer());
        assertThat(asked(other.customer())).containsExactly("SUGGEST");
    }

    @Test
    void aNamesakeWithTheSameMatterIsAskedAboutOnceAndTheReasonIsKept() throws Exception {
        Recognised known = recognise(brand, mail("naz.kurt@ornek.com.tr", "Naz Kurt"));
        Recognised stranger = recognise(brand, chat("s-naz", "nazli@baska.com.tr", "Naz Kurt"));
        for (int twice = 0; twice < 2; twice++) {
            Node node = new Node();
            node.in(brand, () -> {
                node.customers.writesAbout(stranger.identity(), () -> Map.of(known.customer(), 6.5), AT);
                return true;
            });
        }
        assertThat(asked(known.customer())).as("the second overtakes the first").containsExactly("SUGGEST");
        assertThat(explanations(known.customer()))
                .singleElement()
                .satisfies(why -> assertThat(why.evidence())
                        .anyMatch(one -> one.key().equals("customer.evidence.matter.same") && one.bits() == 6.5));
    }

    @Test
    void whoWasSetApartIsNotAskedAboutForTheMatterThoughNothingElseLeadsToThem() throws Exception {
        Recognised known = recognise(brand, mail("ada.er@ornek.com.tr", "Ada Er"));
        Recognised one = recognise(brand, nameless("s-one"));
        Recognised two = recognise(brand, nameless("s-two"));
        Node node = new Node();
        node.in(brand, () -> {
            node.customers.store.apart(
                    Set.of(two.identity()), Set.of(known.identity()), Optional.empty(), Optional.empty(), AT);
            node.customers.writesAbout(one.identity(), () -> Map.of(known.customer(), 12.0), AT);
            node.customers.writesAbout(two.identity(), () -> Map.of(known.customer(), 12.0), AT);
            return true;
        });
        assertThat(open()).contains(one.identity()).doesNotContain(two.identity());
    }

    @Test
    void whoProvesWhatAnotherOnlyClaimedIsAskedAboutInTheirOwnBrandAndItIsToldWhoseWordItIs() throws Exception {
        Recognised claimed = recognise(brand, claiming("s-iddia", "lale.ak@ornek.com.tr", "Lale Ak"));
        Recognised elsewhere = recognise(twin, mail("lale.ak@ornek.com.tr", "Lale Ak"));
        assertThat(elsewhere.reason()).isEqualTo("customer.first-contact");
        Recognised proves = recognise(brand, mail("lale.ak@ornek.com.tr", "Lale Ak"));
        assertThat(proves.customer()).isNotEqualTo(claimed.customer());
        assertThat(open()).contains(proves.identity()).doesNotContain(elsewhere.identity());
        assertThat(explanations(claimed.customer()))
                .singleElement()
                .satisfies(why -> assertThat(why.unproven())
                        .anyMatch(one -> one.family().equals("EMAIL") && one.claimedThere())
                        .anyMatch(one -> one.family().equals("NAME") && !one.claimedThere()));
    }

    private static Sighting claiming(String session, String address, String name) {
        return chat(session, address, name, Provenance.CLAIMED_PRIVATE);
    }

    private static Sighting nameless(String session) {
        return new Sighting("simulator:chat", session, Optional.empty(), AT, List.of());
    }

    @Test
    void anotherBrandsCustomerIsNobodyWhateverTheMatter() throws Exception {
        Recognised theirs = recognise(twin, mail("kaan.su@ornek.com.tr", "Kaan Su"));
        Recognised ours = recognise(brand, chat("s-kaan", "kaan@baska.com.tr", "Kaan Su"));
        Node node = new Node();
        node.in(brand, () -> {
            node.customers.writesAbout(ours.identity(), () -> Map.of(theirs.customer(), 12.0), AT);
            return true;
        });
        assertThat(open()).doesNotContain(ours.identity());
    }

    private List<String> asked(long customer) throws Exception {
        return explanations(customer).stream().map(Explanation::outcome).toList();
    }

    /** Of what is asked about the customer. */
    private List<Explanation> explanations(long customer) throws Exception {
        Node node = new Node();
        return node.in(
                brand,
                () -> node.customers.decisions.open(0, 50).stream()
                        .filter(one -> one.customer() == customer)
                        .map(one -> one.explanation())
                        .toList());
    }

    @Test
    void whoCallsByAHouseholdsLineAndSaysWhoTheyAreIsTheirOwnCustomerAndFoundAgain() throws Exception {
        Recognised silent = recognise(brand, call(HOME));
        Recognised ali = recognise(brand, call(HOME, "Ali Esen"));
        Recognised nur = recognise(brand, call(HOME, "Nur Esen"));
        assertThat(ali.identity()).as("the first to tell is who was there").isEqualTo(silent.identity());
        assertThat(nur.customer()).isNotEqualTo(ali.customer());
        assertThat(recognise(brand, call(HOME, "nur esen")).customer()).isEqualTo(nur.customer());
        assertThat(recognise(brand, call(HOME, "Ali")).customer()).isEqualTo(ali.customer());
        assertThat(recognise(brand, call(HOME)).customer()).isEqualTo(ali.customer());
        assertThat(recognise(twin, call(HOME, "Nur Esen")).reason()).isEqualTo("customer.first-contact");
        Recognised mail = recognise(brand, mail("nur@ornek.com.tr", "Nur Esen"));
        assertThat(mail.customer()).isNotEqualTo(nur.customer());
        assertThat(asked(nur.customer())).as("a name is a question").containsExactly("SUGGEST");
        assertThat(asked(ali.customer())).isEmpty();
    }

    @Test
    void aMessageFromALineIsTheLinesWhateverNameItSays() throws Exception {
        Recognised line = recognise(brand, call(HOME, "Ali Esen"));
        Sighting told = call(HOME, "Nur Esen");
        Recognised message =
                recognise(brand, new Sighting(told.namespace(), told.value(), told.name(), told.at(), told.features()));
        assertThat(message.identity()).isEqualTo(line.identity());
    }

    @Test
    void tenCallsAtOnceOfThreePeopleByOneLineOnTwoNodesAreThreeCustomers() throws Exception {
        List<String> names = List.of("Ali Esen", "Nur Esen", "Kemal Esen");
        for (int round = 0; round < 5; round++) {
            String line = "+90212555010" + round;
            List<Recognised> all =
                    atOnce(nodes(2), 10, (node, i) -> node.recognise(call(line, names.get(i % names.size()))));
            for (int i = 0; i < all.size(); i++) {
                assertThat(all.get(i).customer())
                        .isEqualTo(all.get(i % names.size()).customer());
            }
            assertThat(all.stream().map(Recognised::identity).distinct()).hasSize(names.size());
        }
    }

    private static final String HOME = "+902125550199";

    private static Sighting call(String line, String... names) {
        List<Feature> told = new ArrayList<>(List.of(new Feature(Kind.PHONE, line, Provenance.NETWORK, AT)));
        for (String name : names) {
            told.add(new Feature(Kind.NAME, name, Provenance.CLAIMED_PRIVATE, AT));
        }
        return new Sighting("phone", line, Optional.empty(), AT, told, true);
    }

    @Test
    void equalIdentifiersOfTwoBrandsNeverMeet() throws Exception {
        Recognised here = recognise(brand, mail("ikiz@ornek.com.tr", "İkiz Kardeş"));
        Recognised there = recognise(twin, chat("s-3", "ikiz@ornek.com.tr", "İkiz Kardeş"));
        assertThat(there.reason()).isEqualTo("customer.first-contact");
        assertThat(there.customer()).isNotEqualTo(here.customer());
        Set<Long> ours = hashes(brand);
        Set<Long> theirs = hashes(twin);
        assertThat(ours).isNotEmpty();
        assertThat(theirs).isNotEmpty().doesNotContainAnyElementsOf(ours);
    }

    @Test
    void whatCannotBeReadIsNoEvidenceAndNoFault() throws Exception {
        List<Feature> nonsense = List.of(
                new Feature(Kind.PHONE, "alo?", Provenance.NETWORK, AT),
                new Feature(Kind.EMAIL, "@@", Provenance.TRANSPORT, AT),
                new Feature(Kind.NATIONAL_ID, "12345678901", Provenance.CLAIMED_PRIVATE, AT),
                new Feature(Kind.NAME, "\uD800", Provenance.CLAIMED_PUBLIC, AT),
                new Feature(Kind.BIRTH_DATE, "yarın", Provenance.CLAIMED_PRIVATE, AT));
        Recognised one = recognise(brand, new Sighting("phone", "alo-" + Ids.next(), Optional.empty(), AT, nonsense));
        Recognised other = recognise(brand, new Sighting("phone", "alo-" + Ids.next(), Optional.empty(), AT, nonsense));
        assertThat(other.customer()).isNotEqualTo(one.customer());
    }

    private Sighting mail(String address, String name) {
        return new Sighting(
                "email",
                address,
                Optional.of(name),
                AT,
                List.of(
                        new Feature(Kind.EMAIL, address, Provenance.VERIFIED, AT),
                        new Feature(Kind.NAME, name, Provenance.CLAIMED_PRIVATE, AT)));
    }

    /** A chat in which somebody proved to have the address. */
    private static Sighting chat(String session, String address, String name) {
        return chat(session, address, name, Provenance.VERIFIED);
    }

    private static Sighting chat(String session, String address, String name, Provenance known) {
        return new Sighting(
                "simulator:chat",
                session,
                Optional.of(name),
                AT,
                List.of(
                        new Feature(Kind.EMAIL, address, known, AT),
                        new Feature(Kind.NAME, name, Provenance.CLAIMED_PRIVATE, AT)));
    }

    private interface Call {
        Recognised on(Customers node, int number);
    }

    private List<Recognised> atOnce(List<Node> nodes, int calls, Call call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            CountDownLatch start = new CountDownLatch(calls);
            List<Future<Recognised>> running = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                int number = i;
                Node node = nodes.get(i % nodes.size());
                running.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return node.in(brand, () -> call.on(node.customers, number));
                }));
            }
            List<Recognised> all = new ArrayList<>();
            for (Future<Recognised> one : running) {
                all.add(one.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private Recognised recognise(TenantId tenant, Sighting sighting) throws Exception {
        Node node = new Node();
        return node.in(tenant, () -> node.customers.recognise(sighting));
    }

    private List<Long> open() throws Exception {
        Node node = new Node();
        return node.in(
                brand,
                () -> node.customers.decisions.open(0, 50).stream()
                        .map(one -> one.newcomer())
                        .toList());
    }

    private static Set<Long> hashes(TenantId tenant) {
        return new HashSet<>(new Sql(DATABASE.owner())
                .list(
                        "SELECT key_hash FROM identity_key_spread WHERE tenant_id = ?",
                        row -> row.getLong(1),
                        tenant.value()));
    }

    private static List<Node> nodes(int count) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nodes.add(new Node());
        }
        return nodes;
    }

    /** Two nodes of one installation have the same. */
    private static final TestKeys KEYS = new TestKeys();

    private static final class Node {
        private final TestTransactions desk = DATABASE.desk();
        private final Customers customers = TestCustomers.on(desk, KEYS);

        <T> T in(TenantId tenant, Callable<T> work) throws Exception {
            return Again.afterDeadlock(() -> TenantScope.call(tenant, () -> desk.in(work)));
        }
    }
}
