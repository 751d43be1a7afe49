package io.santral.reply.model;

import io.santral.channel.SendOutcome;
import io.santral.reply.ReplyState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;
import org.jspecify.annotations.Nullable;

/**
 * What an agent answers, on its way to the provider.
 *
 * <p>It is written in the transaction of the agent's click and waits (QUEUED). A worker leases it for one try (SENDING) and
 * commits that before it speaks to the provider: from then on nobody can know that it was not sent. If the provider takes it, it
 * is SENT under the provider's id. If the provider certainly did not take it, it waits again, or has FAILED. If the answer got
 * lost, or the worker died and the lease ran out, it is UNKNOWN: it is never sent again by itself. The provider is asked whether
 * it stands there; an echo of it tells the same; and if neither does, a person looks and says so.
 *
 * <p>So it reaches the customer once, or everybody sees that it may not have.
 */
@Entity
@Table(name = "reply")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", primaryKey = true)
public class Reply {
    /** After so many tries that were certainly in vain it has failed. */
    public static final int TRIES = 6;

    @Id
    private long id;

    @Column(name = "case_id")
    private long caseId;

    @Column(name = "answers_id")
    private long answers;

    @Column(name = "account_id")
    private long account;

    @Column(name = "client_key")
    private String clientKey = "";

    private String text = "";

    @Enumerated(EnumType.STRING)
    private ReplyState state = ReplyState.QUEUED;

    private int attempts;

    @Column(name = "not_before")
    private @Nullable Instant notBefore;

    @Column(name = "external_id")
    private @Nullable String externalId;

    private @Nullable String note;

    @Column(name = "created_by")
    private long createdBy;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "sent_at")
    private @Nullable Instant sentAt;

    protected Reply() {}

    public Reply(
            long id,
            long caseId,
            long answers,
            long account,
            String clientKey,
            String text,
            long createdBy,
            Instant at) {
        this.id = id;
        this.caseId = caseId;
        this.answers = answers;
        this.account = account;
        this.clientKey = clientKey;
        this.text = text;
        this.createdBy = createdBy;
        this.createdAt = at;
    }

    /** What came of a try, or of looking for an unknown one. Something that is sent stays sent, whatever comes after. */
    public void outcome(SendOutcome outcome, Instant now) {
        if (state == ReplyState.SENT) {
            return;
        }
        if (outcome instanceof SendOutcome.Accepted accepted) {
            sent(accepted.externalId(), now);
        } else if (outcome instanceof SendOutcome.Retry retry) {
            note = retry.reason();
            if (attempts >= TRIES) {
                state = ReplyState.FAILED;
            } else {
                state = ReplyState.QUEUED;
                notBefore = now.plus(retry.pause());
            }
        } else if (outcome instanceof SendOutcome.Rejected rejected) {
            state = ReplyState.FAILED;
            note = rejected.reason();
        } else if (outcome instanceof SendOutcome.Unknown unknown) {
            state = ReplyState.UNKNOWN;
            note = unknown.reason();
        }
    }

    /** It stands at the provider. */
    public void sent(@Nullable String externalId, Instant at) {
        if (externalId != null) {
            this.externalId = externalId;
        }
        if (state != ReplyState.SENT) {
            state = ReplyState.SENT;
            sentAt = at;
            note = null;
        }
    }

    /** A person wants it sent again; false unless it has failed or is unknown. */
    public boolean again() {
        if (state != ReplyState.FAILED && state != ReplyState.UNKNOWN) {
            return false;
        }
        state = ReplyState.QUEUED;
        attempts = 0;
        notBefore = null;
        note = null;
        return true;
    }

    public long id() {
        return id;
    }

    public long caseId() {
        return caseId;
    }

    public long answers() {
        return answers;
    }

    public long account() {
        return account;
    }

    public String clientKey() {
        return clientKey;
    }

    public String text() {
        return text;
    }

    public ReplyState state() {
        return state;
    }

    public int attempts() {
        return attempts;
    }

    public Optional<String> externalId() {
        return Optional.ofNullable(externalId);
    }

    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    public long createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }
}
