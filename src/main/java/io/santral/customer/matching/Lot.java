package io.santral.customer.matching;

import java.nio.ByteBuffer;

/**
 * Draws one in so many, by a hash of the number that is keyed with a secret of the brand: whatever pattern the numbers have, the
 * draw has none, it is the same at every look, and nobody outside knows beforehand who is drawn.
 */
public final class Lot {
    private final SipHash hash;
    private final int oneIn;

    /** With a secret of 16 bytes. */
    public Lot(byte[] secret, int oneIn) {
        this.hash = new SipHash(secret);
        this.oneIn = oneIn;
    }

    public boolean drawn(long number) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        return Long.remainderUnsigned(hash.of(bytes), oneIn) == 0;
    }
}
