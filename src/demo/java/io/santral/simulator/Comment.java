package io.santral.simulator;

import java.time.Instant;
import java.util.Optional;

/**
 * A comment under a post, or an answer to one.
 *
 * @param parent the first-level comment that it stands under; empty if it is itself of the first level
 */
record Comment(
        String id,
        String page,
        String post,
        Optional<String> parent,
        Person author,
        String text,
        Instant createdAt,
        boolean edited,
        boolean hidden,
        boolean removed) {
    boolean byPage() {
        return author.id().equals(page);
    }

    Comment withText(String newText) {
        return new Comment(id, page, post, parent, author, newText, createdAt, true, hidden, removed);
    }

    Comment withHidden(boolean nowHidden) {
        return new Comment(id, page, post, parent, author, text, createdAt, edited, nowHidden, removed);
    }

    Comment asRemoved() {
        return new Comment(id, page, post, parent, author, "", createdAt, edited, hidden, true);
    }
}
