package io.santral.channel;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A provider's JSON, read with patience: ids come as numbers and as strings, times in seconds, in milliseconds and as ISO 8601,
 * and everything may be null, missing or of another type. What cannot be read as asked is as if it were not there.
 */
public record Fields(JsonObject json) {
    /** Providers' own bodies are less than ten deep. */
    public static final int MAX_DEPTH = 32;

    /** The provider lookup of {@code jakarta.json.Json} reads the class path on every call. */
    public static final JsonProvider JSON = JsonProvider.provider();

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,190}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,16}");
    private static final long SECONDS_END = 100_000_000_000L;
    private static final Instant EARLIEST = Instant.parse("2004-02-04T00:00:00Z");
    private static final Instant FAR = Instant.parse("2200-01-01T00:00:00Z");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    public static Fields none() {
        return new Fields(JsonValue.EMPTY_JSON_OBJECT);
    }

    public static Fields of(JsonValue value) {
        return value instanceof JsonObject object ? new Fields(object) : none();
    }

    /**
     * The object that the bytes hold. Bytes that are no UTF-8 become U+FFFD, and of two equal keys the last one counts: one
     * odd character is no reason to refuse a batch.
     *
     * @throws MalformedDelivery if they hold no JSON object, or one that is nested deeper than {@link #MAX_DEPTH}
     */
    public static Fields read(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        bound(text);
        try (var reader = JSON.createReader(new StringReader(text))) {
            return new Fields(reader.readObject());
        } catch (RuntimeException e) {
            // JsonException, and for absurd numbers others that the specification does not name. Its text quotes
            // content.
            throw new MalformedDelivery("no JSON object");
        }
    }

    /** The object in a text of somebody else's; nothing in it if it is none. */
    public static Fields lenient(String text) {
        try {
            return read(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedDelivery e) {
            return none();
        }
    }

    /** Before the parser sees it: its stack is not ours to spend, and it would leave unread what follows the value. */
    private static void bound(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                if (++depth > MAX_DEPTH) {
                    throw new MalformedDelivery("nested deeper than " + MAX_DEPTH);
                }
            } else if ((c == '}' || c == ']')
                    && --depth == 0
                    && !text.substring(i + 1).isBlank()) {
                throw new MalformedDelivery("more than one value");
            }
        }
    }

    /** The same value with its keys in order and only whole characters: equal values have equal text. */
    public static JsonValue canonical(JsonValue value) {
        if (value instanceof JsonObject object) {
            var builder = JSON.createObjectBuilder();
            new TreeMap<>(object).forEach((key, member) -> builder.add(whole(key), canonical(member)));
            return builder.build();
        }
        if (value instanceof JsonArray array) {
            var builder = JSON.createArrayBuilder();
            array.forEach(element -> builder.add(canonical(element)));
            return builder.build();
        }
        return value instanceof JsonString string ? JSON.createValue(whole(string.getString())) : value;
    }

    /** Text as people wrote it: cleaned of what neither MySQL nor XML takes. */
    public Optional<String> text(String name) {
        JsonValue value = json.get(name);
        if (value instanceof JsonString string) {
            return Optional.of(clean(string.getString()));
        }
        return value instanceof JsonNumber number ? Optional.of(number.toString()) : Optional.empty();
    }

    /** An id of at most 190 letters, digits, {@code _} and {@code -}; a number's digits are kept as they are. */
    public Optional<String> id(String name) {
        return text(name).filter(id -> ID.matcher(id).matches());
    }

    /** A time that can be: none is from before the oldest of the platforms, or after the year 2200. */
    public Optional<Instant> time(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant time;
            if (DIGITS.matcher(text.get()).matches()) {
                long number = new BigDecimal(text.get()).longValueExact();
                time = number < SECONDS_END ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            } else {
                time = OffsetDateTime.parse(text.get(), TIME).toInstant();
            }
            return Optional.of(time).filter(t -> t.isAfter(EARLIEST) && t.isBefore(FAR));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public Fields object(String name) {
        JsonValue value = json.get(name);
        return value == null ? none() : of(value);
    }

    public Optional<JsonArray> array(String name) {
        return json.get(name) instanceof JsonArray array ? Optional.of(array) : Optional.empty();
    }

    public boolean isTrue(String name) {
        return json.get(name) == JsonValue.TRUE;
    }

    /** Whether there is anything under the name but null. */
    public boolean has(String name) {
        JsonValue value = json.get(name);
        return value != null && value != JsonValue.NULL;
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        whole(text)
                .codePoints()
                .filter(c -> c >= ' ' || c == '\n' || c == '\t' || c == '\r')
                .filter(c -> c != 0xFFFE && c != 0xFFFF)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Half of a surrogate pair, which no encoding can write, becomes U+FFFD. */
    private static String whole(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
