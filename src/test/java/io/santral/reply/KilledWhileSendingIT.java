package io.santral.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.demo.Waiting;
import io.santral.platform.Caller;
import io.santral.platform.TestPlatform;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A reply reaches the provider once, or is visibly unknown; whatever is killed while it is on its way. */
class KilledWhileSendingIT {
    private static final String PAGE = "100200300400501";
    private static final String BRAND = "brands/kuzgun/cases";
    private static final int CASES = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestPlatform platform = TestPlatform.running();
    private final Caller elif = platform.as("elif");

    /** Lists a brand's cases, which an agent may not. */
    private final Caller zeynep = platform.as("zeynep");

    @Test
    void everyReplyIsSentOnceOrKnownToBeUnknownThoughTheApplicationIsKilled() throws Exception {
        String mark = "Bavulum nerede " + System.nanoTime();
        for (int i = 0; i < CASES; i++) {
            platform.simulator()
                    .post(
                            "comments",
                            Json.createObjectBuilder()
                                    .add("page", PAGE)
                                    .add("by", "Yolcu " + i + " " + mark)
                                    .add("text", mark)
                                    .build());
        }
        assertThat(Waiting.until(PATIENCE, () -> newest(mark).size() == CASES))
                .as("every comment is a case")
                .isTrue();

        CompletableFuture<Void> fault = CompletableFuture.runAsync(() -> {
            Waiting.until(PATIENCE, () -> stored(mark).size() > CASES / 4);
            platform.platform().application().kill();
            platform.platform().application().start();
        });
        for (JsonObject one : newest(mark)) {
            answer(one.getString("number"), "Bulduk: " + mark + " " + one.getString("number"));
        }
        fault.join();

        assertThat(Waiting.until(PATIENCE, () -> states(mark).stream().noneMatch(this::isOnItsWay)))
                .as("no reply is left on its way: " + states(mark))
                .isTrue();
        Map<String, Long> times =
                stored(mark).stream().collect(Collectors.groupingBy(text -> text, Collectors.counting()));
        for (JsonObject one : newest(mark)) {
            String number = one.getString("number");
            long arrived = times.getOrDefault("Bulduk: " + mark + " " + number, 0L);
            if (state(number).equals("sent")) {
                assertThat(arrived).as("answers that arrived for " + number).isEqualTo(1);
            } else {
                assertThat(state(number)).as(number).isEqualTo("unknown");
                assertThat(arrived).as("answers that arrived for " + number).isLessThanOrEqualTo(1);
            }
        }
    }

    private boolean isOnItsWay(String state) {
        return state.equals("queued") || state.equals("sending");
    }

    /** As a page does that got no answer: the same click again, under the same key. */
    private void answer(String number, String text) {
        assertThat(Waiting.until(PATIENCE, () -> {
                    try {
                        String question = Caller.json(elif.get(BRAND + "/" + number))
                                .getJsonArray("timeline")
                                .getJsonObject(0)
                                .getString("id");
                        HttpResponse<String> sent = elif.post(
                                BRAND + "/" + number + "/replies",
                                Json.createObjectBuilder()
                                        .add("answers", question)
                                        .add("text", text)
                                        .build(),
                                Map.of("Idempotency-Key", "kill-" + number));
                        return sent.statusCode() == 202;
                    } catch (IOException | RuntimeException e) {
                        return false;
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return false;
                    }
                }))
                .as("the reply in " + number + " is accepted")
                .isTrue();
    }

    private List<JsonObject> newest(String mark) {
        return items(zeynep, BRAND + "?limit=100").stream()
                .filter(one -> one.getString("title").contains(mark))
                .toList();
    }

    private List<String> states(String mark) {
        return newest(mark).stream().map(one -> state(one.getString("number"))).toList();
    }

    private String state(String number) {
        List<JsonObject> replies = items(elif, BRAND + "/" + number + "/replies");
        assertThat(replies).as("replies in " + number).hasSize(1);
        return replies.get(0).getString("state");
    }

    private List<JsonObject> items(Caller caller, String path) {
        try {
            HttpResponse<String> answer = caller.get(path);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return Caller.json(answer).getJsonArray("items").getValuesAs(JsonObject.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The answers that the provider stored. */
    private List<String> stored(String mark) {
        List<String> texts = new ArrayList<>();
        for (JsonObject call :
                platform.simulator().get("received").getJsonArray("calls").getValuesAs(JsonObject.class)) {
            if (call.containsKey("stored") && call.getString("message").contains(mark)) {
                texts.add(call.getString("message"));
            }
        }
        return texts;
    }
}
