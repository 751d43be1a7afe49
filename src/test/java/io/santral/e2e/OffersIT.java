package io.santral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.platform.TestPlatform;
import jakarta.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Somebody says that they are ready, is offered work, and takes it; a team leader puts it back. */
class OffersIT {
    private static final String PAGE = "100200300400502";

    private final TestPlatform platform = TestPlatform.running();

    /** What other tests left waiting would be offered first. */
    @BeforeEach
    @AfterEach
    void anEmptyQueue() throws SQLException {
        try (Connection owner = platform.owner();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate("DELETE FROM queue_entry");
        }
    }

    @Test
    void whoIsReadyIsOfferedWorkAndTakesIt() {
        try (Browser agent = logIn("elif");
                Browser leader = logIn("zeynep")) {
            assertThat(ready(agent)).as("after the log-in").isEqualTo("false");
            String words = comment("Hesabım neden kapandı?");
            agent.awaitText("#lines", words);
            assertThat(agent.has(".offer"))
                    .as("nothing is offered to who is away")
                    .isFalse();

            agent.press("p");
            agent.awaitText(".offer-title", words);
            agent.awaitText(".offer-seconds", "sn");
            assertThat(agent.read(".offer-brand")).contains("Çınarbank");
            agent.picture("offer");
            agent.reload();
            assertThat(ready(agent)).as("after the reload").isEqualTo("true");
            agent.awaitText(".offer-title", words);
            telephoneInTheDark(agent, words);
            agent.press("o");
            agent.awaitText("#case-title", words);
            agent.see("[id='work:release']");

            leader.go(agent.address());
            leader.awaitText(".case-facts", "Elif Yıldız");
            assertThat(leader.has("[id='work:release']")).as("it is not theirs").isFalse();
            leader.click("[id='work:reclaim']");
            leader.awaitText(".ui-confirm-dialog", "Elif Yıldız");
            leader.picture("reclaim");
            leader.click(".ui-confirmdialog-yes");
            // The agent is still ready: the case may be offered to them again at once, and then it is for nobody else
            // to take.
            leader.awaitGone("[id='work:reclaim']");
            agent.see("[id='work:take']");
            assertThat(agent.complaints()).isEmpty();
            assertThat(leader.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsDeclinedOrLapsesGoesAwayByItself() {
        try (Browser agent = logIn("elif")) {
            agent.press("p");
            String one = comment("Kartım nerede?");
            agent.awaitText(".offer-title", one);
            agent.press("x");
            agent.awaitGone(".offer");
            String two = comment("Şifrem kilitlendi!");
            agent.awaitText(".offer-title", two);
            lapse();
            agent.run("document.querySelector('.offer').until = performance.now() + 300");
            agent.awaitGone(".offer");
            agent.awaitText("#lines", two);
            agent.press("p");
            agent.until(
                    "the switch off",
                    page -> "false".equals(page.findElement(By.id("switch")).getAttribute("aria-checked")));
            assertThat(agent.complaints()).isEmpty();
        }
    }

    private Browser logIn(String username) {
        Browser browser = Browser.open("tr");
        browser.go(platform.baseUrl() + "/");
        browser.logIn(username, platform.passwordOf(username));
        browser.see("#switch");
        browser.awaitText("#live", "canlı");
        return browser;
    }

    /** The page of a telephone, in English and dark, is no wider than its window; and back again. */
    private static void telephoneInTheDark(Browser browser, String words) {
        browser.size(390, 844);
        browser.run("document.cookie = 'santral-look=dark; path=/'; document.cookie = 'santral-language=en; path=/'");
        browser.reload();
        browser.awaitText(".offer-title", words);
        browser.awaitText(".offer-seconds", " s");
        browser.picture("offer-telephone");
        assertThat(browser.run("return document.documentElement.scrollWidth - window.innerWidth"))
                .as("points that stand out of the window")
                .isEqualTo(0L);
        browser.size(1440, 900);
    }

    private static String ready(Browser browser) {
        return browser.until(
                "the switch", page -> page.findElement(By.id("switch")).getAttribute("aria-checked"));
    }

    private String comment(String words) {
        String text = words + " " + System.nanoTime();
        platform.simulator()
                .post(
                        "comments",
                        Json.createObjectBuilder()
                                .add("page", PAGE)
                                .add("from", "900100" + System.nanoTime())
                                .add("by", "Ayla Er")
                                .add("text", text)
                                .build());
        return text;
    }

    /** As the database's clock would in 20 s. */
    private void lapse() {
        try (Connection owner = platform.owner();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate("UPDATE queue_entry SET offered_until = UTC_TIMESTAMP(6) WHERE state = 'OFFERED'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
