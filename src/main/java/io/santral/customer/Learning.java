package io.santral.customer;

import io.santral.audit.Audit;
import io.santral.customer.matching.Agreement;
import io.santral.customer.matching.Model;
import io.santral.customer.matching.Shadow;
import io.santral.customer.store.AuditStore;
import io.santral.customer.store.ModelStore;
import io.santral.customer.store.NightStore;
import io.santral.customer.store.PoolStore;
import io.santral.shared.Ids;
import io.santral.tenancy.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * The steps of a night's learning that write, each a transaction of its own; between them nothing is held. For work inside the
 * brand's scope.
 *
 * <p>A night is leased by one node. It samples, counts and compares ({@link LearningNight}), and ends with one transaction: the new
 * version stands with its shadow report and its state, or nothing of the night does. A node that dies leaves a lease that runs out,
 * and another begins anew; one that was only slow finds the night in another's hands and ends nothing.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class Learning {
    /** Longer than any step between two signs of life takes. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final int TRIES = 3;

    /** What a person has chosen holds so long: a night must not bring back what they took away. */
    static final Duration HELD = Duration.ofDays(30);

    /** Models nearer than that in all their bits are the same one. */
    private static final double NEWS = 0.01;

    private static final int UNCERTAIN = 20;

    @Inject
    NightStore nights;

    @Inject
    ModelStore versions;

    @Inject
    AuditStore audits;

    @Inject
    PoolStore pool;

    @Inject
    Settings settings;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** What a night has found. */
    record Found(Model current, Model candidate, Agreement counted, int judged, Shadow.Report report) {}

    LearningTerms terms() {
        return LearningTerms.read(
                settings.section("brand").plain(), settings.section("sla").plain());
    }

    /** Leases the night that is due, if nobody has done it or works on it. */
    Optional<LocalDate> begin(String owner) {
        return terms().night(clock.instant().atZone(ZoneOffset.UTC))
                .filter(night -> !nights.settled(night))
                .filter(night -> lease(night, owner));
    }

    private boolean lease(LocalDate night, String owner) {
        Optional<Integer> tried = nights.lease(night, owner, LEASE);
        if (tried.isPresent() && tried.get() >= TRIES) {
            nights.end(night, owner, "FAILED");
            audit.record("learning.failed", "night:" + night);
            return false;
        }
        return tried.isPresent();
    }

    /** Says how far it is; false if the night is in another's hands by now. */
    boolean goOn(LocalDate night, String owner, String progress) {
        return nights.keep(night, owner, progress, LEASE);
    }

    /** What the brand gives to the others from now on, instead of what it gave before; it may be nothing. */
    void give(Agreement counted) {
        pool.give(counted);
    }

    /** Ends the night: the version stands with its state, or nothing does. */
    boolean end(LocalDate night, String owner, Found found) {
        if (!nights.end(night, owner, "DONE")) {
            return false;
        }
        audits.forgetAnswered(now());
        audits.askAboutUncertain(Ids.firstAt(now().minus(1, ChronoUnit.DAYS)), UNCERTAIN, now());
        boolean same = found.candidate().distance(found.current()) < NEWS && near(found.candidate(), found.current());
        if (same) {
            audit.record("learning.nothing-new", "night:" + night);
            return true;
        }
        State state = state(found.report(), versions.chosenSince(now().minus(HELD)));
        if (state == State.CURRENT) {
            versions.retire(now(), null, null);
        }
        long id = Ids.next();
        versions.add(new ModelStore.Version(
                id,
                found.candidate().version(),
                now(),
                found.candidate().text(),
                found.counted().pairs(),
                found.counted().matches(),
                found.judged(),
                found.report(),
                found.current().version(),
                state.name(),
                verdict(found.report(), state),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        audit.record("model." + state.name().toLowerCase(Locale.ROOT), "model:" + Ids.text(id));
        return true;
    }

    /** What a version can be. */
    enum State {
        SHADOW,
        CURRENT,
        RETIRED,
        REJECTED
    }

    /** What becomes of a candidate. */
    static State state(Shadow.Report report, boolean held) {
        return switch (report.verdict()) {
            case WORSE -> State.REJECTED;
            case TOO_LITTLE -> State.SHADOW;
            case NOT_WORSE -> held ? State.SHADOW : State.CURRENT;
        };
    }

    private static String verdict(Shadow.Report report, State state) {
        return switch (report.verdict()) {
            case WORSE -> "worse";
            case TOO_LITTLE -> "too-little";
            case NOT_WORSE -> state == State.SHADOW ? "held" : "not-worse";
        };
    }

    private static boolean near(Model one, Model other) {
        return Math.abs(one.calibration().slope() - other.calibration().slope()) < NEWS
                && Math.abs(one.calibration().offset() - other.calibration().offset()) < NEWS;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
