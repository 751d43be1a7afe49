package io.santral.reply.model;

import static java.util.Objects.requireNonNull;

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
 *
 * <p>A notice, such as a one-time code, goes the same way. It belongs to no case and answers nothing, so no clock hears of it; what it
 * says is sealed and gone after the try, and where that stays unknown a person asks for another.
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

    /** Null for a notice, which belongs to no case. */
    @Column(name = "case_id")
    private @Nullable Long caseId;

    @Column(name = "answers_id")
    private @Nullable Long answers;

    @Column(name = "account_id")
    private long account;

    @Column(name = "client_key")
    private String clientKey = "";

    private String text = "";

    /** A notice's address and words, sealed; gone when it was tried. */
    private byte @Nullable [] sealed;

    @Column(name = "not_after")
    private @Nullable Instant notAfter;

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

    /**
     * What is sent to an address and answers nothing.
     *
     * @param sealed address and words
     * @param notAfter when it is of no use any more: then it is not sent
     */
    public static Reply notice(
            long id, long account, String key, byte[] sealed, Instant notAfter, long createdBy, Instant at) {
        Reply notice = new Reply();
        notice.id = id;
        notice.account = account;
        notice.clientKey = key;
        notice.sealed = sealed;
        notice.notAfter = notAfter;
        notice.createdBy = createdBy;
        notice.createdAt = at;
        return notice;
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
        if (state != ReplyState.QUEUED) {
            sealed = null;
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

    /** Whether it answers nothing. */
    public boolean isNotice() {
        return caseId == null;
    }

    /** The case of a reply. */
    public long caseId() {
        return requireNonNull(caseId, "a notice has no case");
    }

    /** The interaction that a reply answers. */
    public long answers() {
        return requireNonNull(answers, "a notice answers nothing");
    }

    /** What a notice says, and to whom; empty when it was tried. */
    public Optional<byte[]> sealed() {
        return Optional.ofNullable(sealed);
    }

    /** Whether it is of no use any more. */
    public boolean late(Instant now) {
        return notAfter != null && !now.isBefore(notAfter);
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
