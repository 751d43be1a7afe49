package io.santral.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.cases.CaseRef;
import io.santral.cases.CaseView;
import io.santral.channel.InboundEvent;
import io.santral.intake.InteractionView;
import io.santral.reply.ReplyState;
import io.santral.reply.ReplyView;
import io.santral.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void a_reply_that_stands_at_the_provider_is_shown_once_with_its_author() {
        List<Entry> timeline = timeline(
                List.of(comment(1, 0, false), own(2, "fb-9", 5)), List.of(reply(7, ReplyState.SENT, "fb-9", 4)));

        assertThat(timeline).hasSize(2);
        Entry answer = timeline.get(1);
        assertThat(answer.author()).contains("Elif Demir");
        assertThat(answer.state()).isEqualTo("sent");
        assertThat(answer.at()).isEqualTo(NOON.plusSeconds(5));
        assertThat(answer.answered()).map(InteractionView::id).contains(1L);
    }

    @Test
    void a_reply_on_its_way_stands_between_what_was_before_and_after_the_click() {
        List<Entry> timeline = timeline(
                List.of(comment(1, 0, false), comment(2, 60, false)), List.of(reply(7, ReplyState.UNKNOWN, null, 30)));

        assertThat(timeline).extracting(Entry::interactionId).containsExactly(1L, 0L, 2L);
        assertThat(timeline.get(1).state()).isEqualTo("unknown");
        assertThat(timeline.get(1).answerable()).isFalse();
    }

    @Test
    void what_the_brand_wrote_elsewhere_has_no_author_of_ours() {
        Entry echo = timeline(List.of(own(2, "fb-9", 5)), List.of()).get(0);

        assertThat(echo.author()).isEmpty();
        assertThat(echo.state()).isEqualTo("seen");
    }

    @Test
    void a_customers_entry_that_was_taken_back_cannot_be_answered() {
        assertThat(timeline(List.of(comment(1, 0, true)), List.of()).get(0).answerable())
                .isFalse();
        assertThat(timeline(List.of(comment(1, 0, false)), List.of()).get(0).answerable())
                .isTrue();
    }

    @Test
    void a_reply_is_not_taken_for_a_customers_entry_of_the_same_provider_id() {
        List<Entry> timeline = timeline(
                List.of(new InteractionView(
                        1,
                        5,
                        "fb-9",
                        true,
                        InboundEvent.Kind.COMMENT,
                        InboundEvent.Visibility.PUBLIC,
                        Optional.of(3L),
                        Optional.of("Ayşe"),
                        "t",
                        Optional.empty(),
                        "?",
                        NOON,
                        false,
                        false,
                        false)),
                List.of(reply(7, ReplyState.SENT, "fb-9", 4)));

        assertThat(timeline).hasSize(2);
    }

    private static List<Entry> timeline(List<InteractionView> interactions, List<ReplyView> replies) {
        CaseView view = new CaseView(
                new CaseRef(new TenantId(1), 2),
                3,
                Optional.empty(),
                5,
                "Kuzgun",
                "facebook",
                "?",
                true,
                NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                interactions);
        return Entry.timeline(view, replies);
    }

    private static InteractionView comment(long id, long second, boolean deleted) {
        return interaction(id, "in-" + id, second, true, deleted);
    }

    private static InteractionView own(long id, String externalId, long second) {
        return interaction(id, externalId, second, false, false);
    }

    private static InteractionView interaction(
            long id, String externalId, long second, boolean inbound, boolean deleted) {
        return new InteractionView(
                id,
                5,
                externalId,
                inbound,
                InboundEvent.Kind.COMMENT,
                InboundEvent.Visibility.PUBLIC,
                Optional.empty(),
                Optional.empty(),
                "t",
                Optional.empty(),
                "text",
                NOON.plusSeconds(second),
                false,
                false,
                deleted);
    }

    private static ReplyView reply(long id, ReplyState state, String externalId, long second) {
        return new ReplyView(
                id,
                1,
                "text",
                state,
                Optional.ofNullable(externalId),
                Optional.empty(),
                "Elif Demir",
                NOON.plusSeconds(second),
                Optional.empty());
    }
}
