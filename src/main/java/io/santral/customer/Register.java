package io.santral.customer;

import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.Refused;
import io.santral.tenancy.OfTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The brand's own list of its customers, as its systems hand it over: who tells a number, an address or a telephone that stands in it
 * is found at the first contact. It may come again and in parts: what is known already stays, what is new is added, and nothing is
 * ever taken out by an entry that is missing.
 */
@ApplicationScoped
@Transactional
public class Register {
    /** Entries at once: they are written in one transaction, and who writes meanwhile may wait for it. */
    public static final int MOST = 100;

    @Inject
    Customers customers;

    @Inject
    Clock clock;

    /**
     * What became of the entries.
     *
     * @param entered who are new customers
     * @param recognised who had written before, and now have their number
     * @param known who stood in the register already
     */
    public record Taken(int entered, int recognised, int known) {}

    /**
     * Takes entries in, or none of them.
     *
     * @throws Refused {@code register.empty} if there is none, {@code register.many} if there are more than {@link #MOST}
     */
    @Requires(value = Permission.OPERATE, audit = "register.taken")
    public Taken take(OfTenant brand, List<RegisterEntry> entries) {
        if (entries.isEmpty() || entries.size() > MOST) {
            throw new Refused(entries.isEmpty() ? "register.empty" : "register.many", "customers");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int entered = 0;
        int recognised = 0;
        for (RegisterEntry entry : entries) {
            switch (customers.recognise(entry.sighting(now)).reason()) {
                case Customers.FIRST_CONTACT -> entered++;
                case Customers.RECOGNISED -> recognised++;
                default -> {}
            }
        }
        return new Taken(entered, recognised, entries.size() - entered - recognised);
    }
}
