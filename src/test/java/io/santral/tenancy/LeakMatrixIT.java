package io.santral.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.demo.Waiting;
import io.santral.platform.TestPlatform;
import io.santral.shared.Ids;
import io.santral.tenancy.Visitor.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Everything that the server exposes ({@link Exposed}), tried by the brand's own people, by another brand's, by somebody without
 * a grant and by nobody. Brand A is kuzgun, brand B is cinarbank; they have twins under equal ids. What is B's must look to A's
 * people, to the byte, like what does not exist, and no word of B may reach them.
 */
class LeakMatrixIT {
    private static final String A = "kuzgun";
    private static final String B = "cinarbank";
    private static final String MISSING = "yokboyle";

    /** Serves both while these tests run. */
    private static final String POOL = "sosyal";

    private static final List<String> ASKED_IN_A_POOL = List.of("suggestions", "case-suggestions");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Works for A and not for B. */
    private static final String AGENT_OF_A = "mert";

    private static final String CLIENT_OF_A = "kuzgun.musteri";
    private static final String CLIENT_OF_B = "cinarbank.musteri";

    /** Works for both. */
    private static final String AGENT_OF_BOTH = "elif";

    /** Operates A and, while these tests run, not B. */
    private static final String OPERATOR_OF_A = "deniz";

    /** Can log in, and was nothing for any brand while these tests ran. */
    private static final String NOBODYS = "ikili.musteri";

    private static final TestPlatform PLATFORM = TestPlatform.running();
    private static final Map<String, String> TOKENS = new TreeMap<>();
    private static final Map<String, Visitor> VISITORS = new TreeMap<>();
    private static final String MISSING_NUMBER = Ids.text(Ids.next());

    private static Connection owner;
    private static long a;
    private static long b;
    private static Twins twins;
    private static List<String> grants;
    private static String onlyAtB;

    @BeforeAll
    static void twins() throws SQLException {
        owner = PLATFORM.owner();
        a = number("SELECT id FROM tenant WHERE alias = '" + A + "'");
        b = number("SELECT id FROM tenant WHERE alias = '" + B + "'");
        twins = write();
        long alone = Ids.next();
        onlyAtB = Ids.text(alone);
        run(
                "INSERT INTO support_case (tenant_id, id, customer_id, account_id, state, title, opened_at, last_at, closed_at, version)"
                        + " SELECT tenant_id, " + alone
                        + ", customer_id, account_id, state, title, opened_at, last_at,"
                        + " closed_at, version FROM support_case WHERE tenant_id = " + b + " AND id = " + twins.id());
        grants = List.of(Long.toString(a), Long.toString(number("SELECT id FROM tenant WHERE alias = 'sepetcim'")));
        run("DELETE g FROM person_grant g JOIN person p ON p.id = g.person_id WHERE p.username = '" + NOBODYS + "'");
        run("DELETE g FROM person_grant g JOIN person p ON p.id = g.person_id WHERE p.username = '" + OPERATOR_OF_A
                + "' AND g.tenant_id = " + b);
    }

    private static Twins write() throws SQLException {
        return Twins.write(
                owner,
                a,
                b,
                number("SELECT id FROM pool WHERE alias = '" + POOL + "'"),
                number("SELECT id FROM person WHERE username = '" + AGENT_OF_BOTH + "'"));
    }

    @AfterAll
    static void leaveNothing() throws SQLException {
        for (String brand : grants) {
            run("INSERT INTO person_grant SELECT " + brand + ", id, 'BRAND_CLIENT' FROM person WHERE username = '"
                    + NOBODYS + "'");
        }
        run("INSERT INTO person_grant SELECT " + b + ", id, 'OPERATOR' FROM person WHERE username = '" + OPERATOR_OF_A
                + "'");
        run("DELETE FROM support_case WHERE customer_id = " + twins.id() + " AND id <> " + twins.id());
        twins.remove(owner);
        // No brand but A is served by this pool in the demo.
        run("DELETE FROM pool_tenant WHERE priority = 100");
        owner.close();
    }

    /** They live for minutes. */
    @BeforeEach
    void freshTokens() {
        TOKENS.clear();
    }

    // The API.

    private record Call(String method, String path, String body) {
        String at(String brand, String number) {
            return path.replace("{brand}", brand).replace("{number}", number).replace("{pool}", POOL);
        }
    }

    /** Complete but for the text of a reply, which is refused behind the gate: whoever is told so has passed it. */
    private static Call call(String exposed) {
        return call(exposed, "");
    }

    private static Call call(String exposed, String reply) {
        String[] parts = exposed.split(" ");
        String path = parts[1];
        if (path.endsWith("/service")) {
            path += "?from=2026-11-01T00:00:00Z&until=2026-12-01T00:00:00Z";
        }
        return new Call(parts[0], path, parts[0].equals("POST") ? body(path, reply) : "");
    }

    private static String body(String path, String text) {
        JsonObjectBuilder body = Json.createObjectBuilder();
        if (path.endsWith("/replies")) {
            return body.add("answers", twins.number()).add("text", text).build().toString();
        }
        if (path.endsWith("/label")) {
            return body.add("aspect", "kind")
                    .add("value", "no kind at all")
                    .build()
                    .toString();
        }
        if (path.endsWith("/join")) {
            body.add("into", twins.number());
        }
        if (path.endsWith("/register")) {
            // Nobody: refused behind the gate.
            return body.add("customers", Json.createArrayBuilder()).build().toString();
        }
        if (path.endsWith("/take-out")) {
            body.add("interactions", Json.createArrayBuilder().add(twins.number()));
        }
        if (path.endsWith("/merge")) {
            body.add("from", twins.number());
        }
        if (path.endsWith("/split")) {
            body.add("identities", Json.createArrayBuilder().add(twins.number()));
        }
        if (path.endsWith("/enter")) {
            // No six digits: refused behind the gate.
            return body.add("identity", twins.number())
                    .add("code", text)
                    .build()
                    .toString();
        }
        if (path.endsWith("/code")) {
            return body.add("claim", twins.number()).build().toString();
        }
        if (path.endsWith("/tick")) {
            body.add("claim", twins.number()).add("ground", "called");
        }
        boolean reasoned = Stream.of(
                        "/merge",
                        "/split",
                        "/undo",
                        "/accept",
                        "/reject",
                        "/tick",
                        "/right",
                        "/wrong",
                        "/unsure",
                        "/choose",
                        "/join",
                        "/take-out")
                .anyMatch(path::endsWith);
        return reasoned ? body.add("reason", text).build().toString() : "";
    }

