package io.santral.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A header {@code sha256=<hex>}: the HMAC-SHA-256 (RFC 2104) of the body's bytes as they came, with the application's secret.
 *
 * @param header its name in lower case
 */
public record HmacSignature(String header) {
    /** Upper-case digits are the same number. */
    private static final Pattern FORM = Pattern.compile("sha256=([0-9a-fA-F]{64})");

    /** Whether one of the secrets signed the body. */
    public Verdict verify(RawRequest request, SecretRing secrets) {
        Optional<String> shown = request.header(header);
        if (shown.isEmpty() || shown.get().isBlank()) {
            return Verdict.MISSING;
        }
        var form = FORM.matcher(shown.get());
        if (!form.matches()) {
            return Verdict.MALFORMED;
        }
        byte[] claimed = HexFormat.of().parseHex(form.group(1));
        boolean genuine = false;
        for (String secret : secrets.secrets()) {
            // Every secret is tried, so that the time does not tell which one fitted. An empty one signs nothing.
            genuine |= !secret.isEmpty() && MessageDigest.isEqual(hmac(secret, request.body()), claimed);
        }
        return genuine ? Verdict.GENUINE : Verdict.WRONG;
    }

    private static byte[] hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
