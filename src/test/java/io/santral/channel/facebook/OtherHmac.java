package io.santral.channel.facebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** HMAC-SHA-256 as RFC 2104 spells it out, so that the tests do not sign with what they test. Secrets of at most 64 bytes. */
final class OtherHmac {
    private OtherHmac() {}

    static String sign(String secret, byte[] body) {
        byte[] key = Arrays.copyOf(secret.getBytes(UTF_8), 64);
        return "sha256=" + HexFormat.of().formatHex(hash(pad(key, 0x5c), hash(pad(key, 0x36), body)));
    }

    private static byte[] pad(byte[] key, int with) {
        byte[] padded = key.clone();
        for (int i = 0; i < padded.length; i++) {
            padded[i] ^= (byte) with;
        }
        return padded;
    }

    private static byte[] hash(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
