package io.santral.customer.matching;

import io.santral.customer.matching.Index.Key;
import io.santral.customer.matching.Index.Probe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the index for a profile.
 *
 * @param counted by aspect, the key that tells how frequent each of the profile's values is; null where none is counted
 */
record Question(List<Probe> probes, @Nullable Key[][] counted) {
    @Nullable
    Key counted(Aspect aspect, int value) {
        Key[] keys = counted[aspect.ordinal()];
        return keys == null ? null : keys[value];
    }
}
