package io.santral.stream;

import java.time.Instant;

/** What happens next at the brand. */
public sealed interface Happening {
    Instant at();

    /** Somebody writes or calls. */
    record Contacted(Contact contact, Truth truth) implements Happening {
        @Override
        public Instant at() {
            return contact.received().occurredAt();
        }
    }

    /** An agent takes the writers of two contacts for one person, which they are not. */
    record MisMerged(Instant at, String first, String second) implements Happening {}

    /** And takes it back. */
    record Corrected(Instant at, String first, String second) implements Happening {}
}
