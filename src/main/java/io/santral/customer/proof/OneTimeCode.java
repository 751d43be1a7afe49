package io.santral.customer.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A code of six digits that was sent to an address: whoever says it has read what came there. With five tries in a million codes a
 * guess succeeds once in 200,000.
 *
 * @param hash of the code, made by {@link #hash}
 * @param tries that were wrong
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OneTimeCode(long id, byte[] hash, int tries, Instant createdAt, Instant expiresAt) {
    public static final Duration VALID = Duration.ofMinutes(10);
    public static final int TRIES = 5;

    private static final int CODES = 1_000_000;
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** Who writes a longer message writes about something else. */
    private static final int LONGEST = 80;

    private static final int MOST_NUMBERS = 20;

    /** What came of saying a code. */
    public enum Answer {
        RIGHT,
        /** Another code; the try counts. */
        WRONG,
        /** Too late, too early or too often, whatever was said; nothing counts any more. */
        CLOSED
    }

    /** A new code: 000000 to 999999, each as likely. */
    public static String draw(SecureRandom random) {
        return String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
    }

    /** Of the code as it is stored: bound to its row, so that a hash tells nothing about the same code elsewhere. */
    public static byte[] hash(byte[] secret, long id, String code) {
        byte[] digits = code.getBytes(StandardCharsets.UTF_8);
        return Hmac.of(
                secret,
                ByteBuffer.allocate(Long.BYTES + digits.length)
                        .putLong(id)
                        .put(digits)
                        .array());
    }

    /**
     * What came of saying a code.
     *
     * @param at when it was said: to us, by our own clock
     */
    public Answer said(String code, byte[] secret, Instant at) {
        // Compared in any case, so that the time tells nothing.
        boolean same = MessageDigest.isEqual(hash, hash(secret, id, code));
        if (tries >= TRIES || at.isBefore(createdAt) || !at.isBefore(expiresAt)) {
            return Answer.CLOSED;
        }
        return same ? Answer.RIGHT : Answer.WRONG;
    }

    /** Whether it is one at all. */
    public static boolean isOne(String text) {
        return CODE.matcher(text).matches();
    }

    /**
     * The code that a message gives: the only number in it, of exactly six digits, in at most 80 characters. All else is talk.
     *
     * @param text the writer's own words
     */
    public static Optional<String> in(String text) {
        String said = text.strip();
        if (said.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> numbers = numbers(said);
        return numbers.size() == 1 && isOne(numbers.get(0)) ? Optional.of(numbers.get(0)) : Optional.empty();
    }

    /** What might be a code in a text that the world reads: at most 20 numbers of six digits. */
    public static List<String> allIn(String text) {
        return numbers(text).stream()
                .filter(OneTimeCode::isOne)
                .distinct()
                .limit(MOST_NUMBERS)
                .toList();
    }

    private static List<String> numbers(String text) {
        return DIGITS.matcher(text).results().map(MatchResult::group).toList();
    }
}
