package io.santral.channel.simulator;

import java.io.IOException;

/** The two calls that an answer needs. Whoever implements it tries nothing twice on its own. */
interface Wire {
    /** Bytes of an answer that are read. */
    int MAX_ANSWER = 1024 * 1024;

    /**
     * {@code POST replies}: {account, inReplyTo, thread, kind, text, messageId?}; {@code POST notices}: {account, key, kind, to,
     * subject, text}. Both answer {id}.
     */
    Answer send(String token, String json) throws IOException;

    /**
     * {@code GET replies}: {replies: [{id, text, at}]}, the brand's to one interaction; {@code GET notices}: {notices: [{id}]}, of one
     * key.
     */
    Answer sent(String token, String account, String of) throws IOException;

    /** An answer of whatever status. */
    record Answer(int status, String body) {}
}
