package io.santral.bench.entity;

import io.santral.customer.matching.Fitter;
import io.santral.customer.matching.Gathering;
import io.santral.customer.matching.Keys;
import io.santral.customer.matching.Model;
import io.santral.customer.matching.Profile;
import io.santral.customer.matching.Thresholds;
import java.util.List;

/** The engine as a brand's import runs it: record after record, each decided when it comes. */
public final class Engine {
    private static final Keys KEYS = new Keys("a brand's secret".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    private Engine() {}

    /** Learns from the first fifth of the records, without their truth. */
    public static Model learned(Register register) {
        List<Profile> sample = register.profiles().subList(0, register.size() / 5);
        return new Fitter(KEYS).fit(Model.shipped(), sample, "bench");
    }

    /** The customer of every record. A register's duplicates are not ambiguous: the likelier customer is taken. */
    public static long[] resolve(List<Profile> profiles, Model model, double posterior) {
        Model needed = model.with(new Thresholds(posterior, posterior, 0), "bench");
        Gathering gathering = new Gathering(KEYS, needed);
        profiles.forEach(gathering::add);
        return profiles.stream()
                .mapToLong(profile -> gathering.customer(profile.identity()))
                .toArray();
    }
}
