package io.santral.customer.matching;

import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.matching.Trait.Worth;
import io.santral.customer.matching.form.BirthDate;
import io.santral.customer.matching.form.Email;
import io.santral.customer.matching.form.Handle;
import io.santral.customer.matching.form.NationalId;
import io.santral.customer.matching.form.PersonName;
import io.santral.customer.matching.form.Phone;
import io.santral.customer.matching.form.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The normal forms of a profile, by aspect. The order in which the features came is forgotten. */
final class Traits {
    /** More values of one aspect are not looked at. */
    private static final int MOST = 12;

    private final Trait[][] traits = new Trait[Aspect.ALL.length][];

    private Traits() {}

    static Traits of(List<Feature> features) {
        Map<Aspect, List<Trait>> found = new EnumMap<>(Aspect.class);
        EnumMap<Kind, List<Feature>> names = new EnumMap<>(Kind.class);
        boolean shared = Line.passedAround(features);
        for (Feature known : features) {
            Feature feature = Line.proven(known, features, shared);
            switch (feature.kind()) {
                case NAME, GIVEN_NAME, SURNAME ->
                    names.computeIfAbsent(feature.kind(), kind -> new ArrayList<>(1))
                            .add(feature);
                default ->
                    form(feature).ifPresent(formed -> {
                        boolean several = shared && formed.aspect == Aspect.PHONE && formed.worth == Worth.PERSON;
                        add(found, formed.aspect, formed.value, feature, several ? Worth.SEVERAL : formed.worth);
                    });
            }
        }
        if (!names.isEmpty()) {
            name(names, found);
        }
        if (found.containsKey(Aspect.HANDLE) && !found.containsKey(Aspect.SURNAME)) {
            features.stream()
                    .filter(feature -> feature.kind() == Kind.HANDLE)
                    .sorted(Comparator.comparing(Feature::value))
                    .forEach(feature -> spelt(feature, found));
        }
        Traits traits = new Traits();
        for (Aspect aspect : Aspect.ALL) {
            List<Trait> of = found.get(aspect);
            traits.traits[aspect.ordinal()] = of == null ? Trait.NONE : settled(aspect, of);
        }
        return traits;
    }

    Trait[] of(Aspect aspect) {
        return traits[aspect.ordinal()];
    }

    boolean has(Aspect aspect) {
        return traits[aspect.ordinal()].length > 0;
    }

