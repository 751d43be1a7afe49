package io.santral.customer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A token says what we wrote, to the brand that wrote it, for 90 days, and to nobody else anything. */
class ReplyTokenTest {
    private static final byte[] OURS = "the secret of one brand".getBytes(StandardCharsets.UTF_8);
    private static final byte[] THEIRS = "the secret of another".getBytes(StandardCharsets.UTF_8);
    private static final Instant AT = Instant.parse("2026-11-27T21:00:00.123Z");
    private static final ReplyToken TOKEN = new ReplyToken(4711, -42, AT);

    private static String messageId(String token) {
        return "<" + token + "@kuzgun-mail.internal>";
    }

    private static Optional<ReplyToken> read(String messageId) {
        return ReplyToken.read(messageId, OURS, AT.plusSeconds(60));
    }

    @Test
    void whatWasWrittenIsReadAgainWhateverTheNumbers() {
        Random random = new Random(20261127);
        for (int i = 0; i < 2000; i++) {
            ReplyToken token = new ReplyToken(
                    i % 3 == 0 ? i - 5 : random.nextLong(),
                    random.nextLong(),
                    AT.minusMillis(random.nextInt(1_000_000)));
            String text = token.text(OURS);
            assertThat(text).hasSize(63);
            assertThat(read(messageId(text))).contains(token);
        }
        String text = TOKEN.text(OURS);
        assertThat(read(text + "@elsewhere.example")).as("without brackets").contains(TOKEN);
        assertThat(read(messageId(text.toUpperCase(Locale.ROOT))))
                .as("by a gateway that shouts")
                .contains(TOKEN);
    }

    @Test
    void whatIsForgedAlteredOrForeignSaysNothing() {
        String text = TOKEN.text(OURS);
        for (int i = 4; i < text.length(); i++) {
            char other = text.charAt(i) == 'a' ? 'b' : 'a';
            assertThat(read(messageId(text.substring(0, i) + other + text.substring(i + 1))))
                    .as("place %d", i)
                    .isEmpty();
        }
        assertThat(read(messageId(TOKEN.text(THEIRS)))).as("another brand's").isEmpty();
        for (String nonsense : List.of(
                "",
                "<>",
                "<@x>",
                "<st1.@x>",
                messageId("st1." + "z".repeat(59)),
                messageId("st1." + "0".repeat(59)),
                messageId(text.substring(0, 62)),
                messageId(text + "0"),
                text,
                "<" + text + "@x\n>",
                messageId("st2." + text.substring(4)))) {
            assertThat(read(nonsense)).as(nonsense).isEmpty();
        }
    }

    @Test
    void itEndsAfterNinetyDaysAndIsNotOfTheFuture() {
        String messageId = messageId(TOKEN.text(OURS));
        Instant end = AT.plus(Duration.ofDays(90));
        assertThat(ReplyToken.read(messageId, OURS, end.minusMillis(1))).isPresent();
        assertThat(ReplyToken.read(messageId, OURS, end)).isEmpty();
        assertThat(ReplyToken.read(messageId, OURS, AT.minus(Duration.ofMinutes(6))))
                .isEmpty();
    }

    @Test
    void onlyTheMailThatIsAnsweredCountsNotOneFurtherUp() {
        String ours = messageId(TOKEN.text(OURS));
        String forwarded = "<forward@friend.example>";
        assertThat(answered(Optional.of(ours), List.of())).contains(TOKEN);
        assertThat(answered(Optional.empty(), List.of("<first@x>", ours))).contains(TOKEN);
        assertThat(answered(Optional.of(forwarded), List.of(ours, forwarded)))
                .as("the answer to a forwarded copy")
                .isEmpty();
        assertThat(answered(Optional.of(forwarded), List.of(ours)))
                .as("what it answers is said, and is none of ours")
                .isEmpty();
        assertThat(answered(Optional.empty(), List.of(ours, forwarded))).isEmpty();
        assertThat(answered(Optional.empty(), List.of())).isEmpty();
    }

    private static Optional<ReplyToken> answered(Optional<String> parent, List<String> references) {
        return ReplyToken.answered(parent, references, OURS, AT.plusSeconds(60));
    }
}
