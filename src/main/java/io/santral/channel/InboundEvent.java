package io.santral.channel;

import java.time.Instant;
import java.util.List;
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
     * @param thread what the interaction belongs to on the provider's side: a post, a conversation, a chat session
     * @param parent the interaction that it answers, if any
     * @param references further interactions that it says it belongs to, nearest last, as a mail does (RFC 5322, 3.6.4): at most 50
     * @param text the author's own words: of a call without what the agent said, for whoever introduces themselves in it is the author
     */
    record Received(
            String externalId,
            Instant occurredAt,
            Kind kind,
            Visibility visibility,
            Optional<Author> author,
            String thread,
            Optional<String> parent,
            List<String> references,
            String text)
            implements InboundEvent {
        public Received {
            references = List.copyOf(references);
        }

        /** The same, written by somebody of whom more is known. */
        public Received by(Author other) {
            return new Received(
                    externalId, occurredAt, kind, visibility, Optional.of(other), thread, parent, references, text);
        }
    }

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
        REVIEW,
        MESSAGE,
        MAIL,
        SMS,
        CALL,
        CHAT,
        FAX
    }

    enum Visibility {
        PUBLIC,
        PRIVATE
    }

    /**
     * Who wrote.
     *
     * @param id the provider's id of the person, or the address or number by which the channel knows them
     * @param name as the person shows it; empty where the provider gives none
     * @param marks what else the channel tells of them
     */
    record Author(AuthorId id, Optional<String> name, List<Mark> marks) {
        public Author {
            marks = List.copyOf(marks);
        }

        /** The same with a proven id. */
        public Author verified() {
            return new Author(new AuthorId(id.kind(), id.value(), Trust.VERIFIED), name, marks);
        }

        /** Known by the provider's id alone, which is unique for the account that received the event. */
        public static Author ofPlatform(String id, Optional<String> name) {
            return new Author(new AuthorId(AuthorId.IdKind.PLATFORM, id, Trust.VERIFIED), name, List.of());
        }
    }

    /**
     * How the channel knows the writer.
     *
     * @param trust how far the channel vouches for it
     */
    record AuthorId(IdKind kind, String value, Trust trust) {
        /** What the id is, and so where it has its meaning. */
        public enum IdKind {
            /** Only for the account that received it. */
            PLATFORM,
            /** An e-mail address: everywhere the same. */
            EMAIL,
            /** A telephone number: everywhere the same. */
            PHONE
        }
    }

    /** Something that the channel tells of the writer beside the id: the log-in of a signed chat, a device, a handle. */
    record Mark(What what, String value, Trust trust) {
        /** What is told. */
        public enum What {
            LOGIN,
            EMAIL,
            PHONE,
            DEVICE,
            HANDLE,
            CUSTOMER_NUMBER
        }
    }

    /** How far a channel vouches for what it tells. */
    enum Trust {
        /** Proven by the channel: the platform's own id, a signed log-in, an aligned DMARC pass. */
        VERIFIED,
        /** The network says so, which can be spoofed: a caller id, an SMS's sender. */
        NETWORK,
        /** Carried, not proven: a From address. */
        TRANSPORT,
        /** Of the device and not the person. */
        DEVICE,
        /** The person says so. */
        CLAIMED
    }
}