    boolean has(Aspect aspect, String value) {
        for (Trait trait : of(aspect)) {
            if (trait.value().equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** The first value, or the empty text. */
    String first(Aspect aspect) {
        Trait[] of = of(aspect);
        return of.length == 0 ? "" : of[0].value();
    }

    private record Formed(Aspect aspect, String value, Worth worth) {}

    private static Optional<Formed> form(Feature feature) {
        String value = feature.value();
        return switch (feature.kind()) {
            case PLATFORM_ID -> exact(Aspect.PLATFORM, value);
            case LOGIN -> exact(Aspect.LOGIN, value);
            case DEVICE -> exact(Aspect.DEVICE, value);
            case EMAIL ->
                Email.of(value)
                        .map(email -> new Formed(
                                Aspect.EMAIL, email.address(), email.generic() ? Worth.NOBODY : Worth.PERSON));
            case PHONE -> phone(Aspect.PHONE, value);
            case FAX -> phone(Aspect.FAX, value);
            case HANDLE -> Handle.of(value).map(handle -> new Formed(Aspect.HANDLE, handle.text(), Worth.PERSON));
            case CUSTOMER_NUMBER -> number(Aspect.CUSTOMER_NUMBER, value);
            case ORDER_NUMBER, CARGO_NUMBER, INVOICE_NUMBER -> number(Aspect.ORDER, value);
            case NATIONAL_ID ->
                NationalId.of(value).map(id -> new Formed(Aspect.NATIONAL_ID, id.digits(), Worth.PERSON));
            case BIRTH_DATE -> BirthDate.of(value).map(date -> new Formed(Aspect.BIRTH, date.digits(), Worth.PERSON));
            case BIRTH_PLACE -> text(Aspect.BIRTH_PLACE, value);
            case STREET_NUMBER -> number(Aspect.STREET_NUMBER, value);
            case ADDRESS -> text(Aspect.STREET, value);
            case CITY -> text(Aspect.CITY, value);
            case POST_CODE -> number(Aspect.POST_CODE, value);
            case REGION -> text(Aspect.REGION, value);
            case OCCUPATION -> text(Aspect.OCCUPATION, value);
            case SEX -> sex(value);
            case PARTY -> Optional.empty();
            case NAME, GIVEN_NAME, SURNAME -> throw new IllegalStateException("names are read together");
        };
    }

    private static Optional<Formed> phone(Aspect aspect, String value) {
        return Phone.of(value).map(phone -> {
            boolean shared = aspect == Aspect.FAX || phone.line() == Phone.Line.FIXED;
            Worth worth = phone.generic() ? Worth.NOBODY : shared ? Worth.SEVERAL : Worth.PERSON;
            return new Formed(aspect, phone.e164(), worth);
        });
    }

    private static Optional<Formed> exact(Aspect aspect, String value) {
        String stripped = value.strip();
        return stripped.isEmpty() ? Optional.empty() : Optional.of(new Formed(aspect, stripped, Worth.PERSON));
    }

    private static Optional<Formed> number(Aspect aspect, String value) {
        String solid = Words.solid(value);
        return solid.isEmpty()
                ? Optional.empty()
                : Optional.of(new Formed(aspect, solid, typedToPass(aspect, solid) ? Worth.NOBODY : Worth.PERSON));
    }

    private static Optional<Formed> text(Aspect aspect, String value) {
        String text = String.join(" ", Words.of(value));
        return text.isEmpty() ? Optional.empty() : Optional.of(new Formed(aspect, text, Worth.PERSON));
    }

    private static Optional<Formed> sex(String value) {
        String folded = Words.folded(value);
        return switch (folded) {
            case "f", "female", "kadin", "k", "bayan" -> Optional.of(new Formed(Aspect.SEX, "f", Worth.PERSON));
            case "m", "male", "erkek", "e", "bay" -> Optional.of(new Formed(Aspect.SEX, "m", Worth.PERSON));
            default -> Optional.empty();
        };
    }

    /** 000000 is what is typed when a form insists. */
    private static boolean typedToPass(Aspect aspect, String solid) {
        return aspect.identifying
                && solid.length() > 2
                && solid.chars().distinct().count() == 1;
    }

    private static void name(Map<Kind, List<Feature>> names, Map<Aspect, List<Trait>> found) {
        List<Feature> all = new ArrayList<>(3);
        names.values().forEach(all::addAll);
        Feature firmest = all.stream()
                .min(Comparator.comparing(Feature::provenance, Strength.ORDER))
                .orElseThrow();
        PersonName name =
                PersonName.of(values(names, Kind.GIVEN_NAME), values(names, Kind.SURNAME), values(names, Kind.NAME));
        name.given().forEach(word -> add(found, Aspect.GIVEN, word, firmest, Worth.PERSON));
        name.surname().forEach(word -> add(found, Aspect.SURNAME, word, firmest, Worth.PERSON));
        name.further().forEach(word -> add(found, Aspect.FURTHER_NAME, word, firmest, Worth.PERSON));
        if (!found.containsKey(Aspect.SEX)) {
            name.sex().ifPresent(sex -> add(found, Aspect.SEX, sex, firmest, Worth.PERSON));
        }
    }

    /** Who tells no whole name may have spelt it as a user name. */
    private static void spelt(Feature handle, Map<Aspect, List<Trait>> found) {
        List<String> name = Handle.of(handle.value()).map(Handle::name).orElse(List.of());
        for (int i = 0; i < name.size(); i++) {
            Aspect aspect = i < name.size() - 1 ? Aspect.GIVEN : Aspect.SURNAME;
            List<Trait> told = found.getOrDefault(aspect, List.of());
            if (!contains(told, name.get(i))) {
                add(found, aspect, name.get(i), handle, Worth.PERHAPS);
            }
        }
    }

    private static List<String> values(Map<Kind, List<Feature>> names, Kind kind) {
        List<Feature> of = names.get(kind);
        return of == null ? List.of() : of.stream().map(Feature::value).sorted().toList();
    }

    private static void add(Map<Aspect, List<Trait>> found, Aspect aspect, String value, Feature feature, Worth worth) {
        found.computeIfAbsent(aspect, of -> new ArrayList<>(1))
                .add(new Trait(
                        value, feature.provenance(), worth, feature.seen().getEpochSecond() / 86_400));
    }

    /** One trait a value, that of the strongest and then newest sighting; in an order that does not depend on arrival. */
    private static Trait[] settled(Aspect aspect, List<Trait> of) {
        if (of.size() == 1) {
            return new Trait[] {of.get(0)};
        }
        List<Trait> strongest = new ArrayList<>(of);
        strongest.sort(Comparator.comparing(Trait::provenance, Strength.ORDER)
                .thenComparing(Trait::day, Comparator.reverseOrder()));
        List<Trait> once = new ArrayList<>(of.size());
        for (Trait trait : strongest) {
            if (!contains(once, trait.value())) {
                once.add(trait);
            }
        }
        if (aspect != Aspect.GIVEN && aspect != Aspect.SURNAME) {
            once.sort(Comparator.comparing(Trait::provenance, Strength.ORDER)
                    .thenComparing(Trait::day, Comparator.reverseOrder())
                    .thenComparing(Trait::value));
        }
        return once.subList(0, Math.min(MOST, once.size())).toArray(Trait.NONE);
    }

    private static boolean contains(List<Trait> traits, String value) {
        for (Trait trait : traits) {
            if (trait.value().equals(value)) {
                return true;
            }
        }
        return false;
    }
}
