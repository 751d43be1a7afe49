package io.santral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.demo.Waiting;
import io.santral.platform.TestPlatform;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What Santral is for, once through, as people do it: a comment becomes a case, is answered, and the brand sees it. */
class MainJobIT {
    private static final String PAGE = "100200300400501";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestPlatform platform = TestPlatform.running();

    @Test
    void aCommentIsAnsweredAtTheDeskAndTheBrandSeesIt() {
        String words = "Valizim İstanbul'da kaldı, üç gündür haber yok! " + System.nanoTime();
        String answer =
                "Merhaba, valizinizin izini sürüyoruz; PNR kodunuzu özelden iletir misiniz? " + System.nanoTime();
        try (Browser desk = Browser.open("tr")) {
            desk.go(platform.baseUrl() + "/");
            desk.logIn("elif", platform.passwordOf("elif"));
            desk.awaitText("body", "Elif");

            JsonObject comment = platform.simulator()
                    .post(
                            "comments",
                            Json.createObjectBuilder()
                                    .add("page", PAGE)
                                    .add("from", "900100200300")
                                    .add("by", "Ayşe Yıldız")
                                    .add("text", words)
                                    .build());

            // Pushed, not reloaded: the page is the one that was open before the comment was written.
            desk.awaitText("#lines", words.substring(0, 40));
            desk.picture("desk-with-case");
            desk.run(
                    "[...document.querySelectorAll('a.line')].find(l => l.textContent.includes(arguments[0])).click()",
                    words.substring(0, 40));
            desk.awaitText("#case-title", words.substring(0, 40));
            assertThat(desk.read(".band-name")).isEqualTo("Kuzgun Hava Yolları");
            assertThat(desk.read("#answering-as")).contains("Kuzgun Hava Yolları");
            desk.type("[id='answer:text']", answer);
            desk.picture("case-with-answer");
            desk.click("[id='answer:send']");

            assertThat(Waiting.until(PATIENCE, () -> standsBelow(comment.getString("id"), answer)))
                    .as("the answer stands under the comment at the provider")
                    .isTrue();
            desk.awaitText("#timeline", answer);
            desk.awaitText(".case-clocks", "süresinde");
            desk.picture("case-answered");
            assertThat(desk.complaints()).isEmpty();
        }
        try (Browser portal = Browser.open("tr")) {
            portal.go(platform.baseUrl() + "/");
            portal.logIn("kuzgun.musteri", platform.passwordOf("kuzgun.musteri"));
            portal.awaitText("body", "Kuzgun Hava Yolları");
            portal.awaitText("table.cases", words.substring(0, 40));
            assertThat(portal.read("dl.figures dd")).as("clocks that were met").isNotEqualTo("0");
            portal.picture("portal");
            assertThat(portal.complaints()).isEmpty();
        }
    }

    private boolean standsBelow(String comment, String answer) {
        return platform.simulator().get("received").getJsonArray("calls").getValuesAs(JsonObject.class).stream()
                        .filter(call -> call.getString("method").equals("POST"))
                        .filter(call -> call.getString("object").equals(comment))
                        .filter(call -> call.getString("message").equals(answer) && call.containsKey("stored"))
                        .count()
                == 1;
    }
}
