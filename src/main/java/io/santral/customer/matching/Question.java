package io.santral.customer.matching;

import io.santral.customer.matching.Index.Probe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of the index for a profile. */
final class Question {
    private final List<Probe> probes;
    private final Index.Key[][] counted;

    /** With, by aspect, the keys that tell how frequent each of the profile's values is; none where nothing is counted. */
    Question(List<Probe> probes, Index.Key[][] counted) {
        this.probes = probes;
        this.counted = counted;
    }

    List<Probe> probes() {
        return probes;
    }

    /** The key that tells how frequent the value is, if that is counted. */
    Index.@Nullable Key counted(Aspect aspect, int value) {
        Index.Key[] keys = counted[aspect.ordinal()];
        return keys.length == 0 ? null : keys[value];
    }
}
