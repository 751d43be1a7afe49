package io.santral.channel.facebook;

import io.santral.channel.Fields;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The two calls of the Graph API that an answer needs. Whoever implements it does not follow redirects (the token would go
 * with them), does not try anything twice on its own, and waits only so long.
 */
interface Graph {
    /** Bytes of an answer that are read; a page of a hundred comments is far below it. */
    int MAX_ANSWER = 4 * 1024 * 1024;

    /** {@code POST /{object}/comments}. */
    Answer comment(String token, String object, String message) throws IOException;

    /** {@code GET /{object}/comments}: a page of them with id, message, from and created_time. */
    Answer comments(String token, String object, Optional<String> after) throws IOException;

    /**
     * An answer of whatever status.
     *
     * @param headers names in lower case
     * @param body at most {@link #MAX_ANSWER} bytes of it
     */
    record Answer(int status, Map<String, String> headers, String body) {
        boolean successful() {
            return status / 100 == 2;
        }

        Optional<String> header(String lowerCaseName) {
            return Optional.ofNullable(headers.get(lowerCaseName));
        }

        /** The body's object; nothing in it if it is none. */
        Fields json() {
            return Fields.lenient(body);
        }
    }
}
