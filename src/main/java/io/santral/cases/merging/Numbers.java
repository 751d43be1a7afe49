package io.santral.cases.merging;

import io.santral.customer.Feature;
import io.santral.customer.Kind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The order, cargo and invoice numbers that a text names, or all texts of a case.
 *
 * @param byKind in their normal form: letters and digits only, in capitals
 */
public record Numbers(Map<Kind, Set<String>> byKind) {
    private static final Set<Kind> OF_A_MATTER = Set.of(Kind.ORDER_NUMBER, Kind.CARGO_NUMBER, Kind.INVOICE_NUMBER);

    /** None at all. */
    public static final Numbers NONE = new Numbers(Map.of());

    public Numbers {
        byKind = Map.copyOf(byKind);
    }

    /** Those among the features that name a matter; a customer number names the customer and not the matter. */
    public static Numbers of(List<Feature> features) {
        Map<Kind, Set<String>> byKind = new EnumMap<>(Kind.class);
        for (Feature feature : features) {
            if (OF_A_MATTER.contains(feature.kind())) {
                byKind.computeIfAbsent(feature.kind(), any -> new TreeSet<>()).add(normal(feature.value()));
            }
        }
        return new Numbers(byKind);
    }

    /** Those of all of them. */
    static Numbers all(List<Numbers> several) {
        Map<Kind, Set<String>> byKind = new EnumMap<>(Kind.class);
        several.forEach(one -> one.byKind.forEach((kind, numbers) ->
                byKind.computeIfAbsent(kind, any -> new TreeSet<>()).addAll(numbers)));
        return new Numbers(byKind);
    }

    private static String normal(String number) {
        return number.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
    }

    /** Whether both name the same one. */
    boolean share(Numbers other) {
        return byKind.entrySet().stream()
                .anyMatch(entry -> !Collections.disjoint(entry.getValue(), other.of(entry.getKey())));
    }

    /** Whether both name one of a kind, and never the same. */
    boolean differ(Numbers other) {
        return !share(other)
                && byKind.keySet().stream().anyMatch(kind -> !other.of(kind).isEmpty());
    }

    private Set<String> of(Kind kind) {
        return byKind.getOrDefault(kind, Set.of());
    }
}