    private static Answer api(String username, Call call, String brand, String number) {
        return Visitor.bearing(PLATFORM, token(username), call.method(), call.at(brand, number), call.body());
    }

    @Test
    void toTheApiAForeignThingIsAMissingThing() throws SQLException {
        for (String exposed : Exposed.API) {
            Call call = call(exposed, "Merhaba");
            if (!call.path().contains("{brand}")) {
                continue;
            }
            String before = twins.rows(owner, b);
            for (String username : List.of(AGENT_OF_A, CLIENT_OF_A, OPERATOR_OF_A, NOBODYS)) {
                Answer foreign = api(username, call, B, twins.number());

                assertThat(foreign.status()).as("%s by %s", exposed, username).isEqualTo(404);
                assertThat(foreign.bytes())
                        .as("%s by %s: foreign and missing", exposed, username)
                        .isEqualTo(api(username, call, MISSING, MISSING_NUMBER).bytes());
                assertNothingOfB(exposed + " by " + username, foreign);
            }
            if (call.path().contains("{number}")) {
                for (String number : List.of(onlyAtB, twins.parked(owner, b))) {
                    assertThat(api(OPERATOR_OF_A, call, A, number).bytes())
                            .as("%s: a number that only B has, asked of A", exposed)
                            .isEqualTo(
                                    api(OPERATOR_OF_A, call, A, MISSING_NUMBER).bytes());
                }
            }
            assertThat(twins.rows(owner, b)).as("B after %s", exposed).isEqualTo(before);
        }
    }

    @Test
    void theApiOpensToATokenOnly() {
        for (String exposed : Exposed.API) {
            Call call = call(exposed);
            for (String token : List.of("", "not.a.token", token(AGENT_OF_A) + "x")) {
                Answer own = Visitor.bearing(PLATFORM, token, call.method(), call.at(A, twins.number()), call.body());
                Answer missing =
                        Visitor.bearing(PLATFORM, token, call.method(), call.at(MISSING, MISSING_NUMBER), call.body());

                assertThat(own.status()).as(exposed).isEqualTo(401);
                assertThat(own.bytes()).as(exposed).isEqualTo(missing.bytes());
                assertNoCanary(exposed, own);
            }
        }
    }

    @Test
    void theApiShowsTheirOwnToTheOwn() {
        Map<String, Integer> agent = Map.of(
                "GET /api/v1/queue", 200,
                "GET /api/v1/brands/{brand}/cases", 404,
                "GET /api/v1/brands/{brand}/cases/{number}", 200,
                "GET /api/v1/brands/{brand}/cases/{number}/replies", 200,
                "POST /api/v1/brands/{brand}/cases/{number}/replies", 422,
                "GET /api/v1/brands/{brand}/quarantine", 404,
                "POST /api/v1/brands/{brand}/quarantine/{number}/replay", 404,
                "POST /api/v1/brands/{brand}/quarantine/replay", 404,
                "GET /api/v1/brands/{brand}/service", 404);
        Map<String, Integer> operator = Map.of(
                "GET /api/v1/brands/{brand}/quarantine", 200,
                "GET /api/v1/brands/{brand}/cases", 200);
        Map<String, Integer> client = Map.of(
                "GET /api/v1/queue", 200,
                "GET /api/v1/brands/{brand}/cases", 200,
                "GET /api/v1/brands/{brand}/cases/{number}", 200,
                "POST /api/v1/brands/{brand}/cases/{number}/take", 404,
                "POST /api/v1/brands/{brand}/cases/{number}/release", 404,
                "POST /api/v1/brands/{brand}/cases/{number}/close", 404,
                "GET /api/v1/brands/{brand}/cases/{number}/replies", 404,
                "POST /api/v1/brands/{brand}/cases/{number}/replies", 404,
                "GET /api/v1/brands/{brand}/service", 200);
        Map<String, Integer> noOperator = Map.of(
                "GET /api/v1/brands/{brand}/quarantine", 404,
                "POST /api/v1/brands/{brand}/quarantine/{number}/replay", 404,
                "POST /api/v1/brands/{brand}/quarantine/replay", 404);
        // Nothing is done without a reason, which is asked for behind the gate.
        Map<String, Integer> proofs = Map.of(
                "GET /api/v1/brands/{brand}/customers/{number}/proofs", 200,
                "POST /api/v1/brands/{brand}/customers/{number}/proofs/tick", 422,
                "POST /api/v1/brands/{brand}/customers/{number}/proofs/code", 422,
                "POST /api/v1/brands/{brand}/customers/{number}/proofs/enter", 422);
        own(AGENT_OF_A, proofs, Set.of());
        own(
                CLIENT_OF_A,
                proofs.keySet().stream().collect(Collectors.toMap(exposed -> exposed, exposed -> 404)),
                Set.of());
        Map<String, Integer> whoIsWho = Map.of(
                "GET /api/v1/brands/{brand}/cases/{number}/why", 200,
                "GET /api/v1/brands/{brand}/customers/{number}", 200,
                "POST /api/v1/brands/{brand}/customers/{number}/merge", 422,
                "POST /api/v1/brands/{brand}/customers/{number}/split", 422,
                "POST /api/v1/brands/{brand}/merges/{number}/undo", 422,
                "GET /api/v1/brands/{brand}/suggestions", 200,
                "GET /api/v1/pools/{pool}/suggestions", 200,
                "POST /api/v1/brands/{brand}/suggestions/{number}/accept", 422,
                "POST /api/v1/brands/{brand}/suggestions/{number}/reject", 422,
                "GET /api/v1/brands/{brand}/exposures", 404);
        // A kind that there is not, a case joined with itself, its only message taken out, a case that is its own
        // double.
        Map<String, Integer> matter = Map.of(
                "POST /api/v1/brands/{brand}/cases/{number}/label", 422,
                "POST /api/v1/brands/{brand}/cases/{number}/join", 422,
                "POST /api/v1/brands/{brand}/cases/{number}/take-out", 422,
                "GET /api/v1/brands/{brand}/topics", 200,
                "GET /api/v1/brands/{brand}/case-suggestions", 200,
                "GET /api/v1/pools/{pool}/case-suggestions", 200,
                "POST /api/v1/brands/{brand}/case-suggestions/{number}/same", 422,
                "POST /api/v1/brands/{brand}/case-suggestions/{number}/different", 422);
        own(AGENT_OF_A, matter, Set.of("GET /api/v1/brands/{brand}/topics"));
        own(
                CLIENT_OF_A,
                matter.keySet().stream().collect(Collectors.toMap(exposed -> exposed, exposed -> 404)),
                Set.of());
        own(AGENT_OF_A, whoIsWho, Set.of());
        Map<String, Integer> audits = Map.of(
                "GET /api/v1/brands/{brand}/audits", 200,
                "POST /api/v1/brands/{brand}/audits/{number}/right", 422,
                "POST /api/v1/brands/{brand}/audits/{number}/wrong", 422,
                "POST /api/v1/brands/{brand}/audits/{number}/unsure", 422,
                "GET /api/v1/brands/{brand}/models", 404,
                "POST /api/v1/brands/{brand}/models/{number}/choose", 404);
        own(AGENT_OF_A, audits, Set.of());
        own(
                OPERATOR_OF_A,
                Map.of(
                        "GET /api/v1/brands/{brand}/models", 200,
                        "POST /api/v1/brands/{brand}/models/{number}/choose", 422),
                Set.of());
        own(
                CLIENT_OF_A,
                audits.keySet().stream().collect(Collectors.toMap(exposed -> exposed, exposed -> 404)),
                Set.of());
        own(OPERATOR_OF_A, Map.of("GET /api/v1/brands/{brand}/exposures", 200), Set.of());
        own(OPERATOR_OF_A, Map.of("POST /api/v1/brands/{brand}/register", 422), Set.of());
        own(AGENT_OF_A, Map.of("POST /api/v1/brands/{brand}/register", 404), Set.of());
        own(CLIENT_OF_A, Map.of("POST /api/v1/brands/{brand}/register", 404), Set.of());
        own(
                CLIENT_OF_A,
                whoIsWho.keySet().stream().collect(Collectors.toMap(exposed -> exposed, exposed -> 404)),
                Set.of());
        own(AGENT_OF_A, agent, Set.of("GET /api/v1/brands/{brand}/service"));
        own(OPERATOR_OF_A, operator, Set.of());
        own(CLIENT_OF_A, noOperator, Set.of());
        own(CLIENT_OF_A, client, Set.of("GET /api/v1/brands/{brand}/service", "GET /api/v1/queue"));
    }

