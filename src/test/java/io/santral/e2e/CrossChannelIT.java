package io.santral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.demo.Waiting;
import io.santral.platform.Caller;
import io.santral.platform.TestPlatform;
import io.santral.shared.Ids;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A person over several channels is one customer with one case; if that was wrong, it is taken apart again, case and clocks too. */
class CrossChannelIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestPlatform platform = TestPlatform.running();

    @Test
    void aMailAndAChatAboutOneOrderAreOneCaseAndComeApartAgain() throws Exception {
        String who = "Nermin Tekinalp" + System.nanoTime();
        String order = "48" + System.nanoTime() % 1_000_000_000L;
        String mail =
                said("mail", who, "Siparişim nerede?", "Sipariş no " + order + " hâlâ gelmedi, kargom nerede?", true);
        String chat = said("chat", who, "", "Merhaba, " + order + " numaralı siparişim ne zaman gelecek?", true);
        assertThat(customerOf(chat)).as("the log-in proves the address").isEqualTo(customerOf(mail));
        assertThat(caseOf(chat)).as("one matter is one case").isEqualTo(caseOf(mail));

        Caller agent = platform.as("elif");
        assertThat(agent.get("brands/sepetcim/cases/" + number(caseOf(mail))).statusCode())
                .isEqualTo(200);
        JsonObject story = Caller.json(agent.get("brands/sepetcim/customers/" + number(customerOf(mail))));
        JsonObject merge = story.getJsonArray("identities").getValuesAs(JsonObject.class).stream()
                .filter(identity -> identity.containsKey("merge"))
                .findFirst()
                .orElseThrow()
                .getJsonObject("merge");
        assertThat(merge.getJsonObject("explanation").getJsonArray("evidence")).isNotEmpty();

        long before = caseOf(mail);
        assertThat(agent.post(
                                "brands/sepetcim/merges/" + merge.getString("number") + "/undo",
                                Json.createObjectBuilder()
                                        .add("reason", "They are two people")
                                        .build(),
                                Map.of())
                        .statusCode())
                .isLessThan(300);
        assertThat(customerOf(chat)).isNotEqualTo(customerOf(mail));
        assertThat(caseOf(mail)).as("the first writer keeps the case").isEqualTo(before);
        assertThat(caseOf(chat)).as("the other's words are a case of theirs").isNotEqualTo(before);
        assertThat(one("SELECT COUNT(*) FROM sla_clock WHERE case_id = ?", caseOf(chat)))
                .as("its clock runs from when they wrote")
                .isPositive();
        assertThat(one("SELECT COUNT(*) FROM queue_entry WHERE case_id = ?", caseOf(chat)))
                .as("and it waits for an answer")
                .isEqualTo(1);
        assertThat(one("SELECT COUNT(*) FROM exposure WHERE what = 'SEEN' AND case_id = ?", before))
                .as("who saw both in one is written down")
                .isPositive();

        String again = said("chat", who, "", "Cevap verecek misiniz?", true);
        assertThat(customerOf(again)).as("what a person said binds").isEqualTo(customerOf(chat));
    }

    @Test
    void whoOnlyClaimsAnAddressInPublicIsNobodyElse() {
        String who = "Rıfat Gündoğan" + System.nanoTime();
        String mail = said("mail", who, "Fatura", "Faturamı göremiyorum.", true);
        String address =
                text("SELECT value FROM identity WHERE id = (SELECT identity_id FROM interaction WHERE id = ?)", mail);
        String post = said(
                "post", "Başka Biri" + System.nanoTime(), "", "Bana yazın: " + address + " faturam yanlış!", false);
        assertThat(customerOf(post)).isNotEqualTo(customerOf(mail));
        assertThat(caseOf(post)).isNotEqualTo(caseOf(mail));
    }

    @Test
    void aForgedSenderIsNotTheOwnerOfTheAddress() {
        String who = "Sevim Altınışık" + System.nanoTime();
        String mail = said("mail", who, "Fatura", "Faturamı göremiyorum.", true);
        String forged = said("mail", who, "Fatura", "Fatura adresimi değiştirin.", false);
        assertThat(customerOf(forged)).isNotEqualTo(customerOf(mail));
        assertThat(caseOf(forged)).isNotEqualTo(caseOf(mail));
        assertThat(one(
                        "SELECT COUNT(*) FROM merge_suggestion WHERE state = 'OPEN' AND identity_id ="
                                + " (SELECT identity_id FROM interaction WHERE id = ?)",
                        forged))
                .as("a person is asked")
                .isEqualTo(1);
    }

    @Test
    void twoWhoCallByOneLineAreTwoCustomersWithACaseEachAndTheAgentSeesWho() throws Exception {
        String line = "+90212" + System.nanoTime() % 10_000_000L;
        String ali = called(line, "merhaba adım ali esenyel kargom hâlâ gelmedi");
        String nur = called(line, "iyi günler ben nur esenyel faturam yanlış kesilmiş");
        assertThat(customerOf(nur)).isNotEqualTo(customerOf(ali));
        assertThat(caseOf(nur)).isNotEqualTo(caseOf(ali));
        String again = called(line, "ben nur esenyel faturam yanlış kesilmişti düzeltilmedi");
        assertThat(customerOf(again)).isEqualTo(customerOf(nur));
        assertThat(caseOf(again)).isEqualTo(caseOf(nur));
        JsonObject story = Caller.json(platform.as("elif").get("brands/sepetcim/customers/" + number(customerOf(nur))));
        assertThat(story.getJsonArray("identities").getJsonObject(0))
                .containsEntry("name", Json.createValue("nur esenyel"))
                .containsEntry("namespace", Json.createValue("phone:2"));
    }

    private String called(String line, String words) {
        return said(
                Json.createObjectBuilder()
                        .add("line", "sepetcim-call")
                        .add("by", "Hat " + line)
                        .add("number", line),
                words);
    }

    private String said(String kind, String by, String subject, String words, boolean proven) {
        return said(
                Json.createObjectBuilder()
                        .add("line", "sepetcim-" + kind)
                        .add("by", by)
                        .add("subject", subject)
                        .add("proven", proven),
                words);
    }

    /** The interaction's id, once it has a case. */
    private String said(JsonObjectBuilder contact, String words) {
        String text = words + " (" + System.nanoTime() + ")";
        platform.simulator().post("contacts", contact.add("text", text).build());
        String like =
                "SELECT COALESCE(MAX(l.interaction_id), 0) FROM interaction i JOIN case_link l ON l.tenant_id = i.tenant_id"
                        + " AND l.living = i.id WHERE i.text LIKE CONCAT('%', ?)";
        assertThat(Waiting.until(PATIENCE, () -> one(like, text) > 0)).as(text).isTrue();
        return Long.toString(one(like, text));
    }

    private long customerOf(String interaction) {
        return one(
                "SELECT l.customer_id FROM interaction i JOIN identity_link l ON l.tenant_id = i.tenant_id"
                        + " AND l.living = i.identity_id WHERE i.id = ?",
                interaction);
    }

    private long caseOf(String interaction) {
        return one("SELECT case_id FROM case_link WHERE living = ?", interaction);
    }

    private static String number(long id) {
        return Ids.text(id);
    }

    private long one(String query, Object value) {
        return Long.parseLong(text(query, value));
    }

    private String text(String query, Object value) {
        try (Connection owner = platform.owner();
                PreparedStatement statement = owner.prepareStatement(query)) {
            statement.setObject(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).as(query).isTrue();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
