package io.santral.cases.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;
import org.jspecify.annotations.Nullable;

/**
 * One matter of one customer.
 *
 * <p>It opens with the first interaction that no open case of the customer claims, and takes its title from it. More
 * interactions join it, over whatever channel. An agent takes it, answers, and closes it when the matter is settled. If the
 * customer comes back to the same matter, it opens again: the story goes on where it was, and so do the figures about it.
 * Which interactions belong to it is never written here but in the links ({@code case_link}), so that a wrong one can be taken
 * back.
 */
@Entity
@Table(name = "support_case")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", primaryKey = true)
public class SupportCase {
    private static final int TITLE = 120;

    /** Whether something is still to be done. */
    public enum State {
        OPEN,
        CLOSED
    }

    @Id
    private long id;

    @Column(name = "customer_id")
    private long customer;

    @Column(name = "account_id")
    private long account;

    @Enumerated(EnumType.STRING)
    private State state = State.OPEN;

    private String title = "";

    @Column(name = "opened_at")
    private Instant openedAt = Instant.EPOCH;

    @Column(name = "last_at")
    private Instant lastAt = Instant.EPOCH;

    /** The last time; of a case that was opened again too. */
    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "reopened_at")
    private @Nullable Instant reopenedAt;

    @Version
    private int version;

    protected SupportCase() {}

    /** Opens a case for what the customer wrote. */
    public SupportCase(long id, long customer, long account, String firstWords, Instant at) {
        this.id = id;
        this.customer = customer;
        this.account = account;
        this.title = title(firstWords);
        this.openedAt = at;
        this.lastAt = at;
    }

    /**
     * Something was said in the matter. What the customer says opens a closed case again.
     *
     * @param at by the provider's time
     * @param now by ours, as the link has it that brought it here
     */
    public void heard(boolean inbound, Instant at, Instant now) {
        if (at.isAfter(lastAt)) {
            lastAt = at;
        }
        if (inbound) {
            reopen(now);
        }
    }

    /** There is something to do about it again. When it was closed is kept: what opened it may turn out to be another matter. */
    public void reopen(Instant now) {
        if (state == State.CLOSED) {
            state = State.OPEN;
            reopenedAt = now;
        }
    }

    /**
     * Interactions have come or gone: its times are those of what it has. If all has gone that came since it was opened again, it is
     * settled as it was.
     *
     * @param first of what it has, by the provider's time
     * @param last of what it has
     * @param cameLast when the last of the customer's messages came into this case, by our time; empty if none is in it
     */
    public void holds(Instant first, Instant last, Optional<Instant> cameLast) {
        openedAt = first;
        lastAt = last;
        if (reopenedAt != null && cameLast.isPresent() && cameLast.get().isBefore(reopenedAt)) {
            state = State.CLOSED;
            reopenedAt = null;
        }
    }

    /** A merge was made or taken back: it is this customer's. */
    public void belongsTo(long whose) {
        customer = whose;
    }

    /** Settles the matter; false if it was settled already. */
    public boolean close(Instant at) {
        if (state == State.CLOSED) {
            return false;
        }
        state = State.CLOSED;
        closedAt = at;
        reopenedAt = null;
        return true;
    }

    public long id() {
        return id;
    }

    public long customer() {
        return customer;
    }

    public long account() {
        return account;
    }

    public boolean open() {
        return state == State.OPEN;
    }

    public String title() {
        return title;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Instant lastAt() {
        return lastAt;
    }

    /** When it was settled; empty while it is open. */
    public Optional<Instant> closedAt() {
        return open() ? Optional.empty() : Optional.ofNullable(closedAt);
    }

    /** The first line, cut at a word where that is possible; never in the middle of a character. */
    private static String title(String words) {
        String line = words.strip().lines().findFirst().orElse("").strip();
        if (line.codePointCount(0, line.length()) <= TITLE) {
            return line;
        }
        String cut = line.substring(0, line.offsetByCodePoints(0, TITLE));
        int space = cut.lastIndexOf(' ');
        return (space > TITLE / 2 ? cut.substring(0, space) : cut) + "…";
    }
}
