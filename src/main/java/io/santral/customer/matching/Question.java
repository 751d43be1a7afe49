package io.santral.customer.matching;

import io.santral.customer.matching.Index.Probe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the index for a profile.
 *
 * @param counted by aspect, the key that tells how frequent each of the profile's values is; null where none is counted
 */
@SuppressWarnings("ArrayRecordComponent") // asked once and thrown away: nobody compares two questions
record Question(List<Probe> probes, Index.@Nullable Key[][] counted) {
    Index.@Nullable Key counted(Aspect aspect, int value) {
        Index.Key[] keys = counted[aspect.ordinal()];
        return keys == null ? null : keys[value];
    }
}