    private static void own(String username, Map<String, Integer> expected, Set<String> withoutTexts) {
        expected.forEach((exposed, status) -> {
            Answer answer = api(username, call(exposed), A, twins.number());

            assertThat(answer.status())
                    .as("%s by %s: %s", exposed, username, answer.body())
                    .isEqualTo(status);
            if (status == 200 && !withoutTexts.contains(exposed)) {
                assertThat(answer.body()).as("%s by %s", exposed, username).contains(Twins.CANARY_A);
            }
            assertNothingOfB(exposed + " by " + username, answer);
        });
    }

    @Test
    void whatTheApiDoesItDoesToTheNamedBrandOnly() throws SQLException {
        Twins fresh = write();
        try {
            String before = fresh.rows(owner, b);
            for (String deed : List.of("take", "release", "close")) {
                Call call = call("POST /api/v1/brands/{brand}/cases/{number}/" + deed);
                String own = fresh.rows(owner, a);

                assertThat(api(AGENT_OF_A, call, A, fresh.number()).status())
                        .as(deed)
                        .isEqualTo(204);

                assertThat(fresh.rows(owner, a)).as("A after %s", deed).isNotEqualTo(own);
                assertThat(fresh.rows(owner, b)).as("B after %s", deed).isEqualTo(before);
            }
        } finally {
            fresh.remove(owner);
        }
    }

    @Test
    void whoIsWhoIsSaidOfTheNamedBrandOnly() throws SQLException {
        for (String deed : List.of("accept", "reject")) {
            Twins fresh = write();
            try {
                String before = fresh.rows(owner, b);
                Call call = call("POST /api/v1/brands/{brand}/suggestions/{number}/" + deed, "they said so");

                assertThat(api(AGENT_OF_A, call, A, fresh.number()).status())
                        .as(deed)
                        .isEqualTo(204);

                assertThat(text("SELECT state FROM merge_suggestion WHERE tenant_id = " + a + " AND id = "
                                + fresh.id()))
                        .isEqualTo(deed.toUpperCase(Locale.ROOT) + "ED");
                assertThat(api(AGENT_OF_A, call, A, fresh.number()).body()).contains("suggestion.settled");
                assertThat(fresh.rows(owner, b)).as("B after %s", deed).isEqualTo(before);
            } finally {
                fresh.remove(owner);
            }
        }
        Twins other = write();
        try {
            Call merge = new Call(
                    "POST",
                    "/api/v1/brands/{brand}/customers/{number}/merge",
                    Json.createObjectBuilder()
                            .add("from", other.number())
                            .add("reason", "the same voice")
                            .build()
                            .toString());
            String before = twins.rows(owner, b) + other.rows(owner, b);
            assertThat(api(AGENT_OF_A, merge, A, twins.number()).status()).isEqualTo(204);
            String made = Ids.text(
                    number("SELECT id FROM customer_merge WHERE tenant_id = " + a + " AND from_id = " + other.id()));
            Call undo = call("POST /api/v1/brands/{brand}/merges/{number}/undo", "another voice");
            assertThat(api(AGENT_OF_A, undo, A, made).status()).isEqualTo(204);
            assertThat(twins.rows(owner, b) + other.rows(owner, b)).isEqualTo(before);
        } finally {
            run("DELETE FROM exposure WHERE case_id IN (" + twins.id() + ", " + other.id() + ")");
            // Their cases may have been one meanwhile.
            run("DELETE FROM case_suggestion WHERE case_id = " + other.id());
            run("DELETE FROM case_link WHERE interaction_id = " + other.id());
            run("DELETE FROM identity_difference WHERE low_id = " + twins.id() + " AND high_id = " + other.id());
            run("DELETE FROM identity_link WHERE identity_id = " + other.id());
            run("DELETE FROM customer_merge WHERE from_id = " + other.id());
            other.remove(owner);
        }
    }

