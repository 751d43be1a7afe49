package io.santral.shared;

import com.github.f4b6a3.tsid.Tsid;
import com.github.f4b6a3.tsid.TsidCreator;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Ids of 64 bits that sort by the time of their making, so that a primary key grows at its end and a page of the newest
 * rows is a range. Shown to people and in addresses as 13 characters of Crockford's base 32.
 */
public final class Ids {
    /** Bits of an id below its millisecond. */
    private static final int BELOW_TIME = 22;

    private Ids() {}

    public static long next() {
        return TsidCreator.getTsid().toLong();
    }

    /** No id that was made at that time or later is less; before 2020 it is 0. */
    public static long firstAt(Instant at) {
        return Math.max(0, at.toEpochMilli() - Tsid.TSID_EPOCH) << BELOW_TIME;
    }

    /** The id as it stands in addresses: 13 upper-case characters. */
    public static String text(long id) {
        return Tsid.from(id).toString();
    }

    /** The id behind such a text; empty for everything that is not one, in whatever way. */
    public static OptionalLong parse(String text) {
        return Tsid.isValid(text) ? OptionalLong.of(Tsid.from(text).toLong()) : OptionalLong.empty();
    }
}
