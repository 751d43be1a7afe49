package io.santral.console;

import io.santral.cases.CaseView;
import io.santral.intake.InteractionView;
import io.santral.reply.ReplyState;
import io.santral.reply.ReplyView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A line of a case's timeline: what stands at the provider, what we sent there, or both, when the one is the other.
 *
 * @param at the provider's time where it is known, else that of the click
 * @param answered what a reply answers, where the case holds it
 */
public record Entry(
        Instant at,
        Optional<InteractionView> interaction,
        Optional<ReplyView> reply,
        Optional<InteractionView> answered) {

    /** The case's timeline, oldest first: each reply once, with the message that it became. */
    static List<Entry> timeline(CaseView view, List<ReplyView> replies) {
        Map<Long, InteractionView> byId =
                view.timeline().stream().collect(Collectors.toMap(InteractionView::id, Function.identity()));
        Map<String, ReplyView> sent = replies.stream()
                .filter(reply -> reply.externalId().isPresent())
                .collect(Collectors.toMap(reply -> reply.externalId().orElseThrow(), Function.identity(), (a, b) -> a));
        List<Entry> entries = new ArrayList<>();
        List<ReplyView> alone = new ArrayList<>(replies);
        for (InteractionView interaction : view.timeline()) {
            Optional<ReplyView> reply =
                    interaction.inbound() ? Optional.empty() : Optional.ofNullable(sent.get(interaction.externalId()));
            reply.ifPresent(alone::remove);
            entries.add(new Entry(
                    interaction.occurredAt(),
                    Optional.of(interaction),
                    reply,
                    reply.map(ReplyView::answers).map(byId::get)));
        }
        for (ReplyView reply : alone) {
            entries.add(new Entry(
                    reply.sentAt().orElse(reply.createdAt()),
                    Optional.empty(),
                    Optional.of(reply),
                    Optional.ofNullable(byId.get(reply.answers()))));
        }
        entries.sort(Comparator.comparing(Entry::at));
        return List.copyOf(entries);
    }

    public boolean inbound() {
        return interaction.map(InteractionView::inbound).orElse(false);
    }

    public String text() {
        return interaction
                .map(InteractionView::text)
                .or(() -> reply.map(ReplyView::text))
                .orElse("");
    }

    /** Who wrote it, where that is known: the customer, or the agent behind the brand's answer. */
    public Optional<String> author() {
        return inbound() ? interaction.flatMap(InteractionView::author) : reply.map(ReplyView::author);
    }

    public boolean edited() {
        return interaction.map(InteractionView::edited).orElse(false);
    }

    public boolean hidden() {
        return interaction.map(InteractionView::hidden).orElse(false);
    }

    public boolean deleted() {
        return interaction.map(InteractionView::deleted).orElse(false);
    }

    /** Whether the customer wrote it and it still stands there, so that it can be answered. */
    public boolean answerable() {
        return inbound() && !deleted();
    }

    /** The interaction's id, or 0 for a reply that is not at the provider yet. */
    public long interactionId() {
        return interaction.map(InteractionView::id).orElse(0L);
    }

    /** {@code queued}, {@code sending}, {@code sent}, {@code failed}, {@code unknown}; {@code seen} for what was written elsewhere; empty for the customer's. */
    public String state() {
        if (inbound()) {
            return "";
        }
        return reply.map(ReplyView::state).map(Entry::word).orElse("seen");
    }

    private static String word(ReplyState state) {
        return switch (state) {
            case QUEUED -> "queued";
            case SENDING -> "sending";
            case SENT -> "sent";
            case FAILED -> "failed";
            case UNKNOWN -> "unknown";
        };
    }
}
