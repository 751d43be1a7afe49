package io.santral.customer.matching;

import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.Provenance;
import io.santral.customer.matching.form.PersonName;
import io.santral.customer.matching.form.Phone;
import java.util.ArrayList;
import java.util.List;

/**
 * An identity that is a telephone line, which people share, pass around and give back: what was proven once on it is not proven of
 * all who call by it.
 */
final class Line {
    private Line() {}

    /** Whether it is a line that is not one person's: a household's or an office's, or one that is passed around. */
    static boolean ofSeveral(List<Feature> features) {
        return features.stream().anyMatch(feature -> isLine(feature) && !mobile(feature)) || passedAround(features);
    }

    private static boolean mobile(Feature line) {
        return Phone.of(line.value())
                .filter(phone -> phone.line() == Phone.Line.MOBILE)
                .isPresent();
    }

    /** Whether several people use the line: who called named two people, or proved to be two customers. */
    static boolean passedAround(List<Feature> features) {
        if (features.stream().noneMatch(Line::isLine)) {
            return false;
        }
        long customers = features.stream()
                .filter(feature ->
                        feature.kind() == Kind.CUSTOMER_NUMBER && feature.provenance() == Provenance.VERIFIED)
                .map(Feature::value)
                .distinct()
                .count();
        return customers > 1 || namesOfSeveral(features);
    }

    /**
     * What is proven in a call on a line that was heard of before is proven of who calls now, and not of who called then. Of a
     * mobile it is as sure as the line itself, which is one person's nearly always; of a household's or an office's line it is not
     * sure at all, and on a line that is known to be passed around nothing is, the first proof included.
     */
    static Feature proven(Feature feature, List<Feature> all, boolean passedAround) {
        if (feature.provenance() != Provenance.VERIFIED) {
            return feature;
        }
        Provenance sure = passedAround ? Provenance.TRANSPORT : Provenance.VERIFIED;
        for (Feature line : all) {
            if (sure != Provenance.TRANSPORT && isLine(line) && line.seen().isBefore(feature.seen())) {
                sure = mobile(line) ? Provenance.NETWORK : Provenance.TRANSPORT;
            }
        }
        return sure == Provenance.VERIFIED
                ? feature
                : new Feature(feature.kind(), feature.value(), sure, feature.seen());
    }

    private static boolean isLine(Feature feature) {
        return feature.kind() == Kind.PHONE && feature.provenance() == Provenance.NETWORK;
    }

    private static boolean namesOfSeveral(List<Feature> features) {
        List<PersonName> names = new ArrayList<>();
        for (Feature feature : features) {
            if (feature.kind() == Kind.NAME) {
                PersonName name = PersonName.of(List.of(), List.of(), List.of(feature.value()));
                if (!name.given().isEmpty()) {
                    for (PersonName other : names) {
                        if (!mayBeOne(name, other)) {
                            return true;
                        }
                    }
                    names.add(name);
                }
            }
        }
        return false;
    }

    /**
     * Whether a given name of one is a spelling of one of the other's, and a surname too; or one word of a name that shows no more.
     * Who married in between is taken for two: then a person is asked.
     */
    private static boolean mayBeOne(PersonName one, PersonName other) {
        if (one.surname().isEmpty() || other.surname().isEmpty()) {
            return alike(all(one), all(other));
        }
        return alike(one.given(), other.given()) && alike(one.surname(), other.surname());
    }

    private static List<String> all(PersonName name) {
        List<String> all = new ArrayList<>(name.given());
        all.addAll(name.surname());
        return all;
    }

    private static boolean alike(List<String> one, List<String> other) {
        return one.stream().anyMatch(a -> other.stream().anyMatch(b -> Comparison.names(a, b)));
    }
}
