package io.santral.customer.matching;

import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.Provenance;
import io.santral.customer.Sighting;
import io.santral.customer.matching.form.PersonName;
import io.santral.customer.matching.form.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A telephone line, which people share, pass around and give back: what was proven once on it is not proven of all who call by it.
 *
 * <p>A line is an identity. Who calls by it and says that they are somebody else than who is known there is one of their own, a further
 * party of the line, and is found again by what they say. Who says nothing is the line itself.
 */
public final class Line {
    /** A line has no more parties: who comes later is the line itself. */
    public static final int PARTIES = 8;

    private static final String FIRST = "1";

    private Line() {}

    /** The namespaces in which who writes or calls so may be an identity: those of the line's parties, its own first; else just its own. */
    public static List<String> namespaces(Sighting sighting) {
        return IntStream.rangeClosed(1, sighting.call() ? PARTIES : 1)
                .mapToObj(party -> namespace(sighting.namespace(), party))
                .toList();
    }

    private static String namespace(String own, int party) {
        return party == 1 ? own : own + ':' + party;
    }

    /**
     * Which of a line's parties calls: who has proven the customer number that is proven now; else who has the name that is said; else
     * the first whose name it may be; else the first of whom none is known. Who tells neither is the line itself. Where nobody calls,
     * the address is one somebody's.
     *
     * @param parties what is known of each, the line itself first
     * @return the place among them; empty if it is somebody else
     */
    public static OptionalInt caller(List<List<Feature>> parties, Sighting call) {
        if (!call.call()) {
            return first(parties, any -> true);
        }
        Set<String> numbers = numbers(call.features());
        List<PersonName> said = names(said(call));
        return List.<Predicate<List<Feature>>>of(
                        party -> numbers(party).stream().anyMatch(numbers::contains),
                        party -> names(party).stream().anyMatch(said::contains) && !isAnother(party, numbers),
                        party -> mayBeOneOf(said, names(party)) && !isAnother(party, numbers),
                        party -> (said.isEmpty() || names(party).isEmpty()) && !isAnother(party, numbers),
                        party -> parties.size() >= PARTIES)
                .stream()
                .map(which -> first(parties, which))
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    /** Whoever proved one number is nobody who proves another. */
    private static boolean isAnother(List<Feature> party, Set<String> numbers) {
        return !numbers.isEmpty() && !numbers(party).isEmpty();
    }

    private static OptionalInt first(List<List<Feature>> parties, Predicate<List<Feature>> which) {
        return IntStream.range(0, parties.size())
                .filter(place -> which.test(parties.get(place)))
                .findFirst();
    }

    /** What a caller says of themselves: the name that the network shows is the subscriber's. */
    private static List<Feature> said(Sighting call) {
        return call.features().stream()
                .filter(feature -> !call.name().equals(Optional.of(feature.value())))
                .toList();
    }

    /** Somebody else who calls by a line that has so many parties already, as a party of its own; the first is the line itself. */
    public static Sighting another(Sighting call, int parties) {
        if (parties == 0) {
            return call;
        }
        Optional<String> name = said(call).stream()
                .filter(feature -> feature.kind() == Kind.NAME)
                .map(Feature::value)
                .findFirst();
        int party = parties + 1;
        return call.in(namespace(call.namespace(), party), name, party(Integer.toString(party), call));
    }

    /** What is known of the line itself from then on. */
    public static Feature shared(Sighting call) {
        return party(FIRST, call);
    }

    private static Feature party(String number, Sighting call) {
        return new Feature(Kind.PARTY, number, Provenance.NETWORK, call.at());
    }

    /**
     * Whether it is not one person's: a household's or an office's line, or one that is passed around; but not the party of a line
     * who said who they are.
     */
    static boolean ofSeveral(List<Feature> features) {
        Optional<String> party = features.stream()
                .filter(feature -> feature.kind() == Kind.PARTY)
                .map(Feature::value)
                .findFirst();
        return party.isPresent() ? party.get().equals(FIRST) : ofSeveralLines(features);
    }

    private static boolean ofSeveralLines(List<Feature> features) {
        return features.stream().anyMatch(feature -> isLine(feature) && !mobile(feature)) || passedAround(features);
    }

    private static boolean mobile(Feature line) {
        return Phone.of(line.value())
                .filter(phone -> phone.line() == Phone.Line.MOBILE)
                .isPresent();
    }

    /** Whether several people use the line: it has parties, or who used it named two people or proved to be two customers. */
    static boolean passedAround(List<Feature> features) {
        return features.stream().anyMatch(Line::isLine)
                && (features.stream().anyMatch(feature -> feature.kind() == Kind.PARTY)
                        || numbers(features).size() > 1
                        || namesOfSeveral(features));
    }

    private static Set<String> numbers(List<Feature> features) {
        return features.stream()
                .filter(feature ->
                        feature.kind() == Kind.CUSTOMER_NUMBER && feature.provenance() == Provenance.VERIFIED)
                .map(Feature::value)
                .collect(Collectors.toUnmodifiableSet());
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
        List<PersonName> names = names(features);
        for (int i = 0; i < names.size(); i++) {
            for (PersonName other : names.subList(0, i)) {
                if (!mayBeOne(names.get(i), other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<PersonName> names(List<Feature> features) {
        return features.stream()
                .filter(feature -> feature.kind() == Kind.NAME)
                .map(feature -> PersonName.of(List.of(), List.of(), List.of(feature.value())))
                .filter(name -> !name.given().isEmpty())
                .toList();
    }

    private static boolean mayBeOneOf(List<PersonName> names, List<PersonName> others) {
        return names.stream().anyMatch(one -> others.stream().anyMatch(other -> mayBeOne(one, other)));
    }

    /**
     * Whether a given name of one is a spelling of one of the other's, and a surname too, in whatever order; or one word of a name that
     * shows no more. Who married in between is taken for two: then a person is asked.
     */
    private static boolean mayBeOne(PersonName one, PersonName other) {
        if (one.surname().isEmpty() || other.surname().isEmpty()) {
            return alike(all(one), all(other));
        }
        boolean inOrder = alike(one.given(), other.given()) && alike(one.surname(), other.surname());
        return inOrder || (alike(one.given(), other.surname()) && alike(one.surname(), other.given()));
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
