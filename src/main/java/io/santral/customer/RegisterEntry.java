package io.santral.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A customer as the brand's own systems have them: what a brand hands over of its customers when it hands over its contacts. Not
 * proven of whoever writes, but known of whom the number is: each entry is a customer of its own, which nobody has met yet.
 *
 * @param number by which the brand knows them: at most 255 characters
 * @param login of their account at the brand, if they have one
 * @param emails at most 10
 * @param phones at most 10, E.164 where they can be read so
 */
public record RegisterEntry(
        String number, Optional<String> name, Optional<String> login, List<String> emails, List<String> phones) {
    private static final int MOST = 10;
    private static final int LONGEST = 255;

    public RegisterEntry {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
        if (number.isBlank() || number.length() > LONGEST || emails.size() > MOST || phones.size() > MOST) {
            throw new IllegalArgumentException(
                    "a number of at most 255 characters, and at most 10 addresses and 10 telephones");
        }
    }

    /** The identity that it is, in a namespace of its own. */
    public Sighting sighting(Instant at) {
        List<Feature> features = new ArrayList<>();
        features.add(known(Kind.CUSTOMER_NUMBER, number, at));
        name.ifPresent(known -> features.add(known(Kind.NAME, known, at)));
        login.ifPresent(known -> features.add(known(Kind.LOGIN, known, at)));
        emails.forEach(email -> features.add(known(Kind.EMAIL, email, at)));
        phones.forEach(phone -> features.add(known(Kind.PHONE, phone, at)));
        return new Sighting("register", number, name, at, features);
    }

    private static Feature known(Kind kind, String value, Instant at) {
        return new Feature(kind, value, Provenance.IMPORTED, at);
    }
}
