package io.santral.tenancy;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The installation's key, which wraps the brands' data keys and nothing else (wall 5). It comes from {@code SANTRAL_MASTER_KEY} and
 * is never stored: whoever has the database alone opens no secret.
 */
public final class MasterKey {
    private static final int BYTES = 32;
    private final SecretKey key;

    private MasterKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * The key behind the text.
     *
     * @param base64 32 random bytes, as {@code openssl rand -base64 32} prints them
     * @throws IllegalArgumentException if it is anything else; the text does not repeat the value
     */
    public static MasterKey of(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the master key is not base64; make one with: openssl rand -base64 32");
        }
        if (key.length != BYTES) {
            throw new IllegalArgumentException("the master key has " + key.length + " bytes instead of " + BYTES
                    + "; make one with: openssl rand -base64 32");
        }
        try {
            return new MasterKey(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    byte[] wrap(byte[] dataKey, String place) {
        return AesGcm.seal(key, dataKey, place);
    }

    byte[] unwrap(byte[] wrapped, String place) throws GeneralSecurityException {
        return AesGcm.open(key, wrapped, place);
    }

    @Override
    public String toString() {
        return "MasterKey";
    }
}
