package io.santral.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.demo.Waiting;
import io.santral.platform.Caller;
import io.santral.platform.TestPlatform;
import io.santral.shared.Ids;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a case is about, and where the matter ends, on the running server and its database. */
class MatterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How many random programs run on the database; as many as CI has time for, if nobody says otherwise. */
    private static final int PROGRAMS = Integer.getInteger("santral.it.programs", 50);

    private static final String BRAND = "brands/sepetcim/";

    private final TestPlatform platform = TestPlatform.running();
    private final Caller agent = platform.as("elif");
    private final String stamp = Long.toString(System.nanoTime(), 36);

    @Test
    void whatTheEngineGuessedIsShownAndAnAgentsLabelWinsAndTeaches() throws Exception {
        String first = said("mail", "Ayça Tekin " + stamp, "Kargom nerede? Takip numarası alabilir miyim, acil!");
        JsonObject guessed = subject(first);
        assertThat(guessed.getJsonObject("topic").getString("by")).isEqualTo("engine");
        assertThat(guessed.getJsonObject("topic").getString("value")).isEqualTo("delivery-where");
        assertThat(guessed.getJsonObject("urgency").getString("value")).isEqualTo("high");
        assertThat(guessed.getJsonObject("language").getString("value")).isEqualTo("turkish");
        assertThat(guessed.getJsonObject("guess").getJsonNumber("posterior").doubleValue())
                .isBetween(0.5, 1.0);

        String strange = "Zırtapoz" + stamp + " fıldırfış" + stamp + " kıtırdak" + stamp;
        String taught = said("mail", "Berk Tekin " + stamp, strange);
        assertThat(label(taught, "topic", "there-is-none").statusCode()).isEqualTo(422);
        assertThat(label(taught, "topic", "courier").statusCode()).isEqualTo(204);
        assertThat(label(taught, "kind", "praise").statusCode()).isEqualTo(204);
        JsonObject labelled = subject(taught);
        assertThat(labelled.getJsonObject("topic").getString("value")).isEqualTo("courier");
        assertThat(labelled.getJsonObject("topic").getString("by")).isEqualTo("person");
        assertThat(labelled.getJsonObject("topic").getString("person")).isEqualTo("Elif Yıldız");
        assertThat(labelled.getJsonObject("kind").getString("value")).isEqualTo("praise");
        assertThat(labelled.getJsonObject("language").getString("by")).isEqualTo("engine");

        String same = said("mail", "Cem Tekin " + stamp, strange);
        assertThat(subject(same).getJsonObject("topic").getString("value"))
                .as("the label has taught")
                .isEqualTo("courier");

        assertThat(label(taught, "topic", "order-status").statusCode()).isEqualTo(204);
        assertThat(one("SELECT COUNT(*) FROM case_label WHERE aspect = 'TOPIC' AND case_id = ?", caseOf(taught)))
                .as("what was said before is kept")
                .isEqualTo(2);
        String after = said("mail", "Didem Tekin " + stamp, strange);
        assertThat(subject(after).getJsonObject("topic").getString("value"))
                .as("and unlearned when it is corrected")
                .isEqualTo("order-status");
        assertThat(agent.get("queue?limit=100").body()).contains("\"topic\":\"order-status\"");
    }

    @Test
    void whatIsJoinedIsOneCaseAndWhatIsTakenOutIsAsItWas() throws Exception {
        String who = "Ezgi Tekin " + stamp;
        String one = said("mail", who, "Faturamda hata var, tutar yanlış");
        String two = said("chat", who, "Şifremi unuttum, hesabıma giremiyorum");
        long older = caseOf(one);
        long newer = caseOf(two);
        assertThat(newer).isNotEqualTo(older);
        List<String> before = standing(older, newer);

        assertThat(join(newer, older, "  ").body()).contains("reason.missing");
        assertThat(join(newer, newer, "çünkü").body()).contains("case.same");
        assertThat(join(newer, older, "Aynı fatura").statusCode()).isEqualTo(204);
        assertThat(caseOf(two)).isEqualTo(older);
        assertThat(queued(newer)).isZero();
        assertThat(json("cases/" + Ids.text(newer)).getString("wentTo")).isEqualTo(Ids.text(older));
        JsonObject why =
                json("cases/" + Ids.text(older) + "/why").getJsonArray("items").getJsonObject(1);
        assertThat(why.getString("words")).isEqualTo("Aynı fatura");
        assertThat(why.getString("person")).isEqualTo("Elif Yıldız");

        assertThat(takeOut(older, List.of(one, two), "hepsi").body()).contains("case.no-part");
        HttpResponse<String> out = takeOut(older, List.of(two), "Başka konu");
        assertThat(Caller.json(out).getString("number"))
                .as("the old number lives again")
                .isEqualTo(Ids.text(newer));
        assertThat(standing(older, newer)).isEqualTo(before);
        assertThat(text(
                        "SELECT says FROM case_verdict WHERE low_id = ? ORDER BY id DESC LIMIT 1",
                        Math.min(older, newer)))
                .isEqualTo("DIFFERENT");
        assertThat(takeOut(older, List.of(one), "tek başına").body()).contains("case.no-part");
        assertThat(standing(older, newer)).as("what is refused changes nothing").isEqualTo(before);
        assertThat(join(older, newer, "Yine de aynı").statusCode()).isEqualTo(204);
        assertThat(caseOf(one)).isEqualTo(newer);
    }

    @Test
    void twoCustomersCasesAreNotJoined() throws Exception {
        String one = said("mail", "Fatma Tekin " + stamp, "Faturamda hata var");
        String two = said("mail", "Gizem Tekin " + stamp, "Faturamda hata var");
        assertThat(join(caseOf(one), caseOf(two), "Kardeşi").body()).contains("case.not-theirs");
        assertThat(join(caseOf(one), Ids.next(), "Yok").statusCode()).isEqualTo(404);
    }

    @Test
    void whatTheEngineIsNotSureOfIsAskedOnceAndOfTwoAgentsOneAnswers() throws Exception {
        String who = "Hale Tekin " + stamp;
        String one = said("mail", who, "Merhaba " + stamp);
        String two = said("chat", who, "Kolay gelsin");
        assertThat(text("SELECT reason FROM case_link WHERE living = ?", two)).isEqualTo("joining.unsure");
        JsonObject asked = asked(caseOf(two));
        assertThat(asked.getJsonObject("other").getString("number")).isEqualTo(Ids.text(caseOf(one)));
        assertThat(asked.getJsonArray("signs")).isNotEmpty();
        assertThat(asked.getJsonNumber("posterior").doubleValue()).isBetween(0.2, 0.95);

        Caller leader = platform.as("zeynep");
        String path = BRAND + "case-suggestions/" + asked.getString("number");
        CyclicBarrier together = new CyclicBarrier(2);
        CompletableFuture<Integer> same = answer(agent, path + "/same", together);
        CompletableFuture<Integer> different = answer(leader, path + "/different", together);
        assertThat(List.of(same.join() < 300, different.join() < 300))
                .as("one of two")
                .containsExactlyInAnyOrder(true, false);
        assertThat(Math.max(same.join(), different.join())).isEqualTo(422);
        assertThat(caseOf(two) == caseOf(one)).isEqualTo(same.join() < 300);
        assertThat(one("SELECT COUNT(*) FROM case_verdict WHERE low_id = ? OR high_id = ?", caseOf(one), caseOf(one)))
                .isEqualTo(1);
    }

    @Test
    void whoWritesAboutTheMatterOfANamesakeIsAskedAboutWithThatReasonAndNotMerged() throws Exception {
        String one = said("mail", "Zülfinaz Tekin", "Çelik su ısıtıcısı siparişim nerede, kargom gelmedi");
        String two = said("chat", "Zülfinaz", "Su ısıtıcısı siparişim hâlâ gelmedi, kargom nerede");
        assertThat(caseOf(two)).isNotEqualTo(caseOf(one));
        assertThat(customerOf(two)).isNotEqualTo(customerOf(one));
        String why =
                "SELECT d.explanation FROM merge_suggestion s JOIN identity_decision d ON d.tenant_id = s.tenant_id"
                        + " AND d.id = s.decision_id JOIN interaction i ON i.tenant_id = s.tenant_id AND i.identity_id = s.identity_id"
                        + " WHERE s.state = 'OPEN' AND i.id = ? AND s.customer_id = ?";
        assertThat(text(why, two, customerOf(one)))
                .contains("customer.evidence.matter.same")
                .contains("customer.evidence.given.same");
    }

    @Test
    void whatIsAskedFollowsWhatPeopleDoMeanwhile() throws Exception {
        String who = "İrem Tekin " + stamp;
        String one = said("mail", who, "Merhaba " + stamp);
        String two = said("chat", who, "Kolay gelsin");
        long older = caseOf(one);
        long newer = caseOf(two);
        JsonObject asked = asked(newer);
        assertThat(join(newer, older, "Kendim baktım").statusCode()).isEqualTo(204);
        assertThat(agent.post(
                                BRAND + "case-suggestions/" + asked.getString("number") + "/same",
                                Json.createObjectBuilder().build(),
                                Map.of())
                        .body())
                .contains("suggestion.settled");
        takeOut(older, List.of(two), "Değilmiş");
        assertThat(one("SELECT COUNT(*) FROM case_suggestion WHERE state = 'OPEN' AND case_id = ?", newer))
                .as("who was told that they are two is not asked again")
                .isZero();
    }

    @Test
    void whenTwoCustomersBecomeOneTheirCasesAreLookedAtAgainAndAsTheyWereWhenThatIsTakenBack() throws Exception {
        String words = "Kargom hâlâ gelmedi, kahve makinesi siparişim nerede kaldı " + stamp;
        String one = said("mail", "Kadir Tekin " + stamp, words);
        String two = said("chat", "Lale Tekin " + stamp, words);
        long older = caseOf(one);
        long newer = caseOf(two);
        assertThat(newer).as("two customers' are two cases").isNotEqualTo(older);
        List<String> before = standing(older, newer);

        String merge = merge(two, one);
        assertThat(caseOf(two)).isEqualTo(older);
        assertThat(queued(newer)).isZero();
        assertThat(json("cases/" + Ids.text(newer)).getString("wentTo")).isEqualTo(Ids.text(older));
        JsonObject why =
                json("cases/" + Ids.text(older) + "/why").getJsonArray("items").getJsonObject(1);
        assertThat(why.getString("reason")).isEqualTo("case.customers-merged");
        assertThat(why.getJsonArray("signs")).isNotEmpty();

        undo(merge);
        assertThat(standing(older, newer)).as("as it was, row by row").isEqualTo(before);

        merge(two, one);
        assertThat(takeOut(older, List.of(two), "İki ayrı kargo").statusCode()).isEqualTo(200);
        undo(mergeOf(one));
        merge(two, one);
        assertThat(caseOf(two))
                .as("what people have set apart is not joined")
                .isEqualTo(newer)
                .isNotEqualTo(older);
        assertThat(one("SELECT COUNT(*) FROM case_suggestion WHERE state = 'OPEN' AND case_id = ?", newer))
                .as("nor asked")
                .isZero();
    }

    @Test
    void whatWasAskedBeforeTwoCustomersBecameOneIsAskedAgainWhenThatIsTakenBack() throws Exception {
        String words = "Kargom hâlâ gelmedi, su ısıtıcısı siparişim nerede kaldı " + stamp;
        String theirs = said("mail", "Oya Tekin " + stamp, words);
        String first = said("mail", "Polat Tekin " + stamp, words);
        String second = said("chat", "Polat Tekin " + stamp, "Kolay gelsin");
        Long[] cases = {caseOf(theirs), caseOf(first), caseOf(second)};
        assertThat(cases).doesNotHaveDuplicates();
        List<String> before = questions(cases);
        assertThat(before).singleElement().asString().endsWith(" " + cases[2] + " " + cases[1]);
        for (int again = 0; again < 3; again++) {
            String merge = merge(first, theirs);
            assertThat(caseOf(first)).as("one matter").isEqualTo(cases[0]);
            assertThat(questions(cases))
                    .as("asked of the case that it is now")
                    .singleElement()
                    .asString()
                    .endsWith(" " + cases[2] + " " + cases[0]);
            undo(merge);
            assertThat(questions(cases)).as("as it was, number and all").isEqualTo(before);
        }
        // What the engine asked does not matter while both are one, and does when they are two again.
        String merge = merge(first, theirs);
        assertThat(join(cases[2], cases[0], "Aynı konu").statusCode()).isEqualTo(204);
        assertThat(questions(cases)).isEmpty();
        undo(merge);
        assertThat(caseOf(second)).isNotEqualTo(caseOf(theirs));
        assertThat(caseOf(second)).isEqualTo(cases[2]);
        assertThat(questions(cases)).isEqualTo(before);
    }

    /** What is open about these cases: its number, the newer case and the older. */
    private List<String> questions(Long... cases) {
        List<String> all = new ArrayList<>();
        for (long id : cases) {
            String of = text(
                    "SELECT COALESCE(GROUP_CONCAT(CONCAT_WS(' ', id, case_id, other_id) ORDER BY id), '') FROM case_suggestion"
                            + " WHERE state = 'OPEN' AND case_id = ?",
                    id);
            all.addAll(of.isEmpty() ? List.of() : List.of(of.split(",")));
        }
        return all;
    }

    @Test
    void whenTwoCustomersBecomeOneWhatIsNotSureIsAsked() throws Exception {
        String one = said("mail", "Mine Tekin " + stamp, "Merhaba " + stamp);
        String two = said("chat", "Nuri Tekin " + stamp, "Kolay gelsin");
        List<String> before = standing(caseOf(one), caseOf(two));
        String merge = merge(two, one);
        assertThat(caseOf(two)).isNotEqualTo(caseOf(one));
        JsonObject asked = asked(caseOf(two));
        assertThat(asked.getJsonObject("other").getString("number")).isEqualTo(Ids.text(caseOf(one)));
        assertThat(asked.getJsonArray("signs")).isNotEmpty();

        undo(merge);
        assertThat(standing(caseOf(one), caseOf(two))).isEqualTo(before);
        assertThat(one("SELECT COUNT(*) FROM case_suggestion WHERE state = 'OPEN' AND case_id = ?", caseOf(two)))
                .as("of two customers' cases nothing is asked")
                .isZero();

        merge(two, one);
        String again = asked(caseOf(two)).getString("number");
        assertThat(agent.post(
                                BRAND + "case-suggestions/" + again + "/different",
                                Json.createObjectBuilder().build(),
                                Map.of())
                        .statusCode())
                .isLessThan(300);
        undo(mergeOf(one));
        merge(two, one);
        assertThat(one("SELECT COUNT(*) FROM case_suggestion WHERE state = 'OPEN' AND case_id = ?", caseOf(two)))
                .as("who was told that they are two does not ask again")
                .isZero();
    }

    /** The merge's number. */
    private String merge(String from, String into) throws Exception {
        HttpResponse<String> answer = agent.post(
                BRAND + "customers/" + Ids.text(customerOf(into)) + "/merge",
                Json.createObjectBuilder()
                        .add("from", Ids.text(customerOf(from)))
                        .add("reason", "Aynı ses")
                        .build(),
                Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return mergeOf(into);
    }

    /** The agent's own one, of the customer who wrote it. */
    private String mergeOf(String interaction) throws Exception {
        return json("customers/" + Ids.text(customerOf(interaction)))
                .getJsonArray("identities")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(identity -> identity.containsKey("merge"))
                .map(identity -> identity.getJsonObject("merge"))
                .filter(merge -> merge.getString("reason").equals("Aynı ses"))
                .findFirst()
                .orElseThrow()
                .getString("number");
    }

    private void undo(String merge) throws Exception {
        HttpResponse<String> answer = agent.post(
                BRAND + "merges/" + merge + "/undo",
                Json.createObjectBuilder().add("reason", "İki kişiymiş").build(),
                Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }

    private long customerOf(String interaction) {
        return one(
                "SELECT k.customer_id FROM interaction i JOIN identity_link k ON k.tenant_id = i.tenant_id"
                        + " AND k.living = i.identity_id WHERE i.id = ?",
                interaction);
    }

    /** Random programs: after each join, taking out what came by it gives back every view of every case, row by row. */
    @Test
    void takingOutWhatWasJoinedIsAsIfItHadNeverBeen() throws Exception {
        Random random = new Random(20261127);
        String who = "Jale Tekin " + stamp;
        List<String> said = new ArrayList<>();
        String[] words = {"Faturamda hata var", "Şifremi unuttum", "Kuryem kaba davrandı", "İade etmek istiyorum"};
        for (int i = 0; i < words.length; i++) {
            said.add(said(i % 2 == 0 ? "mail" : "chat", who, words[i] + " " + i + stamp));
        }
        Long[] cases = said.stream().map(this::caseOf).distinct().toArray(Long[]::new);
        assertThat(cases.length).as("matters of their own").isGreaterThanOrEqualTo(3);
        int joins = 0;
        for (int program = 0; program < PROGRAMS; program++) {
            int dice = random.nextInt(10);
            long some = cases[random.nextInt(cases.length)];
            if (dice == 0) {
                agent.post(
                        BRAND + "cases/" + Ids.text(some) + "/close",
                        Json.createObjectBuilder().build(),
                        Map.of());
            } else if (dice < 4) {
                takeOut(
                        caseOf(said.get(random.nextInt(said.size()))),
                        List.of(said.get(random.nextInt(said.size()))),
                        "p");
            }
            cases = Stream.concat(Stream.of(cases), said.stream().map(this::caseOf))
                    .distinct()
                    .toArray(Long[]::new);
            long from = caseOf(said.get(random.nextInt(said.size())));
            long into = caseOf(said.get(random.nextInt(said.size())));
            List<String> moved =
                    said.stream().filter(one -> caseOf(one) == from).toList();
            List<String> before = standing(cases);
            if (from != into) {
                joins++;
                assertThat(join(from, into, "program " + program).statusCode()).isEqualTo(204);
                assertThat(takeOut(into, moved, "program " + program).statusCode())
                        .isEqualTo(200);
            }
            assertThat(standing(cases)).as("program %s", program).isEqualTo(before);
            if (random.nextInt(3) == 0 && from != into) {
                join(from, into, "for the next program");
            }
        }
        assertThat(joins).isGreaterThan(PROGRAMS / 4);
    }

    private static CompletableFuture<Integer> answer(Caller who, String path, CyclicBarrier together) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                who.get("queue?limit=1");
                together.await();
                return who.post(path, Json.createObjectBuilder().build(), Map.of())
                        .statusCode();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private JsonObject asked(long caseId) throws Exception {
        String number = Ids.text(
                one("SELECT id FROM case_suggestion WHERE state = 'OPEN' AND case_id = ? ORDER BY id LIMIT 1", caseId));
        // The page after the one before it: other tests have asked things too.
        String before = Ids.text(Ids.parse(number).orElseThrow() - 1);
        return json("case-suggestions?limit=1&after=" + before)
                .getJsonArray("items")
                .getJsonObject(0);
    }

    /** All that is derived of the cases: their state and times, what is in each, clocks, queue, and what they are about. */
    private List<String> standing(Long... cases) {
        List<String> all = new ArrayList<>();
        for (long id : cases) {
            all.add(text(
                    "SELECT CONCAT_WS('|', id, customer_id, state, title, opened_at, last_at, (SELECT GROUP_CONCAT(interaction_id"
                            + " ORDER BY interaction_id) FROM case_link l WHERE l.case_id = c.id AND l.revoked_at IS NULL),"
                            + " (SELECT GROUP_CONCAT(CONCAT_WS(' ', target, started_at, due_at, stopped_at, closed_at) ORDER BY target)"
                            + " FROM sla_clock k WHERE k.case_id = c.id), (SELECT CONCAT_WS(' ', state, due_at) FROM queue_entry q"
                            + " WHERE q.case_id = c.id), (SELECT CONCAT_WS(' ', topic, kind, urgency, language) FROM case_subject s"
                            + " WHERE s.case_id = c.id)) FROM support_case c WHERE c.id = ?",
                    id));
        }
        return all;
    }

    private long queued(long caseId) {
        return one("SELECT COUNT(*) FROM queue_entry WHERE case_id = ?", caseId);
    }

    private JsonObject subject(String interaction) throws Exception {
        return json("cases/" + Ids.text(caseOf(interaction))).getJsonObject("subject");
    }

    private JsonObject json(String path) throws Exception {
        HttpResponse<String> answer = agent.get(BRAND + path);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return Caller.json(answer);
    }

    private HttpResponse<String> label(String interaction, String aspect, String value) throws Exception {
        return agent.post(
                BRAND + "cases/" + Ids.text(caseOf(interaction)) + "/label",
                Json.createObjectBuilder()
                        .add("aspect", aspect)
                        .add("value", value)
                        .build(),
                Map.of());
    }

    private HttpResponse<String> join(long from, long into, String reason) throws Exception {
        return agent.post(
                BRAND + "cases/" + Ids.text(from) + "/join",
                Json.createObjectBuilder()
                        .add("into", Ids.text(into))
                        .add("reason", reason)
                        .build(),
                Map.of());
    }

    private HttpResponse<String> takeOut(long caseId, List<String> interactions, String reason) throws Exception {
        JsonObjectBuilder body = Json.createObjectBuilder().add("reason", reason);
        body.add(
                "interactions",
                Json.createArrayBuilder(interactions.stream()
                        .map(one -> Ids.text(Long.parseLong(one)))
                        .map(Json::createValue)
                        .map(JsonString.class::cast)
                        .toList()));
        return agent.post(BRAND + "cases/" + Ids.text(caseId) + "/take-out", body.build(), Map.of());
    }

    /** The interaction's id, once it has a case. Who writes is logged in or proven, so one name is one customer. */
    private String said(String kind, String by, String words) {
        String text = words + " (" + System.nanoTime() + ")";
        platform.simulator()
                .post(
                        "contacts",
                        Json.createObjectBuilder()
                                .add("line", "sepetcim-" + kind)
                                .add("by", by)
                                .add("subject", "")
                                .add("text", text)
                                .add("proven", true)
                                .build());
        String like =
                "SELECT COALESCE(MAX(l.interaction_id), 0) FROM interaction i JOIN case_link l ON l.tenant_id = i.tenant_id"
                        + " AND l.living = i.id WHERE i.text LIKE CONCAT('%', ?)";
        assertThat(Waiting.until(PATIENCE, () -> one(like, text) > 0)).as(text).isTrue();
        return Long.toString(one(like, text));
    }

    private long caseOf(String interaction) {
        return one("SELECT case_id FROM case_link WHERE living = ?", interaction);
    }

    private long one(String query, Object... values) {
        return Long.parseLong(text(query, values));
    }

    private String text(String query, Object... values) {
        try (Connection owner = platform.owner();
                PreparedStatement statement = owner.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).as(query).isTrue();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
