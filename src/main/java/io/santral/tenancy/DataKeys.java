package io.santral.tenancy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The data keys of one brand, unwrapped (wall 5). What is sealed with them opens in the very row that it was sealed for: brand,
 * table, row and name are bound into it, so a value that is copied to another row, or to another brand's, is refused. To erase a
 * brand is to erase its keys.
 *
 * <p>A sealed value is: one byte for this form (1), the key's version (4 bytes), the nonce (12), the cipher text, the tag (16).
 */
public final class DataKeys {
    private static final byte FORM = 1;
    private static final int HEADER = 1 + Integer.BYTES;

    private final TenantId tenant;
    private final NavigableMap<Integer, SecretKey> keys = new TreeMap<>();

    private DataKeys(TenantId tenant) {
        this.tenant = tenant;
    }

    /**
     * The keys of the brand.
     *
     * @param wrapped the rows of {@code tenant_key} by version; at least one
     * @throws SealBroken if the master key is not the one that wrapped them, or a row is another brand's
     */
    public static DataKeys of(TenantId tenant, Map<Integer, byte[]> wrapped, MasterKey master) {
        DataKeys keys = new DataKeys(tenant);
        wrapped.forEach((version, bytes) -> {
            try {
                keys.keys.put(version, new SecretKeySpec(master.unwrap(bytes, keyPlace(tenant, version)), "AES"));
            } catch (GeneralSecurityException e) {
                throw new SealBroken(
                        "data key " + version + " of tenant " + tenant + " does not open with this master key", e);
            }
        });
        if (keys.keys.isEmpty()) {
            throw new SealBroken("tenant " + tenant + " has no data key", null);
        }
        return keys;
    }

    /** A new data key, wrapped, for the row of {@code tenant_key} with this version. */
    public static byte[] generate(TenantId tenant, int version, MasterKey master) {
        return master.wrap(AesGcm.random(32), keyPlace(tenant, version));
    }

    /**
     * A secret of the brand's own for this purpose, the same for ever: made of the brand's first key (HMAC-SHA256), so that two
     * brands never have the same, and that it goes when the keys are erased. 32 bytes.
     */
    public byte[] secret(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.firstEntry().getValue().getEncoded(), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    /** Seals with the newest key. The result is 33 bytes longer than the content. */
    public byte[] seal(String table, long id, String name, byte[] content) {
        Map.Entry<Integer, SecretKey> newest = keys.lastEntry();
        byte[] sealed = AesGcm.seal(newest.getValue(), content, place(table, id, name));
        return ByteBuffer.allocate(HEADER + sealed.length)
                .put(FORM)
                .putInt(newest.getKey())
                .put(sealed)
                .array();
    }

    /**
     * Opens what {@link #seal} sealed for the same place.
     *
     * @throws SealBroken if it was not sealed for this row, was changed since, or its key is gone
     */
    public byte[] open(String table, long id, String name, byte[] sealed) {
        if (sealed.length < HEADER || sealed[0] != FORM) {
            throw new SealBroken("not a sealed value: " + place(table, id, name), null);
        }
        ByteBuffer in = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
        int version = in.getInt();
        byte[] body = new byte[in.remaining()];
        in.get(body);
        SecretKey key = keys.get(version);
        if (key == null) {
            throw new SealBroken("the data key " + version + " is gone: " + place(table, id, name), null);
        }
        try {
            return AesGcm.open(key, body, place(table, id, name));
        } catch (GeneralSecurityException e) {
            throw new SealBroken("the seal is broken: " + place(table, id, name), e);
        }
    }

    private String place(String table, long id, String name) {
        return tenant + "|" + table + "|" + id + "|" + name;
    }

    private static String keyPlace(TenantId tenant, int version) {
        return tenant + "|tenant_key|" + version + "|wrapped";
    }

    @Override
    public String toString() {
        return "DataKeys[" + tenant + "]";
    }
}
