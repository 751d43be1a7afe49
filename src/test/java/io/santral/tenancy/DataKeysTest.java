package io.santral.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataKeysTest {
    private static final TenantId KUZGUN = new TenantId(1);
    private static final TenantId SEPETCIM = new TenantId(2);
    private static final byte[] TOKEN = "ışık token".getBytes(StandardCharsets.UTF_8);

    private final MasterKey master = master(1);
    private final byte[] first = DataKeys.generate(KUZGUN, 1, master);
    private final DataKeys keys = DataKeys.of(KUZGUN, Map.of(1, first), master);

    @Test
    void whatIsSealedOpensInItsPlace() {
        byte[] sealed = keys.seal("channel_secret", 7, "accessToken", TOKEN);

        assertThat(keys.open("channel_secret", 7, "accessToken", sealed)).isEqualTo(TOKEN);
        assertThat(sealed).hasSize(TOKEN.length + 33);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("token");
    }

    @Test
    void theSameContentIsNeverSealedTheSameWay() {
        assertThat(keys.seal("t", 1, "n", TOKEN)).isNotEqualTo(keys.seal("t", 1, "n", TOKEN));
    }

    @Test
    void itOpensInNoOtherPlace() {
        byte[] sealed = keys.seal("channel_secret", 7, "accessToken", TOKEN);

        assertThatThrownBy(() -> keys.open("channel_secret", 8, "accessToken", sealed))
                .isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> keys.open("customer", 7, "accessToken", sealed))
                .isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> keys.open("channel_secret", 7, "other", sealed))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void noBitOfItCanBeChanged() {
        byte[] sealed = keys.seal("t", 1, "n", TOKEN);
        for (int index = 0; index < sealed.length; index++) {
            byte[] changed = sealed.clone();
            changed[index] ^= 1;
            assertThatThrownBy(() -> keys.open("t", 1, "n", changed)).isInstanceOf(SealBroken.class);
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> keys.open("t", 1, "n", cut)).isInstanceOf(SealBroken.class);
        }
    }

    @Test
    void aKeyIsItsBrandsItsVersionsAndItsMasters() {
        assertThatThrownBy(() -> DataKeys.of(SEPETCIM, Map.of(1, first), master))
                .isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> DataKeys.of(KUZGUN, Map.of(2, first), master)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> DataKeys.of(KUZGUN, Map.of(1, first), master(2)))
                .isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> DataKeys.of(KUZGUN, Map.of(), master)).isInstanceOf(SealBroken.class);
    }

    @Test
    void anOldKeyOpensWhatItSealedAndTheNewestSeals() {
        byte[] old = keys.seal("t", 1, "n", TOKEN);
        byte[] second = DataKeys.generate(KUZGUN, 2, master);
        DataKeys both = DataKeys.of(KUZGUN, Map.of(1, first, 2, second), master);

        assertThat(both.open("t", 1, "n", old)).isEqualTo(TOKEN);
        byte[] fresh = both.seal("t", 1, "n", TOKEN);
        assertThat(DataKeys.of(KUZGUN, Map.of(2, second), master).open("t", 1, "n", fresh))
                .isEqualTo(TOKEN);
        assertThatThrownBy(() -> keys.open("t", 1, "n", fresh))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining("gone");
    }

    @Test
    void aMasterKeyHas32BytesAndIsNeverPrinted() {
        assertThatThrownBy(() -> MasterKey.of("not base64!"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl")
                .hasMessageNotContaining("not base64!");
        assertThatThrownBy(() -> MasterKey.of(Base64.getEncoder().encodeToString(new byte[16])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16 bytes");
        assertThat(master).hasToString("MasterKey");
        assertThat(keys).hasToString("DataKeys[1]");
    }

    private static MasterKey master(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return MasterKey.of(Base64.getEncoder().encodeToString(key) + "\n");
    }
}
