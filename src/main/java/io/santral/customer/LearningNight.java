package io.santral.customer;

import io.santral.customer.matching.Agreement;
import io.santral.customer.matching.Fitter;
import io.santral.customer.matching.Keys;
import io.santral.customer.matching.Model;
import io.santral.customer.matching.Profile;
import io.santral.customer.matching.Shadow;
import io.santral.customer.store.AuditStore;
import io.santral.customer.store.AuditStore.Judged;
import io.santral.customer.store.ModelStore;
import io.santral.customer.store.NightStore;
import io.santral.customer.store.NightStore.Holder;
import io.santral.customer.store.NightStore.Range;
import io.santral.customer.store.PoolStore;
import io.santral.shared.Ids;
import io.santral.tenancy.TenantKeys;
import io.santral.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * A night's learning of the brand of the current scope: samples, counts agreement, calibrates, and lets the new model decide in the
 * shadow what was decided in the last 30 days. Reads page by page and computes in between; it holds a connection only while a page
 * is read. Guards, what outcomes need and what a person may do are no part of a model, so no night can change them.
 */
@ApplicationScoped
class LearningNight {
    private static final Logger LOG = Logger.getLogger(LearningNight.class.getName());

    /** Pairs that a night looks at. */
    private static final int PAIRS = 50_000;

    /** Identities of each of the two samples, at most. */
    private static final int SAMPLE = 6_000;

    private static final int PAGE = 250;

    /** Judged decisions that a night looks at, the newest. */
    private static final int MOST_JUDGED = 5_000;

    private static final Duration SHADOW = Duration.ofDays(30);
    private static final Duration CALIBRATED_ON = Duration.ofDays(180);

    /** Pairs of one person that what is shipped is worth: a brand that shows fewer is believed less than it. */
    static final double FAITH = 500;

    /** The same for what other brands gave. */
    private static final double FAITH_IN_OTHERS = 2_000;

    /** Only wrong merges are taken apart: while fewer right ones were looked at, they would teach that all are wrong. */
    private static final int FEWEST_DRAWN = 20;

    private static final double MOST_OF_ONE_PERSON = 200;

    private static final int SECRET = 16;

    private final String owner = UUID.randomUUID().toString();

    @Inject
    Learning learning;

    @Inject
    Models models;

    @Inject
    ModelStore versions;

    @Inject
    NightStore nights;

    @Inject
    AuditStore audits;

    @Inject
    PoolStore pool;

    @Inject
    TenantKeys keys;

    /** The night was taken by another node. */
    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Does the brand's night if it is due and nobody does it; true if it was done. */
    boolean run() {
        Optional<LocalDate> due = learning.begin(owner);
        if (due.isEmpty()) {
            return false;
        }
        LocalDate night = due.get();
        try {
            boolean done = learning.end(night, owner, found(night));
            models.changed();
            LOG.log(Level.INFO, "tenant {0}: night {1}: {2}", new Object[] {
                TenantScope.current(), night, done ? "learned" : "in another node's hands"
            });
            return done;
        } catch (Lost e) {
            return false;
        }
    }

    private Learning.Found found(LocalDate night) {
        List<Profile> atRandom = atRandom(night);
        List<Profile> sharing = sharing(night);
        goOn(night, "FITTING");
        Keys hashed = new Keys(Arrays.copyOf(keys.secret("identity-keys"), SECRET));
        Agreement counted = new Fitter(hashed, PAIRS).count(Model.shipped(), atRandom, sharing);
        Model current = models.current();
        Model prior = Model.shipped();
        boolean shares = learning.terms().sharesCounts();
        learning.give(shares ? counted : Agreement.NONE);
        if (shares) {
            // Its own pairs are in the sum, and count once.
            prior = prior.after(pool.pool().without(counted), FAITH_IN_OTHERS, prior.version());
        }
        goOn(night, "SHADOWING");
        Instant now = learning.now();
        List<Judged> judged = audits.judged(Ids.firstAt(now.minus(CALIBRATED_ON)), MOST_JUDGED, Customers.AUDITED);
        List<Model> all = new ArrayList<>(List.of(Model.shipped()));
        versions.contents().forEach(content -> Models.read(content).ifPresent(all::add));
        Shadow shadow = new Shadow(all);
        Model table = prior.after(counted, FAITH, "night-" + night).with(current.owners(), "night-" + night);
        List<Shadow.Known> taught = taught(judged);
        Model candidate = table.with(shadow.calibration(taught, table), "night-" + night);
        long since = Ids.firstAt(now.minus(SHADOW));
        Shadow.Report report = shadow.compare(
                judged.stream()
                        .filter(one -> one.decision() >= since)
                        .map(Judged::known)
                        .toList(),
                current,
                candidate);
        return new Learning.Found(current, candidate, counted, taught.size(), report);
    }

