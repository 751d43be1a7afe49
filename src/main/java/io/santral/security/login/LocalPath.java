package io.santral.security.login;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of our own that somebody is sent back to, with its query. Whatever could lead elsewhere (a scheme, a host, a second
 * slash, a backslash, a control character, more than 1,000 characters) becomes the front page: a log-in never sends anybody to a
 * place that somebody else chose.
 */
record LocalPath(String text) {
    static final LocalPath FRONT = new LocalPath("/");
    private static final int LONGEST = 1_000;

    LocalPath {
        if (!isLocal(text)) {
            text = "/";
        }
    }

    /** The path and query of an address, for example of a Referer header, whatever its host. */
    static LocalPath ofAddress(@Nullable String address) {
        if (address == null) {
            return FRONT;
        }
        try {
            URI uri = new URI(address);
            return uri.getRawPath() == null ? FRONT : of(uri.getRawPath(), uri.getRawQuery());
        } catch (URISyntaxException e) {
            return FRONT;
        }
    }

    static LocalPath of(String path, @Nullable String query) {
        return new LocalPath(query == null ? path : path + "?" + query);
    }

    /** The value of a parameter of the query, as it stands there, not decoded; the first, if there are several. */
    Optional<String> parameter(String name) {
        int query = text.indexOf('?');
        return query < 0
                ? Optional.empty()
                : Stream.of(text.substring(query + 1).split("&", -1))
                        .filter(field -> field.startsWith(name + "="))
                        .map(field -> field.substring(name.length() + 1))
                        .findFirst();
    }

    private static boolean isLocal(String text) {
        if (text.length() > LONGEST
                || !text.startsWith("/")
                || text.startsWith("//")
                || text.startsWith("/session/")
                || text.chars().anyMatch(c -> c <= ' ' || c == '\\' || c > '~')) {
            return false;
        }
        try {
            URI uri = new URI(text);
            return uri.getScheme() == null && uri.getRawAuthority() == null && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
