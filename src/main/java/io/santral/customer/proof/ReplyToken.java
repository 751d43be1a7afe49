package io.santral.customer.proof;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in the Message-ID (RFC 5322, 3.6.4) of a mail that the brand answers with, before the sign: whoever answers that mail
 * gives it back, and has read what we wrote. It can be made with the brand's secret only.
 *
 * <p>Its form: {@code st1.} and 59 digits of base 36, which stand for the interaction that we answered (8 bytes), the identity that
 * we wrote to (8), the time in milliseconds (6), and the first 16 bytes of the HMAC over these. 63 characters: a local part has at
 * most 64.
 *
 * @param interaction that we answered
 * @param identity that we wrote to
 */
public record ReplyToken(long interaction, long identity, Instant issuedAt) {
    public static final Duration VALID = Duration.ofDays(90);

    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final int RADIX = 36;
    private static final int DIGITS = 59;
    private static final int CONTENT = Long.BYTES + Long.BYTES + 6;
    private static final int MAC = 16;
    private static final Pattern FORM = Pattern.compile("<?(st1\\.([0-9a-z]{59}))@[!-~]{1,120}");

    /** As it stands before the sign. */
    public String text(byte[] secret) {
        byte[] content = content();
        byte[] all = ByteBuffer.allocate(CONTENT + MAC)
                .put(content)
                .put(Hmac.of(secret, content), 0, MAC)
                .array();
        String digits = new BigInteger(1, all).toString(RADIX);
        return "st1." + "0".repeat(DIGITS - digits.length()) + digits;
    }

    private byte[] content() {
        return ByteBuffer.allocate(CONTENT)
                .putLong(interaction)
                .putLong(identity)
                .putShort((short) (issuedAt.toEpochMilli() >>> Integer.SIZE))
                .putInt((int) issuedAt.toEpochMilli())
                .array();
    }

    /**
     * Reads a Message-ID. Empty if it is none of ours, was changed, is another brand's, or is older than 90 days.
     *
     * @param at when it came, by our own clock: a mail may say any date of itself
     */
    public static Optional<ReplyToken> read(String messageId, byte[] secret, Instant at) {
        Matcher form = FORM.matcher(messageId.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        byte[] number = new BigInteger(form.group(2), RADIX).toByteArray();
        int excess = number.length - CONTENT - MAC;
        if (excess > 1 || (excess == 1 && number[0] != 0)) {
            return Optional.empty();
        }
        byte[] all = new byte[CONTENT + MAC];
        int from = Math.max(excess, 0);
        System.arraycopy(number, from, all, all.length - (number.length - from), number.length - from);
        byte[] content = Arrays.copyOf(all, CONTENT);
        byte[] mac = Arrays.copyOfRange(all, CONTENT, all.length);
        if (!MessageDigest.isEqual(mac, Arrays.copyOf(Hmac.of(secret, content), MAC))) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(content);
        ReplyToken token = new ReplyToken(
                in.getLong(),
                in.getLong(),
                Instant.ofEpochMilli(((long) Short.toUnsignedInt(in.getShort()) << Integer.SIZE)
                        | Integer.toUnsignedLong(in.getInt())));
        boolean valid = token.issuedAt().isBefore(at.plus(SKEW))
                && at.isBefore(token.issuedAt().plus(VALID));
        return valid ? Optional.of(token) : Optional.empty();
    }

    /**
     * The mail that a mail answers, if the brand wrote it: what it names as its parent (In-Reply-To), else the last of its references.
     * A reference further up proves nothing: it stands in what answers a forwarded copy too, and the text never counts, since whoever
     * quotes or forwards a mail hands its words on.
     */
    public static Optional<ReplyToken> answered(
            Optional<String> parent, List<String> references, byte[] secret, Instant at) {
        return parent.or(() ->
                        references.isEmpty() ? Optional.empty() : Optional.of(references.get(references.size() - 1)))
                .flatMap(messageId -> read(messageId, secret, at));
    }
}