    /**
     * What teaches the calibration. Nobody chooses what the lot draws; everything else a person could answer by the thousand, so what
     * one person has answered counts for so many at most, however much it is.
     */
    static List<Shadow.Known> taught(List<Judged> judged) {
        long drawn = judged.stream().filter(Judged::drawn).count();
        Map<Long, Long> byPerson = judged.stream()
                .filter(one -> !one.drawn())
                .collect(Collectors.groupingBy(Judged::person, Collectors.counting()));
        return judged.stream()
                .filter(one -> one.drawn()
                        || drawn >= FEWEST_DRAWN
                        || !one.known().told().outcome().equals("MERGE"))
                .map(one -> one.drawn() ? one.known() : capped(one.known(), byPerson.getOrDefault(one.person(), 1L)))
                .toList();
    }

    private static Shadow.Known capped(Shadow.Known known, long answers) {
        return new Shadow.Known(known.told(), known.same(), known.weight() * Math.min(1, MOST_OF_ONE_PERSON / answers));
    }

    /** Identities from all of the brand's time. */
    private List<Profile> atRandom(LocalDate night) {
        List<Profile> sample = new ArrayList<>();
        Optional<Range> range = nights.identities();
        int pages = SAMPLE / PAGE;
        long after = Long.MIN_VALUE;
        for (int page = 0; range.isPresent() && page < pages; page++) {
            goOn(night, "SAMPLING");
            double share = (double) page / pages;
            long least = range.get().least();
            long from = least + (long) ((range.get().greatest() - least) * share);
            List<Long> ids = nights.identities(Math.max(from, after + 1), PAGE);
            if (ids.isEmpty()) {
                break;
            }
            after = ids.get(ids.size() - 1);
            sample.addAll(nights.profiles(ids));
        }
        return sample;
    }

    /** Identities that share keys, of a stretch of the brand's keys that begins elsewhere every night. */
    private List<Profile> sharing(LocalDate night) {
        Set<Long> ids = new LinkedHashSet<>();
        long from = night.toEpochDay() * 0x9E37_79B9_7F4A_7C15L;
        for (int part = 0; part < 2 && ids.size() < SAMPLE; part++) {
            long after = part == 0 ? from : Long.MIN_VALUE;
            List<Holder> page;
            do {
                goOn(night, "SAMPLING");
                page = nights.sharing(after, PAGE);
                page.forEach(holder -> ids.add(holder.identity()));
                after = page.isEmpty() ? after : page.get(page.size() - 1).key();
            } while (!page.isEmpty() && ids.size() < SAMPLE && (part == 0 || after < from));
        }
        List<Profile> sample = new ArrayList<>();
        List<Long> all = new ArrayList<>(ids);
        for (int at = 0; at < all.size(); at += PAGE) {
            goOn(night, "SAMPLING");
            sample.addAll(nights.profiles(all.subList(at, Math.min(all.size(), at + PAGE))));
        }
        return sample;
    }

    private void goOn(LocalDate night, String progress) {
        if (!learning.goOn(night, owner, progress)) {
            throw new Lost();
        }
    }
}
