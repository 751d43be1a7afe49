package io.santral.customer.matching;

import io.santral.customer.Feature;
import java.util.List;

/** All that is known of one identity; {@code identity} is its id. */
public record Profile(long identity, List<Feature> features) {}
