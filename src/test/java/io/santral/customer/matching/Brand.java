package io.santral.customer.matching;

import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.Provenance;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** A brand with customers that have nothing to do with the test, and those that the test adds. */
final class Brand {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final Instant LONG_AGO = NOW.minus(500, ChronoUnit.DAYS);

    private static final byte[] SECRET = "sixteen letters.".getBytes(StandardCharsets.US_ASCII);
    private static final int OTHERS = 1000;

    final Keys keys = new Keys(SECRET);
    final MemoryIndex index = new MemoryIndex(keys);
    private final Matcher matcher = new Matcher(keys);
    private long identities = 1_000_000;

    /** With a thousand others. */
    Brand() {
        this(OTHERS);
    }

    Brand(int others) {
        String[] given = {"Ali", "Zehra", "Burak", "Selin", "Hasan", "Derya", "Kemal", "Nur", "Okan", "Pelin"};
        String[] surnames = {"Demir", "Kaya", "Aydın", "Şahin", "Polat", "Kurt", "Özkan", "Tekin", "Güneş", "Bulut"};
        for (int i = 0; i < others; i++) {
            String name = given[i % 10] + ' ' + surnames[i / 10 % 10] + (char) ('a' + i / 100) + "oğlu";
            add(10_000 + i, name(name), email("kisi" + i + "@ornek.com.tr", Provenance.VERIFIED));
        }
    }

    static Feature feature(Kind kind, String value, Provenance provenance) {
        return new Feature(kind, value, provenance, NOW);
    }

    static Feature name(String name) {
        return feature(Kind.NAME, name, Provenance.CLAIMED_PRIVATE);
    }

    static Feature phone(String number, Provenance provenance) {
        return feature(Kind.PHONE, number, provenance);
    }

    static Feature email(String address, Provenance provenance) {
        return feature(Kind.EMAIL, address, provenance);
    }

    /** An identity that is the customer's. */
    void add(long customer, Feature... features) {
        index.add(new Profile(++identities, List.of(features)), customer);
    }

    void add(long customer, Profile identity) {
        index.add(identity, customer);
    }

    Profile newcomer(Feature... features) {
        return new Profile(++identities, List.of(features));
    }

    Decision decide(Feature... features) {
        return decide(newcomer(features));
    }

    /** Of a newcomer, by what they write about. */
    Decision ask(Profile profile, Map<Long, Double> matters) {
        return matcher.ask(profile, matters, index, Model.shipped());
    }

    /** Of one who is the customer's. */
    Decision ask(Profile profile, long customer) {
        return matcher.ask(profile, customer, index, Model.shipped());
    }

    Decision decide(Profile profile) {
        return matcher.decide(profile, index, Model.shipped());
    }
}