    @Test
    void whatIsHeldBackIsLetInForTheNamedBrandOnly() throws SQLException {
        Twins fresh = write();
        try {
            String before = fresh.rows(owner, b);
            Call one = call("POST /api/v1/brands/{brand}/quarantine/{number}/replay");
            Call all = call("POST /api/v1/brands/{brand}/quarantine/replay");
            String parked =
                    "SELECT COUNT(*) FROM intake_parked WHERE external_id = 'page-" + a + "-" + fresh.id() + "'";

            assertThat(api(OPERATOR_OF_A, one, A, fresh.number()).status()).isEqualTo(204);
            assertThat(text("SELECT state FROM intake_journal WHERE tenant_id = " + a + " AND id = " + fresh.id()))
                    .isEqualTo("PENDING");
            assertThat(number(parked)).isEqualTo(1);
            assertThat(api(OPERATOR_OF_A, all, A, "").body()).contains("replayed");
            assertThat(number(parked)).isZero();
            assertThat(fresh.rows(owner, b)).isEqualTo(before);
        } finally {
            run("DELETE FROM intake_journal WHERE account_id = " + fresh.id());
            fresh.remove(owner);
        }
    }

    @Test
    void theQueueOverBrandsShowsThePersonsBrands() {
        Call queue = call("GET /api/v1/queue");
        assertThat(api(AGENT_OF_BOTH, queue, "", "").body()).contains(Twins.CANARY_A, Twins.CANARY_B);
        Answer ofA = api(AGENT_OF_A, queue, "", "");
        assertThat(ofA.body()).contains(Twins.CANARY_A);
        assertNothingOfB("the queue", ofA);
        for (String username : List.of(CLIENT_OF_A, CLIENT_OF_B, NOBODYS)) {
            assertNoCanary("the queue of " + username, api(username, queue, "", ""));
        }
    }

    @Test
    void aPoolAsksAboutThoseOfItsBrandsThatThePersonServes() {
        for (String asked : ASKED_IN_A_POOL) {
            Call list = call("GET /api/v1/pools/{pool}/" + asked);
            assertThat(api(AGENT_OF_BOTH, list, "", "").body()).as(asked).contains(Twins.CANARY_A, Twins.CANARY_B);
            Answer ofA = api(AGENT_OF_A, list, "", "");
            assertThat(ofA.body()).as(asked).contains(Twins.CANARY_A);
            assertNothingOfB(asked, ofA);
            // A pool that serves B alone, as one that nobody has; and who is in no pool has none.
            for (String username : List.of(AGENT_OF_A, CLIENT_OF_A, CLIENT_OF_B, NOBODYS)) {
                Call foreign = call("GET /api/v1/pools/bankacilik/" + asked);
                Answer answer = api(username, foreign, "", "");
                assertThat(answer.status()).as("%s of %s", asked, username).isEqualTo(404);
                assertThat(answer.bytes())
                        .isEqualTo(api(username, call("GET /api/v1/pools/" + MISSING + "/" + asked), "", "")
                                .bytes());
            }
            assertThat(api(CLIENT_OF_A, list, "", "").status()).isEqualTo(404);
        }
        Answer pools = api(AGENT_OF_A, call("GET /api/v1/pools"), "", "");
        assertThat(pools.body())
                .contains("\"sosyal\"", "\"seyahat\"", "\"" + A + "\"")
                .doesNotContain("bankacilik", "\"" + B + "\"");
        assertThat(api(CLIENT_OF_A, call("GET /api/v1/pools"), "", "").body()).contains("\"items\":[]");
    }

    @Test
    void aPoolsQuestionsAreToldPageByPageInTheOrderOfAsking() {
        for (String asked : ASKED_IN_A_POOL) {
            List<String> whole = questions(api(AGENT_OF_BOTH, call("GET /api/v1/pools/{pool}/" + asked), "", ""));
            List<String> brands = whole.stream()
                    .map(one -> one.substring(one.indexOf(' ') + 1))
                    .distinct()
                    .toList();
            assertThat(whole)
                    .as("%s: of two with one number, too", asked)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(brands).as(asked).contains(A, B);
            List<String> paged = new ArrayList<>();
            String next = "/api/v1/pools/" + POOL + "/" + asked + "?limit=1";
            while (paged.size() < whole.size()) {
                Answer page = api(AGENT_OF_BOTH, new Call("GET", next, ""), "", "");
                assertThat(questions(page)).as(next).hasSize(1);
                paged.addAll(questions(page));
                next = json(page).getString("next");
            }
            assertThat(paged).as(asked).isEqualTo(whole);
        }
    }

    /** Number and brand of each. */
    private static List<String> questions(Answer page) {
        return json(page).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(one -> one.getString("number") + " " + one.getString("brand"))
                .toList();
    }

