package io.santral.reply.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.channel.SendOutcome;
import io.santral.channel.SendOutcome.ErrorClass;
import io.santral.reply.ReplyState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyTest {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    private static Reply queued() {
        return new Reply(1, 2, 3, 4, "key", "Merhaba", 5, AT);
    }

    @Test
    void whatTheProviderTookIsSentUnderItsId() {
        Reply reply = queued();
        reply.outcome(new SendOutcome.Accepted("77_88"), AT.plusSeconds(1));
        assertThat(reply.state()).isEqualTo(ReplyState.SENT);
        assertThat(reply.externalId()).contains("77_88");
        assertThat(reply.sentAt()).contains(AT.plusSeconds(1));
    }

    @Test
    void whatIsSentStaysSentWhateverComesAfter() {
        Reply reply = queued();
        reply.sent("77_88", AT);
        reply.outcome(new SendOutcome.Unknown("reply.timeout"), AT.plusSeconds(1));
        reply.outcome(new SendOutcome.Rejected(ErrorClass.FATAL, "reply.rejected"), AT.plusSeconds(2));
        assertThat(reply.state()).isEqualTo(ReplyState.SENT);
        assertThat(reply.again()).isFalse();
        assertThat(reply.sentAt()).contains(AT);
    }

    @Test
    void aLostAnswerIsNeverSentAgainByItself() {
        Reply reply = queued();
        reply.outcome(new SendOutcome.Unknown("reply.timeout"), AT);
        assertThat(reply.state()).isEqualTo(ReplyState.UNKNOWN);
        assertThat(reply.note()).contains("reply.timeout");
        assertThat(reply.again()).isTrue();
        assertThat(reply.state()).isEqualTo(ReplyState.QUEUED);
    }

    @Test
    void whatWasCertainlyNotSentWaitsAndIsTriedAgain() {
        Reply reply = queued();
        reply.outcome(new SendOutcome.Retry(Duration.ofSeconds(30), "reply.throttled"), AT);
        assertThat(reply.state()).isEqualTo(ReplyState.QUEUED);
    }

    @Test
    void aQueuedReplyCannotBeSentAgainByAClick() {
        assertThat(queued().again()).isFalse();
    }

    @Test
    void whatANoticeSaysIsGoneAfterTheTryWhateverCameOfIt() {
        for (SendOutcome outcome : List.of(
                new SendOutcome.Accepted("7"),
                new SendOutcome.Unknown("channel.unclear"),
                new SendOutcome.Rejected(SendOutcome.ErrorClass.FATAL, "channel.refused"))) {
            Reply notice = notice();
            notice.outcome(outcome, AT);
            assertThat(notice.sealed()).as("%s", outcome).isEmpty();
        }
        Reply later = notice();
        later.outcome(new SendOutcome.Retry(Duration.ofSeconds(5), "channel.throttled"), AT);
        assertThat(later.sealed()).as("it certainly was not sent, and will be").isPresent();
        assertThat(later.late(AT.plusSeconds(599))).isFalse();
        assertThat(later.late(AT.plusSeconds(600))).isTrue();
        assertThat(later.isNotice()).isTrue();
    }

    private static Reply notice() {
        return Reply.notice(1, 2, "notice:1", new byte[] {1}, AT.plusSeconds(600), 3, AT);
    }
}
