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
import org.junit.jupiter.api.Test;

/** The engine asks whether two are one; an agent says yes, sees why, and takes it apart again; a leader sees what was exposed. */
class WhoIsWhoIT {
    private static final String PAGE = "100200300400502";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WHY =
            "{\"outcome\":\"SUGGEST\",\"posterior\":0.87,\"bits\":2.7,\"model\":\"shipped-1\",\"evidence\":["
                    + "{\"family\":\"EMAIL\",\"key\":\"customer.evidence.email.same\",\"provenance\":\"CLAIMED_PRIVATE\",\"bits\":11.2,"
                    + "\"ours\":\"a•••@e•••\",\"theirs\":\"a•••@e•••\"},"
                    + "{\"family\":\"NAME\",\"key\":\"customer.evidence.given.alike\",\"provenance\":\"CLAIMED_PUBLIC\",\"bits\":4.1,"
                    + "\"ours\":\"A•••\",\"theirs\":\"A•••\"}],\"against\":["
                    + "{\"family\":\"PHONE\",\"key\":\"customer.evidence.phone.other\",\"provenance\":\"NETWORK\",\"bits\":-1.9,"
                    + "\"ours\":\"+9•••67\",\"theirs\":\"+9•••12\"}],\"runnerUp\":{\"customer\":123456789,\"bits\":0.4,\"margin\":2.3},"
                    + "\"guards\":[{\"key\":\"customer.guard.supported.broken\",\"held\":false},"
                    + "{\"key\":\"customer.guard.no-conflict.held\",\"held\":true}]}";

    private final TestPlatform platform = TestPlatform.running();
    private final long stamp = System.nanoTime();

    @Test
    void whatTheEngineAsksIsAnsweredExplainedAndTakenApart() {
        String known = "Ayla Er " + stamp;
        String newcomer = "Ayle Er " + stamp;
        String matter = comment(known, "Kartım iki kez çekildi");
        // One after the other: if the two become one case with their customers, it is the older one's.
        assertThat(Waiting.until(PATIENCE, () -> customer(known) > 0)).isTrue();
        String other = comment(newcomer, "Ekstrem yanlış geldi");
        assertThat(Waiting.until(PATIENCE, () -> customer(newcomer) > 0)).isTrue();
        // What the engine has asked in other tests would stand above it.
        run("UPDATE merge_suggestion SET state = 'OVERTAKEN' WHERE state = ?", "OPEN");
        suggest(customer(newcomer), customer(known));

        try (Browser agent = logIn("elif");
                Browser leader = logIn("zeynep")) {
            agent.go(platform.baseUrl() + "/console/customer/suggestions.xhtml?brand=cinarbank");
            agent.awaitText("#suggestions", newcomer);
            agent.awaitText(".checks", "oradan yanıt isteyin");
            agent.awaitText(".suggestion-why", "E-posta adresi aynı: a•••@e•••");
            Looks.of(agent, "suggestions", ".suggestion", "E-mail address is the same");
            agent.press("j");
            agent.press("a");
            agent.awaitText("#ask", newcomer);
            agent.picture("suggestion-accept");
            agent.type("#ask-reason", "Bildiğimiz adresten yanıtladı");
            agent.click("#ask-go");
            agent.awaitText("body", "Artık tek müşteri");

            agent.go(platform.baseUrl() + "/console/cases/case.xhtml?case=cinarbank-" + caseOf(matter));
            agent.press("w");
            agent.awaitText("#why", "2 kimlik tek bir müşteri");
            agent.awaitText("#why", "Bildiğimiz adresten yanıtladı");
            agent.click("#why summary");
            agent.awaitText("#why", "Hiçbiri kanıtlanmış");
            Looks.of(agent, "why", "#why", "2 identities are one customer", "w");
            leader.go(agent.address());
            leader.awaitText("#case-title", matter);

            agent.click(".part-undo");
            agent.awaitText("#ask", "Bu birleştirme ayrılsın mı?");
            agent.picture("why-undo");
            agent.type("#ask-reason", "Sesi başka");
            agent.click("#ask-go");
            agent.awaitText(".why-gone", newcomer);
            agent.awaitText(".why-gone a", other);
            agent.awaitText("#why", "tek bir kimlikten");
            agent.picture("why-apart");

            // The two wrote in cases of their own, so nothing was exposed; here is a line as a common case leaves it.
            run(
                    "INSERT INTO exposure (tenant_id, id, case_id, what, person_id, at) SELECT c.tenant_id, "
                            + Ids.next()
                            + ", c.id, 'SEEN', (SELECT id FROM person WHERE username = 'elif'), UTC_TIMESTAMP(6)"
                            + " FROM support_case c WHERE c.title = ?",
                    matter);
            leader.go(platform.baseUrl() + "/console/customer/exposures.xhtml?brand=cinarbank");
            leader.awaitText("h1", "İfşa raporu");
            leader.awaitText(".cases", "Elif Yıldız");
            Looks.of(leader, "exposures", ".cases", "seen");
            assertThat(agent.complaints()).isEmpty();
            assertThat(leader.complaints()).isEmpty();
        }
    }