    private static JsonObject json(Answer answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    @Test
    void aSuspendedBrandIsMissingToItsOwnPeople() throws SQLException {
        Call call = call("GET /api/v1/brands/{brand}/cases/{number}");
        run("UPDATE tenant SET state = 'SUSPENDED' WHERE id = " + b);
        try {
            assertThat(Waiting.until(
                            PATIENCE,
                            () -> api(AGENT_OF_BOTH, call, B, twins.number()).status() == 404))
                    .as("the brand's agent is not let in any more")
                    .isTrue();
            for (String exposed : Exposed.API) {
                if (exposed.contains("{brand}")) {
                    for (String username : List.of(AGENT_OF_BOTH, CLIENT_OF_B)) {
                        assertThat(api(username, call(exposed), B, twins.number())
                                        .bytes())
                                .as("%s by %s", exposed, username)
                                .isEqualTo(api(username, call(exposed), MISSING, MISSING_NUMBER)
                                        .bytes());
                    }
                }
            }
            assertThat(api(AGENT_OF_BOTH, call("GET /api/v1/queue"), "", "").body())
                    .contains(Twins.CANARY_A)
                    .doesNotContain(Twins.CANARY_B);
        } finally {
            run("UPDATE tenant SET state = 'ACTIVE' WHERE id = " + b);
        }
        assertThat(Waiting.until(
                        PATIENCE,
                        () -> api(AGENT_OF_BOTH, call, B, twins.number()).status() == 200))
                .as("the brand is served again")
                .isTrue();
    }

    // The pages.

    @Test
    void aPageShowsTheirOwnToTheOwn() {
        Map<String, String> own = Map.of(
                "/console/queue/desk.xhtml",
                AGENT_OF_A,
                "/console/cases/case.xhtml?case=" + A + "-" + twins.number(),
                AGENT_OF_A,
                "/console/intake/quarantine.xhtml?brand=" + A,
                OPERATOR_OF_A,
                "/console/customer/suggestions.xhtml?brand=" + A,
                AGENT_OF_A,
                "/console/customer/audits.xhtml?brand=" + A,
                AGENT_OF_A,
                "/console/customer/exposures.xhtml?brand=" + A,
                OPERATOR_OF_A,
                "/portal/service.xhtml",
                CLIENT_OF_A,
                "/portal/service.xhtml?brand=" + A,
                CLIENT_OF_A,
                "/portal/case.xhtml?case=" + A + "-" + twins.number(),
                CLIENT_OF_A);
        own.forEach((page, username) -> {
            Answer answer = visitor(username).get(page);

            assertThat(answer.status()).as("%s by %s", page, username).isEqualTo(200);
            assertThat(answer.body()).as("%s by %s", page, username).contains(Twins.CANARY_A);
            assertNothingOfB(page + " by " + username, answer);
        });
    }

    @Test
    void toAPageAForeignThingIsAMissingThing() throws SQLException {
        List<String> cases =
                List.of(B + "-" + twins.number(), MISSING + "-" + MISSING_NUMBER, A + "-" + MISSING_NUMBER);
        List<String> brands = List.of(B, MISSING);
        Map<String, List<String>> parameters = Map.ofEntries(
                trial("/console/cases/case.xhtml case", AGENT_OF_A, cases),
                trial("/console/cases/case.xhtml brand", AGENT_OF_A, brands),
                trial("/console/customer/audits.xhtml brand", AGENT_OF_A, brands),
                trial("/console/customer/audits.xhtml after", AGENT_OF_A, List.of(onlyAtB, MISSING_NUMBER)),
                trial("/console/customer/exposures.xhtml brand", OPERATOR_OF_A, brands),
                trial("/console/customer/exposures.xhtml before", OPERATOR_OF_A, List.of(onlyAtB, MISSING_NUMBER)),
                trial("/console/customer/suggestions.xhtml brand", AGENT_OF_A, brands),
                trial("/console/customer/suggestions.xhtml pool", AGENT_OF_A, List.of("bankacilik", MISSING)),
                trial("/console/customer/suggestions.xhtml after", AGENT_OF_A, List.of(onlyAtB, MISSING_NUMBER)),
                trial("/console/intake/quarantine.xhtml brand", OPERATOR_OF_A, brands),
                trial(
                        "/console/intake/quarantine.xhtml before",
                        OPERATOR_OF_A,
                        List.of(twins.parked(owner, b), MISSING_NUMBER)),
                trial("/console/queue/desk.xhtml brand", AGENT_OF_A, brands),
                trial("/portal/case.xhtml case", CLIENT_OF_A, cases),
                trial("/portal/service.xhtml brand", CLIENT_OF_A, brands),
                trial("/portal/service.xhtml before", CLIENT_OF_A, cases.subList(0, 2)));
        assertThat(parameters.keySet()).isEqualTo(Exposed.PARAMETERS);
        String before = twins.rows(owner, b);
        parameters.forEach((parameter, values) -> {
            String address = parameter.replace(" ", "?") + "=";
            Visitor visitor = visitor(values.get(0));
            Answer foreign = visitor.get(address + values.get(1));
            // A filter of the own queue by a brand that is not in it shows an empty queue, in a page with a state of
            // its own; a place in a list of the own brand is any number.
            boolean filter = parameter.endsWith("desk.xhtml brand")
                    || parameter.startsWith("/console/") && parameter.matches(".* (before|after)");
            assertThat(foreign.status()).as(parameter).isEqualTo(filter ? 200 : 404);
            assertThat(foreign.body()).as(parameter).doesNotContain(Twins.CANARY_B);
            for (String missing : values.subList(2, values.size())) {
                Answer nothing = visitor.get(address + missing);
                assertThat(foreign.status()).as("%s: %s", parameter, missing).isEqualTo(nothing.status());
                if (!filter) {
                    assertThat(foreign.bytes()).as("%s: %s", parameter, missing).isEqualTo(nothing.bytes());
                    assertNothingOfB(parameter, foreign);
                }
            }
        });
        assertThat(twins.rows(owner, b)).isEqualTo(before);
    }

    /** Who asks, what is foreign to them, and what is missing. */
    private static Map.Entry<String, List<String>> trial(String parameter, String username, List<String> values) {
        return Map.entry(
                parameter, Stream.concat(Stream.of(username), values.stream()).toList());
    }

    @Test
    void aPageIsForWhoIsLoggedInAndHasARole() {
        for (String page : Exposed.VIEWS) {
            boolean open = page.equals("/logged-out.xhtml");
            Answer nobody = new Visitor(PLATFORM).get(page);
            assertThat(nobody.status()).as("%s, logged out", page).isEqualTo(open ? 200 : 302);
            assertNoCanary(page, nobody);
            if (open || page.equals("/index.xhtml")) {
                continue;
            }
            boolean desk = page.startsWith("/console/");
            String other = desk ? CLIENT_OF_A : AGENT_OF_A;
            for (String query : List.of("", "?case=" + A + "-" + twins.number())) {
                Answer wrongRole = visitor(other).get(page + query);
                assertThat(wrongRole.status())
                        .as("%s by %s", page + query, other)
                        .isIn(403, 404);
                assertNoCanary(page + query + " by " + other, wrongRole);
                Answer noRole = visitor(NOBODYS).get(page + query);
                assertThat(noRole.status())
                        .as("%s by %s", page + query, NOBODYS)
                        .isIn(403, 404);
                assertNoCanary(page + query + " by " + NOBODYS, noRole);
            }
        }
    }

    @Test
    void whatIsHeldBackIsForOperators() {
        for (String query : List.of("", "?brand=" + A)) {
            Answer agent = visitor(AGENT_OF_A).get("/console/intake/quarantine.xhtml" + query);
            assertThat(agent.status()).isEqualTo(403);
            assertNoCanary("the quarantine by an agent", agent);
        }
    }

    @Test
    void whatWasExposedIsForLeaders() {
        for (String query : List.of("", "?brand=" + A)) {
            Answer agent = visitor(AGENT_OF_A).get("/console/customer/exposures.xhtml" + query);
            assertThat(agent.status()).isEqualTo(403);
            assertNoCanary("the exposure report by an agent", agent);
        }
    }

    /** The page is their own; what the click's address names is not. */
    @Test
    void aClickReachesNoForeignCase() throws SQLException {
        Map<String, String> clicks = Map.ofEntries(
                Map.entry("answerBox.answer", "santralAnswer"),
                Map.entry("answerBox.send", "answer:send"),
                Map.entry("caseWork.close", "work:close"),
                Map.entry("caseWork.confirmSent", "santralConfirm"),
                Map.entry("caseWork.release", "work:release"),
                Map.entry("caseWork.sendAgain", "santralAgain"),
                Map.entry("caseWork.take", "work:take"),
                Map.entry("matterDesk.different", "santralDifferent"),
                Map.entry("matterDesk.join", "santralJoin"),
                Map.entry("matterDesk.label", "santralLabel"),
                Map.entry("matterDesk.same", "santralSame"),
                Map.entry("matterDesk.takeOut", "santralTakeOut"),
                Map.entry("customerDesk.merge", "santralMerge"),
                Map.entry("customerDesk.split", "santralSplit"),
                Map.entry("customerDesk.undo", "santralUndo"),
                Map.entry("customerDesk.unfold", "santralWhy"),
                Map.entry("proofDesk.enter", "santralEnter"),
                Map.entry("proofDesk.send", "santralCode"),
                Map.entry("proofDesk.tick", "santralTick"),
                Map.entry("proofDesk.unfold", "santralProof"));
        assertThat(Set.copyOf(clicks.keySet()))
                .isEqualTo(Exposed.ACTIONS.stream()
                        // These are about no case; each has a trial of its own below.
                        .filter(action -> !action.startsWith("desk.")
                                && !action.startsWith("offers.")
                                && !action.startsWith("openSuggestions.")
                                && !action.startsWith("auditQueue.")
                                && !action.startsWith("heldDeliveries."))
                        .collect(Collectors.toSet()));
        String before = twins.rows(owner, b);
        clicks.forEach((action, source) -> {
            Answer foreign = click(source, B + "-" + twins.number());
            assertThat(foreign.bytes())
                    .as(action)
                    .isEqualTo(click(source, MISSING + "-" + MISSING_NUMBER).bytes());
            assertThat(foreign.bytes())
                    .as(action)
                    .isEqualTo(click(source, A + "-" + MISSING_NUMBER).bytes());
            assertThat(foreign.status()).as(action).isEqualTo(404);
            assertNothingOfB(action, foreign);
        });
        assertThat(twins.rows(owner, b)).isEqualTo(before);
    }

    @Test
    void aClickReachesTheOwnCase() throws SQLException {
        assertThat(click("work:take", A + "-" + twins.number()).status()).isEqualTo(200);
        assertThat(state(a)).isEqualTo("TAKEN");
        assertThat(state(b)).isEqualTo("WAITING");
        assertThat(click("work:release", A + "-" + twins.number()).status()).isEqualTo(200);
        assertThat(state(a)).isEqualTo("WAITING");
    }

    @Test
    void moreLinesAreNeverForeignOnes() {
        Visitor visitor = visitor(AGENT_OF_A);
        String page = visitor.get("/console/queue/desk.xhtml").body();
        String id = remote("santralMore", page);
        Answer more = visitor.post(
                "/console/queue/desk.xhtml",
                submitted(page, id, id.split(":")[0]) + "&jakarta.faces.partial.render=lines",
                "Faces-Request",
                "partial/ajax");
        assertThat(more.status()).isEqualTo(200);
        assertThat(more.body()).as("the own line").contains(A + "-" + twins.number());
        assertNothingOfB("desk.showMore", more);
    }

    @Test
    void theNextCaseIsNeverAForeignOne() throws SQLException {
        Visitor visitor = visitor(AGENT_OF_A);
        Answer page = visitor.get("/console/queue/desk.xhtml");
        Answer next = visitor.post(
                "/console/queue/desk.xhtml",
                submitted(page.body(), "next:go", "next"),
                "Faces-Request",
                "partial/ajax");
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.body()).contains("case.xhtml").contains("case=" + A + "-" + twins.number());
        assertNothingOfB("desk.next", next);
        assertThat(state(b)).isEqualTo("WAITING");
        assertThat(click("work:release", A + "-" + twins.number()).status()).isEqualTo(200);
    }

