package io.santral.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SipHashTest {
    /** From the paper: the key 00 01 … 0f, the text 00 01 … 0e; and the reference implementation's first vectors. */
    @Test
    void hashesAsThePaperSays() {
        SipHash hash = new SipHash(counting(16));
        assertThat(hash.of(counting(15))).isEqualTo(0xa129ca6149be45e5L);
        assertThat(hash.of(new byte[0])).isEqualTo(0x726fdb47dd0e0e31L);
        assertThat(hash.of(counting(8))).isEqualTo(0x93f5f5799a932462L);
    }

    @Test
    void takesNoKeyOfAnotherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SipHash(new byte[15]));
    }

    private static byte[] counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
