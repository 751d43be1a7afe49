package io.santral.channel;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came: the exact bytes of the body, the headers (names in lower case), and the query parameters.
 *
 * @param body not copied: whoever holds the request leaves it alone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of every body would be paid for nothing
public record RawRequest(byte[] body, Map<String, String> headers, Map<String, String> query) {
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }
}
