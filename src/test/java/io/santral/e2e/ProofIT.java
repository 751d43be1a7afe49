package io.santral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.demo.Waiting;
import io.santral.platform.Caller;
import io.santral.platform.TestPlatform;
import io.santral.shared.Ids;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A number that is claimed in a chat is proven by a code; then who writes from it is the same customer with the same case. */
class ProofIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

    private final TestPlatform platform = TestPlatform.running();
    private final long stamp = System.nanoTime();
    /** Not by the digits of the number, which must not be seen: one stamp in ten ended like it. */
    private final String who = "Leyla Sönmez" + Long.toString(stamp, Character.MAX_RADIX);

    private final String number = String.format(Locale.ROOT, "+90555%07d", Math.floorMod(stamp, 10_000_000));
    private final String order = "48" + Math.floorMod(stamp, 1_000_000_000L);

    @Test
    void aClaimedNumberIsProvenByACodeAndTheTwoIdentitiesAreOneCustomerWithOneCase() {
        String chat = said(
                "chat",
                "Numaram " + number + ", " + order + " numaralı siparişim hâlâ gelmedi, kargom nerede?",
                Optional.empty());
        String address = "/console/cases/case.xhtml?case=sepetcim-" + Ids.text(caseOf(chat));
        try (Browser agent = Browser.open("tr")) {
            agent.go(platform.baseUrl() + "/");
            agent.logIn("elif", platform.passwordOf("elif"));
            agent.see("#switch");
            agent.go(platform.baseUrl() + address);
            agent.awaitText("#case-title", order);
            agent.press("v");
            agent.awaitText("#proof", "Yalnızca söylendi");
            assertThat(agent.read("#proof")).as("masked until it is proven").doesNotContain(number.substring(5));
            looks(agent, "proof", "#proof", "Only said");

            // Not proven: a wrong code says nothing but that.
            agent.run("window.confirm = () => true");
            agent.click(".code-send");
            agent.awaitText("#proof", "kod bekleniyor");
            String code = code();
            assertThat(agent.read("body")).as("no agent sees the code").doesNotContain(code);
            agent.awaitText(".code-sent", "Kod gönderildi");
            agent.type(".code-digits", code.equals("000000") ? "000001" : "000000");
            agent.click(".code-go");
            agent.awaitText("body", "Bu kod geçerli değil");
            agent.picture("proof-code-wrong");

            // The customer says the code.
            agent.type(".code-digits", code);
            agent.click(".code-go");
            agent.awaitText("#proof", "gönderilen kod doğru söylendi");
            agent.picture("proof-proven");

            String message = said(
                    "message",
                    "Cevap gelmedi, " + order + " numaralı siparişim hâlâ gelmedi, kargom nerede?",
                    Optional.of(number));
            assertThat(customerOf(message)).as("one customer").isEqualTo(customerOf(chat));
            assertThat(caseOf(message)).as("one case").isEqualTo(caseOf(chat));
            agent.reload();
            agent.press("w");
            agent.awaitText("#why", "2 kimlik tek bir müşteri");
            agent.awaitText("#why", "Telefon numarası aynı");
            agent.picture("proof-why-one");
            assertThat(agent.complaints()).isEmpty();
        }
        assertThat(one(
                        "SELECT COUNT(*) FROM sla_clock WHERE target = 'FIRST_RESPONSE' AND stopped_at IS NULL AND case_id = ?",
                        caseOf(chat)))
                .as("a code is no answer: the clock runs on")
                .isEqualTo(1);
        assertThat(one(
                        "SELECT COUNT(*) FROM audit_entry WHERE action = 'identity.code-sent' AND subject ="
                                + " CONCAT('identity:', ?)",
                        Ids.text(identityOf(chat))))
                .as("who asked for it, for which identity, is recorded")
                .isEqualTo(1);
        assertThat(one("SELECT COUNT(*) FROM reply WHERE sealed IS NOT NULL AND 0 < ?", 1))
                .as("what was sealed is gone when it was sent")
                .isZero();
    }

    @Test
    void aTickSaysHowAndOverTheApiTheSame() throws Exception {
        String chat = said("chat", "Siparişim nerede? Numaram " + number + " olarak kayıtlı.", Optional.empty());
        try (Browser agent = Browser.open("tr")) {
            agent.go(platform.baseUrl() + "/");
            agent.logIn("elif", platform.passwordOf("elif"));
            agent.see("#switch");
            agent.go(platform.baseUrl() + "/console/cases/case.xhtml?case=sepetcim-" + Ids.text(caseOf(chat)));
            agent.click("#proof-ask");
            agent.click(".tick");
            agent.awaitText("#tick", "Nasıl emin oldunuz?");
            agent.picture("proof-tick");
            agent.run("document.querySelector('#tick [value=CALLED]').click()");
            agent.type("#tick-reason", "Kayıtlı numaradan geri aradım");
            agent.click("#tick-go");
            agent.awaitText("#proof", "Kayıtlı numaradan geri aradım");
            agent.awaitText("#proof", "Kanıtlı");
            assertThat(agent.complaints()).isEmpty();
        }
        Caller caller = platform.as("elif");
        String customer = "brands/sepetcim/customers/" + Ids.text(customerOf(chat)) + "/proofs";
        JsonObject proofs = Caller.json(caller.get(customer));
        JsonObject fact = proofs
                .getJsonArray("identities")
                .getJsonObject(0)
                .getJsonArray("facts")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(one -> one.getString("kind").equals("phone"))
                .findFirst()
                .orElseThrow();
        assertThat(fact.getString("standing")).isEqualTo("proven");
        assertThat(fact.getJsonObject("proof").getString("ground")).isEqualTo("called");
        assertThat(proofs.toString()).doesNotContain(number.substring(5));
        var again = caller.post(
                customer + "/code",
                Json.createObjectBuilder().add("claim", fact.getString("claim")).build(),
                Map.of());
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("claim.proven");
    }

    /** In light and Turkish on a desk, in dark and English on a telephone, where nothing stands out of the window; and back. */
    private static void looks(Browser browser, String name, String css, String english) {
        browser.picture(name);
        browser.size(390, 844);
        browser.run("document.cookie = 'santral-look=dark; path=/'; document.cookie = 'santral-language=en; path=/'");
        browser.reload();
        open(browser);
        browser.awaitText(css, english);
        browser.picture(name + "-telephone");
        Object beyond = browser.run("return document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) Objects.requireNonNull(beyond)).longValue())
                .as("points that stand out of the window")
                .isNotPositive();
        browser.size(1440, 900);
        browser.picture(name + "-dark");
        browser.run("document.cookie = 'santral-look=light; path=/'; document.cookie = 'santral-language=tr; path=/'");
        browser.reload();
        open(browser);
        browser.see(css + " .code-send");
    }

    /** Once the page hears: its keys do when the bell is there. */
    private static void open(Browser browser) {
        browser.see("#proof-ask");
        browser.press("v");
    }

    /** The code that came to the telephone. */
    private String code() {
        assertThat(Waiting.until(PATIENCE, () -> letter().isPresent()))
                .as("an SMS to " + number)
                .isTrue();
        String text = letter().orElseThrow();
        assertThat(text).contains("oğrulama kodunuz");
        return CODE.matcher(text).results().map(MatchResult::group).findFirst().orElseThrow();
    }

    private Optional<String> letter() {
        return platform.simulator().get("state").getJsonArray("pages").getValuesAs(JsonObject.class).stream()
                .flatMap(page -> page.getJsonArray("lines").getValuesAs(JsonObject.class).stream())
                .flatMap(line -> line.getJsonArray("letters").getValuesAs(JsonObject.class).stream())
                .filter(letter -> letter.getString("to").equals(number))
                .map(letter -> letter.getString("text"))
                .findFirst();
    }

    /** The interaction's id, once it has a case. */
    private String said(String kind, String words, Optional<String> from) {
        String text = words + " (" + System.nanoTime() + ")";
        var body = Json.createObjectBuilder()
                .add("line", "sepetcim-" + kind)
                .add("by", who)
                .add("text", text);
        from.ifPresent(other -> body.add("number", other));
        platform.simulator().post("contacts", body.build());
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

    private long identityOf(String interaction) {
        return one("SELECT identity_id FROM interaction WHERE id = ?", interaction);
    }

    private long caseOf(String interaction) {
        return one("SELECT case_id FROM case_link WHERE living = ?", interaction);
    }

    private long one(String query, Object value) {
        try (Connection owner = platform.owner();
                PreparedStatement statement = owner.prepareStatement(query)) {
            statement.setObject(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).as(query).isTrue();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