    @Test
    void twoAreMergedByNumberAndSplitOffAgain() {
        String one = "Bora Kaya " + stamp;
        String two = "Bora K. " + stamp;
        String matter = comment(one, "Şubede sıra çok uzun");
        comment(two, "Uygulama açılmıyor");
        assertThat(Waiting.until(PATIENCE, () -> customer(one) > 0 && customer(two) > 0))
                .isTrue();
        try (Browser agent = logIn("elif")) {
            agent.go(platform.baseUrl() + "/console/cases/case.xhtml?case=cinarbank-" + caseOf(matter));
            agent.click("#why-ask");
            agent.awaitText("#why", "tek bir kimlikten");
            merge(agent, Ids.text(stamp));
            agent.awaitText("body", "o numarayla bir kayıt yok");
            merge(agent, Ids.text(customer(two)));
            agent.awaitText("#why", "2 kimlik tek bir müşteri");
            agent.awaitText("#why", "Kendisi söyledi");
            agent.run("document.querySelectorAll('.part-pick')[1].click()");
            agent.click("#split");
            agent.type("#ask-reason", "İkiz kardeşi");
            agent.click("#ask-go");
            agent.awaitText(".why-gone", two);
            assertThat(agent.complaints()).isEmpty();
        }
    }

    private static void merge(Browser agent, String number) {
        agent.click("#merge");
        agent.type("#ask-number", number);
        agent.type("#ask-reason", "Kendisi söyledi");
        agent.click("#ask-go");
    }

    private Browser logIn(String username) {
        Browser browser = Browser.open("tr");
        browser.go(platform.baseUrl() + "/");
        browser.logIn(username, platform.passwordOf(username));
        browser.see("#switch");
        return browser;
    }

    private String comment(String author, String words) {
        String text = words + " " + stamp;
        platform.simulator()
                .post(
                        "comments",
                        Json.createObjectBuilder()
                                .add("page", PAGE)
                                .add("from", "9" + System.nanoTime())
                                .add("by", author)
                                .add("text", text)
                                .build());
        return text;
    }

    private long customer(String name) {
        return number("SELECT COALESCE(MAX(id), 0) FROM customer WHERE name = ?", name);
    }

    private String caseOf(String words) {
        return Ids.text(number(
                "SELECT l.case_id FROM case_link l JOIN interaction i ON i.tenant_id = l.tenant_id"
                        + " AND i.id = l.interaction_id WHERE i.text = ? AND l.revoked_at IS NULL",
                words));
    }

    /** As the engine would, had the two said more of themselves. */
    private void suggest(long newcomer, long customer) {
        long id = Ids.next();
        run(
                "INSERT INTO identity_decision (tenant_id, id, identity_id, outcome, customer_id, bits, posterior, explanation,"
                        + " model, decided_at) SELECT tenant_id, " + id + ", " + newcomer + ", 'SUGGEST', " + customer
                        + ", 2.7, 0.87, ?, 'shipped-1', UTC_TIMESTAMP(6) FROM customer WHERE id = " + customer,
                WHY);
        run(
                "INSERT INTO merge_suggestion (tenant_id, id, identity_id, customer_id, decision_id, posterior, state)"
                        + " SELECT tenant_id, " + Ids.next() + ", " + newcomer + ", " + customer + ", " + id
                        + ", 0.87, ? FROM customer WHERE id = " + customer,
                "OPEN");
    }

    private void run(String sql, String value) {
        try (Connection owner = platform.owner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            statement.setString(1, value);
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