    @Test
    void aForeignCaseIsNeitherTakenNorDeclinedAsAnOffer() throws SQLException {
        String before = twins.rows(owner, b);
        for (String source : List.of("santralTake", "santralDecline")) {
            Answer foreign = atDesk(AGENT_OF_A, source, B + "-" + twins.number());
            assertThat(foreign.status()).as(source).isEqualTo(404);
            assertThat(foreign.bytes())
                    .as(source)
                    .isEqualTo(atDesk(AGENT_OF_A, source, MISSING + "-" + MISSING_NUMBER)
                            .bytes());
            assertNothingOfB(source, foreign);
        }
        assertThat(twins.rows(owner, b)).isEqualTo(before);
    }

    @Test
    void whatIsOfferedIsNeverAForeignCase() throws SQLException {
        String before = twins.rows(owner, b);
        Answer ready = atDesk(AGENT_OF_A, "santralPresence", "READY");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.body()).as("the own case").contains("data-left").contains(A + "-" + twins.number());
        assertNothingOfB("offers.come", ready);
        Answer asked = atDesk(AGENT_OF_A, "santralQueue", "");
        assertThat(asked.body()).as("it stands").contains("data-left");
        assertNothingOfB("offers.ask", asked);
        Answer away = atDesk(AGENT_OF_A, "santralPresence", "AWAY");
        assertThat(away.body()).doesNotContain("data-left");
        assertThat(twins.rows(owner, b)).isEqualTo(before);
    }

    @Test
    void nothingOfAForeignBrandIsLetIn() throws SQLException {
        String before = twins.rows(owner, b);
        for (String source : List.of("santralReplay", "all:go")) {
            Answer foreign = atQuarantine(source, B, twins.number());
            assertThat(foreign.status()).as(source).isEqualTo(404);
            assertThat(foreign.bytes())
                    .as(source)
                    .isEqualTo(atQuarantine(source, MISSING, MISSING_NUMBER).bytes());
            assertNothingOfB(source, foreign);
        }
        Answer number = atQuarantine("santralReplay", A, twins.parked(owner, b));
        assertThat(number.status()).isEqualTo(200);
        assertNothingOfB("heldDeliveries.replay", number);
        assertThat(twins.rows(owner, b)).isEqualTo(before);
    }

    @Test
    void noForeignCustomerIsMergedSplitOrSuggested() throws SQLException {
        String before = twins.rows(owner, b);
        for (String source : List.of("santralAccept", "santralReject", "santralSame", "santralDifferent")) {
            Answer foreign = atSuggestions(source, B, twins.number());
            assertThat(foreign.status()).as(source).isEqualTo(404);
            assertThat(foreign.bytes())
                    .as(source)
                    .isEqualTo(atSuggestions(source, MISSING, MISSING_NUMBER).bytes());
            assertNothingOfB(source, foreign);
            Answer number = atSuggestions(source, A, onlyAtB);
            assertThat(number.status()).as(source).isEqualTo(200);
            assertNothingOfB(source, number);
        }
        // Of the own case, with a number that only B has: what the page says is what it says of no number at all.
        for (String source : List.of(
                "santralUndo",
                "santralSplit",
                "santralMerge",
                "santralSame",
                "santralDifferent",
                "santralJoin",
                "santralTakeOut",
                "santralLabel")) {
            Answer foreign = click(source, A + "-" + twins.number(), onlyAtB);
            assertThat(foreign.status()).as(source).isEqualTo(200);
            assertNothingOfB(source, foreign);
        }
        Answer story = click("santralWhy", A + "-" + twins.number(), "", "why");
        assertThat(story.body()).as("the own customer").contains(Twins.CANARY_A);
        assertNothingOfB("customerDesk.unfold", story);
        assertThat(twins.rows(owner, b)).isEqualTo(before);
    }

    @Test
    void noForeignDecisionIsAuditedAndNoForeignModelChosen() throws SQLException {
        String before = twins.rows(owner, b);
        for (String source : List.of("santralRight", "santralWrong", "santralUnsure", "santralChoose")) {
            String username = source.equals("santralChoose") ? OPERATOR_OF_A : AGENT_OF_A;
            Answer foreign = at("audits", username, source, B, twins.number());
            assertThat(foreign.status()).as(source).isEqualTo(404);
            assertThat(foreign.bytes())
                    .as(source)
                    .isEqualTo(at("audits", username, source, MISSING, MISSING_NUMBER)
                            .bytes());
            assertNothingOfB(source, foreign);
            assertNothingOfB(source, at("audits", username, source, A, onlyAtB));
        }
        assertThat(twins.rows(owner, b)).isEqualTo(before);
    }

    private static Answer atSuggestions(String source, String brand, String id) {
        return at("suggestions", AGENT_OF_A, source, brand, id);
    }

    private static Answer at(String list, String username, String source, String brand, String id) {
        Visitor visitor = visitor(username);
        String address = "/console/customer/" + list + ".xhtml?brand=";
        String page = visitor.get(address + A).body();
        String command = remote(source, page);
        return visitor.post(
                address + brand,
                submitted(page, command, command.split(":")[0], id) + "&reason=matrix&jakarta.faces.partial.render="
                        + list,
                "Faces-Request",
                "partial/ajax");
    }

    private static Answer atDesk(String username, String source, String id) {
        Visitor visitor = visitor(username);
        String page = visitor.get("/console/queue/desk.xhtml").body();
        String command = remote(source, page);
        return visitor.post(
                "/console/queue/desk.xhtml",
                submitted(page, command, command.split(":")[0], id)
                        + "&jakarta.faces.partial.render=lines+offers+presence",
                "Faces-Request",
                "partial/ajax");
    }

    private static Answer atQuarantine(String source, String brand, String id) {
        Visitor visitor = visitor(OPERATOR_OF_A);
        String page = visitor.get("/console/intake/quarantine.xhtml?brand=" + A).body();
        String command = source.startsWith("santral") ? remote(source, page) : source;
        return visitor.post(
                "/console/intake/quarantine.xhtml?brand=" + brand,
                submitted(page, command, command.split(":")[0], id) + "&jakarta.faces.partial.render=held",
                "Faces-Request",
                "partial/ajax");
    }

    private static Answer click(String source, String address) {
        return click(source, address, Long.toString(twins.id()));
    }

    private static Answer click(String source, String address, String number) {
        return click(source, address, number, "said");
    }

    private static Answer click(String source, String address, String number, String rendered) {
        Visitor visitor = visitor(AGENT_OF_A);
        String page = visitor.get("/console/cases/case.xhtml?case=" + A + "-" + twins.number())
                .body();
        String id = source.startsWith("santral") ? remote(source, page) : source;
        return visitor.post(
                "/console/cases/case.xhtml?case=" + address,
                submitted(page, id, id.split(":")[0], number) + "&reason=matrix&jakarta.faces.partial.render="
                        + rendered,
                "Faces-Request",
                "partial/ajax");
    }

    private static String remote(String name, String page) {
        Matcher command = Pattern.compile(name + "\\s*=\\s*function\\(\\)\\s*\\{.*?s:\"([^\"]+)\"", Pattern.DOTALL)
                .matcher(page);
        assertThat(command.find()).as("%s in the page", name).isTrue();
        return command.group(1);
    }

    private static String submitted(String page, String source, String form) {
        return submitted(page, source, form, Long.toString(twins.id()));
    }

    private static String submitted(String page, String source, String form, String id) {
        Matcher state = Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\"")
                .matcher(page);
        assertThat(state.find()).as("the page's state").isTrue();
        Matcher nonce = Pattern.compile("nonce=\"([^\"]+)\"").matcher(page);
        assertThat(nonce.find()).as("the page's nonce").isTrue();
        return "jakarta.faces.partial.ajax=true&jakarta.faces.source=" + Visitor.encoded(source)
                + "&jakarta.faces.partial.execute=" + Visitor.encoded(source + " " + form) + "&"
                + Visitor.encoded(source) + "="
                + Visitor.encoded(source) + "&" + form + "=" + form + "&id=" + Visitor.encoded(id)
                + "&answer%3Atext=&answer%3Akey=matrix-key-1&primefaces.nonce=" + Visitor.encoded(nonce.group(1))
                + "&jakarta.faces.ViewState="
                + Visitor.encoded(state.group(1));
    }

    private static String state(long brand) throws SQLException {
        return text("SELECT state FROM queue_entry WHERE tenant_id = " + brand + " AND case_id = " + twins.id());
    }

    // The socket.

    private static final class Ear implements WebSocket.Listener {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            heard.add(text.toString());
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    @Test
    void theBellOfAForeignCaseIsNotHeard() throws SQLException {
        Ear both = new Ear();
        Ear ofA = new Ear();
        WebSocket one = socket(AGENT_OF_BOTH, B + "-" + twins.number(), both, PLATFORM.baseUrl());
        WebSocket other = socket(AGENT_OF_A, B + "-" + twins.number(), ofA, PLATFORM.baseUrl());
        Call take = call("POST /api/v1/brands/{brand}/cases/{number}/take");
        Call release = call("POST /api/v1/brands/{brand}/cases/{number}/release");

        assertThat(api(AGENT_OF_BOTH, take, B, twins.number()).status()).isEqualTo(204);
        assertThat(Waiting.until(PATIENCE, () -> both.heard.contains("case")))
                .as("who works for B hears of it")
                .isTrue();
        assertThat(api(AGENT_OF_BOTH, release, B, twins.number()).status()).isEqualTo(204);
        assertThat(Waiting.until(Duration.ofSeconds(3), () -> !ofA.heard.isEmpty()))
                .as("who works for A only, and asked for B's case, hears %s", ofA.heard)
                .isFalse();

        assertThat(api(AGENT_OF_A, take, A, twins.number()).status()).isEqualTo(204);
        assertThat(Waiting.until(PATIENCE, () -> ofA.heard.equals(List.of("queue"))))
                .as("their own queue, and not the case: %s", ofA.heard)
                .isTrue();
        assertThat(api(AGENT_OF_A, release, A, twins.number()).status()).isEqualTo(204);
        one.abort();
        other.abort();
    }

    @Test
    void theSocketOpensToStaffOfOurOwnPagesOnly() {
        String own = A + "-" + twins.number();
        assertClosed(CLIENT_OF_A, own, PLATFORM.baseUrl());
        assertClosed("", own, PLATFORM.baseUrl());
        assertClosed(AGENT_OF_A, own, "https://elsewhere.example");
    }

    private static void assertClosed(String username, String address, String origin) {
        Ear ear = new Ear();
        try {
            socket(username, address, ear, origin).abort();
        } catch (CompletionException e) {
            assertThat(e.getCause()).as("%s from %s", username, origin).isInstanceOf(WebSocketHandshakeException.class);
            return;
        }
        assertThat(username).as("the handshake was taken, from %s", origin).isNull();
    }

    private static WebSocket socket(String username, String address, Ear ear, String origin) {
        String cookie = username.isEmpty() ? "none=none" : visitor(username).cookie();
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", cookie)
                .header("Origin", origin)
                .buildAsync(
                        URI.create(PLATFORM.baseUrl().replace("http", "ws") + "/console/live?since=" + Long.MAX_VALUE
                                + "&case=" + address),
                        ear)
                .join();
    }

    // What is left of the servlets.

    @Test
    void everyOtherAddressTellsNobodyAnything() throws SQLException {
        Map<String, List<String>> addresses = Map.ofEntries(
                Map.entry("", List.of("/")),
                Map.entry(
                        "/", List.of("/" + twins.number(), "/WEB-INF/web.xml", "/META-INF/MANIFEST.MF", "/notice.css")),
                Map.entry("*.jsp", List.of("/a.jsp", "/WEB-INF/a.jsp")),
                Map.entry("*.jspx", List.of("/a.jspx")),
                Map.entry("*.xhtml", List.of("/WEB-INF/parts/line.xhtml", "/console/nothing.xhtml")),
                Map.entry("/api/v1/*", List.of("/api/v1", "/api/v1/application.wadl", "/api/v1/brands/" + B)),
                Map.entry("/hooks/*", List.of("/hooks", "/hooks/facebook/" + B, "/hooks/facebook/santral")),
                Map.entry("/session/callback", List.of("/session/callback?state=" + twins.number() + "&code=x")),
                Map.entry("/session/logout", List.of()),
                Map.entry("/session/logout-token", List.of("/session/logout-token")),
                Map.entry("/session/notice", List.of("/session/notice?case=" + B + "-" + twins.number())));
        assertThat(addresses.keySet()).isEqualTo(Exposed.SERVLETS);
        String before = twins.rows(owner, b);
        addresses.values().stream().flatMap(List::stream).forEach(address -> {
            for (Visitor visitor : List.of(new Visitor(PLATFORM), visitor(AGENT_OF_A), visitor(CLIENT_OF_A))) {
                assertNoCanary(address, visitor.get(address));
                assertNoCanary(address, visitor.post(address, "logout_token=x"));
            }
        });
        assertThat(twins.rows(owner, b)).isEqualTo(before);
    }

    /** What the server itself adds beside the application. */
    @Test
    void healthMetricsAndTheApisDescriptionNameNoBrand() {
        for (String address : List.of("/health", "/health/ready", "/health/live", "/metrics", "/openapi")) {
            Answer answer = new Visitor(PLATFORM).get(address);
            assertThat(answer.status()).as(address).isEqualTo(200);
            assertNoCanary(address, answer);
            assertThat(answer.body()).as(address).doesNotContain(A).doesNotContain(B);
        }
    }

    /** Jobs have no door; what they do to a brand they do as one that has a scope: nothing of B is touched by work for A. */
    @Test
    void whatComesInForABrandTouchesNoOther() throws SQLException {
        String before = twins.rows(owner, b);
        long events = number("SELECT COUNT(*) FROM interaction WHERE tenant_id = " + b);
        long ofA = number("SELECT COUNT(*) FROM interaction WHERE tenant_id = " + a);
        PLATFORM.simulator()
                .post(
                        "comments",
                        Json.createObjectBuilder()
                                .add("page", "100200300400501")
                                .add("by", "Matris")
                                .add("text", "Yalnızca birinci markaya")
                                .build());
        assertThat(Waiting.until(PATIENCE, () -> {
                    try {
                        return number("SELECT COUNT(*) FROM interaction WHERE tenant_id = " + a) > ofA;
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .isTrue();
        assertThat(number("SELECT COUNT(*) FROM interaction WHERE tenant_id = " + b))
                .isEqualTo(events);
        assertThat(twins.rows(owner, b)).isEqualTo(before);
    }

    // Tools.

    private static void assertNoCanary(String what, Answer answer) {
        assertThat(answer.everything()).as(what).doesNotContain(Twins.CANARY_A).doesNotContain(Twins.CANARY_B);
    }

    private static void assertNothingOfB(String what, Answer answer) {
        assertThat(answer.everything())
                .as(what)
                .doesNotContain(Twins.CANARY_B)
                .doesNotContainIgnoringCase("inarbank")
                .doesNotContain("100200300400502");
    }

    private static String token(String username) {
        return TOKENS.computeIfAbsent(username, PLATFORM::token);
    }

    private static Visitor visitor(String username) {
        return VISITORS.computeIfAbsent(username, name -> new Visitor(PLATFORM).logIn(name));
    }

    private static long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private static String text(String sql) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).as(sql).isTrue();
            return row.getString(1);
        }
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
