package io.santral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.demo.Waiting;
import io.santral.platform.TestPlatform;
import io.santral.shared.Ids;
import jakarta.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A merge that the lot drew is looked at by keyboard, said wrong and taken apart; an operator takes a learned model back. */
class AuditsIT {
    private static final String PAGE = "100200300400502";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WHY =
            "{\"outcome\":\"MERGE\",\"posterior\":0.9994,\"bits\":10.8,\"model\":\"shipped-1\",\"evidence\":["
                    + "{\"family\":\"PHONE\",\"key\":\"customer.evidence.phone.same\",\"provenance\":\"NETWORK\",\"bits\":22.1,"
                    + "\"ours\":\"+9•••67\",\"theirs\":\"+9•••67\"},{\"family\":\"NAME\",\"key\":\"customer.evidence.given.same\","
                    + "\"provenance\":\"CLAIMED_PRIVATE\",\"bits\":6.1,\"ours\":\"A•••\",\"theirs\":\"A•••\"}],\"against\":[],\"guards\":["
                    + "{\"key\":\"customer.guard.supported.held\",\"held\":true},"
                    + "{\"key\":\"customer.guard.no-conflict.held\",\"held\":true}]}";

    private final TestPlatform platform = TestPlatform.running();
    private final long stamp = System.nanoTime();

    @Test
    void aDrawnMergeIsSaidWrongAndALearnedModelIsTakenBack() {
        String known = "Ayla Er " + stamp;
        String newcomer = "Ayla E. " + stamp;
        comment(known, "Kartım iki kez çekildi");
        comment(newcomer, "Ekstrem yanlış geldi");
        assertThat(Waiting.until(PATIENCE, () -> customer(known) > 0 && customer(newcomer) > 0))
                .isTrue();
        run("UPDATE merge_audit SET state = 'GONE' WHERE state = ?", "ASKED");
        drawn(customer(newcomer), customer(known));
        learned();

        try (Browser agent = logIn("elif");
                Browser operator = logIn("deniz")) {
            agent.go(platform.baseUrl() + "/console/customer/audits.xhtml?brand=cinarbank");
            agent.awaitText("#audits", newcomer);
            agent.awaitText(".audit-about", "Motor bunları birleştirdi");
            looks(agent, "audits", ".suggestion", "The engine has merged them");
            agent.press("j");
            agent.press("x");
            agent.awaitText("#ask", "İki ayrı kişi mi?");
            agent.picture("audit-wrong");
            agent.type("#ask-reason", "Sesi başka");
            agent.click("#ask-go");
            agent.awaitText("body", "Not edildi: iki ayrı kişi");
            agent.awaitText(".audit-figure", "yanlış: en çok %");
            assertThat(number(
                            "SELECT COUNT(*) FROM customer_merge m JOIN customer c ON c.id = m.from_id"
                                    + " WHERE m.undone_at IS NOT NULL AND c.name = ?",
                            newcomer))
                    .isEqualTo(1);

            operator.go(platform.baseUrl() + "/console/customer/audits.xhtml?brand=cinarbank");
            operator.awaitText(".models", "night-" + stamp);
            looks(operator, "models", ".models", "Decides now");
            operator.click(".model-choose");
            operator.type("#ask-reason", "Fazla soruyor");
            operator.click("#ask-go");
            operator.awaitText("body", "Bundan sonra bu sürüm karar verir");
            operator.awaitText(".models", "Fazla soruyor");
            operator.picture("models-chosen");
            assertThat(agent.complaints()).isEmpty();
            assertThat(operator.complaints()).isEmpty();
        } finally {
            run("DELETE FROM matching_model WHERE version = ?", "night-" + stamp);
        }
    }

    private Browser logIn(String username) {
        Browser browser = Browser.open("tr");
        browser.go(platform.baseUrl() + "/");
        browser.logIn(username, platform.passwordOf(username));
        browser.see("#switch");
        return browser;
    }

    /** In light and Turkish on a desk, in dark and English on a telephone, where nothing stands out of the window; and back. */
    private static void looks(Browser browser, String name, String css, String english) {
        browser.picture(name);
        browser.size(390, 844);
        browser.run("document.cookie = 'santral-look=dark; path=/'; document.cookie = 'santral-language=en; path=/'");
        browser.reload();
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
        browser.see(css + " *");
    }

    private void comment(String author, String words) {
        platform.simulator()
                .post(
                        "comments",
                        Json.createObjectBuilder()
                                .add("page", PAGE)
                                .add("from", "9" + System.nanoTime())
                                .add("by", author)
                                .add("text", words + " " + stamp)
                                .build());
    }

    private long customer(String name) {
        return number("SELECT COALESCE(MAX(id), 0) FROM customer WHERE name = ?", name);
    }

    /** As the engine merges, and the lot draws. */
    private void drawn(long newcomer, long customer) {
        long id = Ids.next();
        String brand = " FROM customer WHERE id = " + customer;
        run(
                "INSERT INTO identity_decision (tenant_id, id, identity_id, outcome, customer_id, bits, posterior, explanation,"
                        + " model, decided_at) SELECT tenant_id, " + id + ", " + newcomer + ", 'MERGE', " + customer
                        + ", 10.8, 0.9994, ?, 'shipped-1', UTC_TIMESTAMP(6)" + brand,
                WHY);
        run(
                "INSERT INTO customer_merge (tenant_id, id, from_id, into_id, origin, reason, decision_id, created_at)"
                        + " SELECT tenant_id, " + id + ", " + newcomer + ", " + customer + ", 'AUTO', ?, " + id
                        + ", UTC_TIMESTAMP(6)" + brand,
                "customer.recognised");
        run(
                "UPDATE identity_link SET customer_id = " + customer + ", merge_id = " + id + " WHERE living = "
                        + newcomer + " AND revoked_at IS NULL AND ? = ?",
                "same");
        run(
                "INSERT INTO merge_audit (tenant_id, id, decision_id, state, asked_at) SELECT tenant_id, " + id + ", "
                        + id + ", ?, UTC_TIMESTAMP(6)" + brand,
                "ASKED");
    }

    private void learned() {
        run(
                "INSERT INTO matching_model (tenant_id, id, version, made_at, content, strangers, matches, judged, known, merged,"
                        + " wrong, bound, current_merged, current_wrong, current_bound, compared_with, state, verdict) SELECT id, "
                        + Ids.next()
                        + ", ?, UTC_TIMESTAMP(6), 'calibration 1 0', 25000, 812, 120, 120, 812, 0, 0.0037, 800, 0, 0.0037,"
                        + " 'shipped-1', 'CURRENT', 'not-worse' FROM tenant WHERE alias = 'cinarbank'",
                "night-" + stamp);
    }

    private void run(String sql, String value) {
        try (Connection owner = platform.owner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setString(i, value);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private long number(String sql, String value) {
        try (Connection owner = platform.owner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
