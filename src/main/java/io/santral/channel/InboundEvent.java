package io.santral.channel;

import java.time.Instant;
import java.util.Optional;

/** What a provider told us, in the desk's words. Times are the provider's; where it gives none, those of the delivery. */
public sealed interface InboundEvent {
    /** No time was told at all: whoever stores the event puts the time of receipt. */
    Instant UNTIMED = Instant.EPOCH;

    /** The provider's id of what the event is about. */
    String externalId();

    Instant occurredAt();

    /**
     * Somebody wrote.
     *
     * @param author empty where the provider hides who it is; the identity is then this one interaction's
     * @param thread what the interaction belongs to on the provider's side: a post, a conversation
     * @param parent the interaction that it answers, if any
     */
    record Received(
            String externalId,
            Instant occurredAt,
            Kind kind,
            Visibility visibility,
            Optional<Author> author,
            String thread,
            Optional<String> parent,
            String text)
            implements InboundEvent {}

    /** What the brand itself wrote, through the desk or elsewhere. */
    record Echo(String externalId, Instant occurredAt, Kind kind, String thread, Optional<String> parent, String text)
            implements InboundEvent {}

    record Edited(String externalId, Instant occurredAt, String text) implements InboundEvent {}

    /** Taken back by its author, or removed by the provider. */
    record Deleted(String externalId, Instant occurredAt) implements InboundEvent {}

    record VisibilityChanged(String externalId, Instant occurredAt, boolean hidden) implements InboundEvent {}

    /** A like and its kin: kept in the journal, no interaction. */
    record Reaction(String externalId, Instant occurredAt, String what) implements InboundEvent {}

    /** Kept in the journal as it came. {@code what} names it for the counter: the field and item, never content. */
    record Unsupported(String externalId, Instant occurredAt, String what) implements InboundEvent {}

    enum Kind {
        COMMENT,
        POST,
        MENTION,
        REVIEW
    }

    enum Visibility {
        PUBLIC,
        PRIVATE
    }

    /**
     * Who wrote.
     *
     * @param id the provider's id of the person, unique for the account that received it
     * @param name as the person shows it; empty where the provider gives none
     */
    record Author(String id, Optional<String> name) {}
}
