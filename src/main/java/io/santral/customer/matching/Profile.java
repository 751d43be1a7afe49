package io.santral.customer.matching;

import io.santral.customer.Feature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is known of one identity; {@code identity} is its id. Its normal forms are found once and kept with it. */
public final class Profile {
    private final long identity;
    private final List<Feature> features;

    /** Two threads may find the same at once: then one of two equal ones stays. */
    private volatile @Nullable Traits traits;

    public Profile(long identity, List<Feature> features) {
        this.identity = identity;
        this.features = List.copyOf(features);
    }

    public long identity() {
        return identity;
    }

    public List<Feature> features() {
        return features;
    }

    /** Whether several people use it: a fixed line, or one that is passed around. */
    boolean ofSeveral() {
        return Line.ofSeveral(features);
    }

    Traits traits() {
        Traits found = traits;
        if (found == null) {
            found = Traits.of(features);
            traits = found;
        }
        return found;
    }
}
