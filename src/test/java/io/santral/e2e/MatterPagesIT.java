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
import org.openqa.selenium.Keys;

/** An agent sees what a case is about, says it better with two keys, answers what the engine asks, and takes two matters apart. */
class MatterPagesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestPlatform platform = TestPlatform.running();
    private final String stamp = Long.toString(System.nanoTime(), 36);

    @Test
    void aCaseIsLabelledByKeysAlone() {
        String mail = said(
                "mail",
                "Neslihan Karamanoğulları-Büyükçekmeceli " + stamp,
                "Siparişim hâlâ gelmedi, kargo aynı yerde takılı kaldı; söz verilen günde teslim edilmedi ve"
                        + " Çekoslovakyalılaştıramadıklarımızdanmışsınızcasına oyalanıyorum, acil dönüş bekliyorum");
        try (Browser agent = logIn("elif")) {
            agent.go(page(mail));
            agent.awaitText(".subject", "Teslimat gecikti");
            agent.awaitText(".subject", "tahmin");
            agent.awaitText(".line[aria-current] .line-topic", "Teslimat gecikti");
            agent.awaitText(".line[aria-current] .line-urgency", "cil");
            Looks.of(agent, "subject", ".subject", "Delivery is late");

            agent.press("l");
            agent.see("#label-find");
            agent.picture("label");
            agent.press("kury");
            agent.awaitText("#label-list [aria-selected]", "Kurye davranışı");
            agent.picture("label-filtered");
            agent.press(Keys.ENTER.toString());
            agent.awaitText(".subject", "Kurye davranışı");
            agent.awaitText(".subject", "Elif Yıldız etiketledi");
            agent.awaitText(".line[aria-current] .line-topic", "Kurye davranışı");
            agent.press("l");
            agent.press("sikayet");
            agent.awaitText("#label-list [aria-selected]", "Şikâyet");
            agent.press("xyz");
            agent.see("#label-none");
            agent.press(Keys.ESCAPE.toString());
            agent.size(390, 844);
            agent.press("l");
            agent.picture("label-telephone");
            assertThat(agent.complaints()).isEmpty();
        }
        try (Browser client = Browser.open("tr")) {
            client.go(platform.baseUrl() + "/portal/service.xhtml");
            client.logIn("sepetcim.musteri", platform.passwordOf("sepetcim.musteri"));
            client.go(platform.baseUrl() + "/portal/case.xhtml?case=sepetcim-" + Ids.text(caseOf(mail)));
            client.awaitText("#main", "Kurye davranışı");
            client.picture("subject-portal");
            assertThat(client.complaints()).isEmpty();
        }
    }

    @Test
    void whatTheEngineAsksAboutTwoCasesIsAnsweredAndTakenApart() {
        String who = "Onur Saygın " + stamp;
        String first = said("mail", who, "Merhaba, bana döner misiniz");
        String second = said("chat", who, "Kolay gelsin");
        assertThat(caseOf(second)).isNotEqualTo(caseOf(first));
        // What the engine has asked in other tests would stand above it.
        run("UPDATE merge_suggestion SET state = 'OVERTAKEN' WHERE state = 'OPEN'");
        run("UPDATE case_suggestion SET state = 'OVERTAKEN' WHERE state = 'OPEN' AND case_id <> " + caseOf(second));
        try (Browser agent = logIn("elif")) {
            agent.go(platform.baseUrl() + "/console/customer/suggestions.xhtml?pool=sosyal&brand=sepetcim");
            agent.awaitText(".suggestion", "Bu ikisi aynı konu mu?");
            agent.awaitText(".suggestion", "Kolay gelsin");
            Looks.of(agent, "case-suggestions", ".suggestion", "Are these two the same matter?");

            agent.go(page(second));
            agent.awaitText(".matter-asked", "Merhaba, bana döner misiniz");
            Looks.of(agent, "matter", ".matter-asked", "This may be the same matter");
            agent.click(".matter-asked [data-call=santralSame]");
            agent.until("the whole", page -> page.getCurrentUrl().contains(Ids.text(caseOf(first))));
            agent.awaitText("#timeline", "Kolay gelsin");
            assertThat(caseOf(second)).isEqualTo(caseOf(first));

            agent.press("w");
            agent.click("#belonging > summary");
            agent.awaitText(".belonging", "Bir çalışan aynı konu dedi");
            agent.run("document.querySelectorAll('.said-pick')[1].click()");
            agent.picture("matter-out");
            agent.click("#take-out");
            agent.type("#ask-reason", "Başka bir şey soruyor");
            agent.click("#ask-go");
            agent.awaitText("#matter", "artık ayrı bir vakada");
            agent.picture("matter-taken-out");
            assertThat(caseOf(second)).isNotEqualTo(caseOf(first));
            agent.click("#matter a");
            agent.awaitText("#case-title", "Kolay gelsin");
            assertThat(agent.has(".matter-asked")).as("asked again").isFalse();
            assertThat(agent.complaints()).isEmpty();
        }
    }

    private Browser logIn(String username) {
        Browser browser = Browser.open("tr");
        browser.go(platform.baseUrl() + "/");
        browser.logIn(username, platform.passwordOf(username));
        browser.see("#switch");
        return browser;
    }

    private String page(String interaction) {
        return platform.baseUrl() + "/console/cases/case.xhtml?case=sepetcim-" + Ids.text(caseOf(interaction));
    }

    /** The interaction's id, once it has a case. */
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

    private long one(String query, String value) {
        try (Connection owner = platform.owner();
                PreparedStatement statement = owner.prepareStatement(query)) {
            statement.setString(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private void run(String sql) {
        try (Connection owner = platform.owner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
