package io.santral.channel.facebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.santral.channel.RawRequest;
import io.santral.channel.SecretRing;
import io.santral.channel.Verdict;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code X-Hub-Signature-256: sha256=<hex>}, the HMAC-SHA-256 of the body's bytes as they came, with the app's secret. The
 * older {@code X-Hub-Signature} (SHA-1) proves nothing here.
 */
final class HubSignature {
    static final String HEADER = "x-hub-signature-256";

    /** Meta writes lower case; upper-case digits are the same number. */
    private static final Pattern FORM = Pattern.compile("sha256=([0-9a-fA-F]{64})");

    private HubSignature() {}

    static Verdict verify(RawRequest request, SecretRing secrets) {
        Optional<String> header = request.header(HEADER);
        if (header.isEmpty() || header.get().isBlank()) {
            return Verdict.MISSING;
        }
        var form = FORM.matcher(header.get());
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
