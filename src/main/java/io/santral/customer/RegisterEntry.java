package io.santral.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A customer as the brand's own systems have them: what a brand hands over of its customers when it hands over its contacts. Not
 * proven of whoever writes, but known of whom the number is: two entries are two customers, whatever they have in common.
 *
 * @param number by which the brand knows them: at most 255 characters
 * @param name at most 200 characters
 * @param login of their account at the brand, if they have one: at most 255 characters
 * @param emails at most 10, of at most 255 characters each
 * @param phones at most 10, likewise, E.164 where they can be read so
 */
public record RegisterEntry(
        String number, Optional<String> name, Optional<String> login, List<String> emails, List<String> phones) {
    /** The namespace of the identities that are entries. */
    static final String NAMESPACE = "register";

    /** Addresses or telephones of one entry. */
    public static final int MOST = 10;

    /** Characters of a number, login, address or telephone. */
    public static final int LONGEST = 255;

    /** Characters of a name. */
    public static final int LONGEST_NAME = 200;

    public RegisterEntry {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
        boolean few = emails.size() <= MOST && phones.size() <= MOST;
        boolean told = Stream.of(Stream.of(number), login.stream(), emails.stream(), phones.stream())
                .flatMap(values -> values)
                .allMatch(value -> !value.isBlank() && value.length() <= LONGEST);
        boolean named = name.stream().allMatch(value -> !value.isBlank() && value.length() <= LONGEST_NAME);
        if (!few || !told || !named) {
            throw new IllegalArgumentException("an entry's values are not empty, not too long and not too many");
        }
    }

    /** Whether all this is known of one of the brand's own customers, who cannot be another of them. */
    public static boolean isOne(List<Feature> features) {
        return features.stream()
                .anyMatch(one -> one.kind() == Kind.CUSTOMER_NUMBER && one.provenance() == Provenance.IMPORTED);
    }

    /** The identity that it is, in a namespace of its own. */
    public Sighting sighting(Instant at) {
        List<Feature> features = new ArrayList<>();
        features.add(known(Kind.CUSTOMER_NUMBER, number, at));
        name.ifPresent(known -> features.add(known(Kind.NAME, known, at)));
        login.ifPresent(known -> features.add(known(Kind.LOGIN, known, at)));
        emails.forEach(email -> features.add(known(Kind.EMAIL, email, at)));
        phones.forEach(phone -> features.add(known(Kind.PHONE, phone, at)));
        return new Sighting(NAMESPACE, number, name, at, features);
    }

    private static Feature known(Kind kind, String value, Instant at) {
        return new Feature(kind, value, Provenance.IMPORTED, at);
    }
}
