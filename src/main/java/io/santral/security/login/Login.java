package io.santral.security.login;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A log-in that stands, kept in the HTTP session.
 *
 * @param subject the person's id at the identity provider
 * @param sid the provider's session, which it names when it logs the person out; null if it told none
 * @param since when the person logged in, by the provider's clock
 * @param renewAt when the tokens are to be renewed, a little before they expire
 * @param endsAt when the log-in ends unless it was renewed: some time after the tokens expired, for a provider that is away
 */
record Login(
        String username,
        String subject,
        @Nullable String sid,
        Instant since,
        String idToken,
        @Nullable String refreshToken,
        Instant renewAt,
        Instant endsAt)
        implements Serializable {
    private static final Duration NEXT_TRY = Duration.ofSeconds(5);

    boolean isDue(Instant now) {
        return !now.isBefore(renewAt);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }

    /** For a provider that does not answer: it is asked again a little later, and the log-in ends no later for that. */
    Login later(Instant now) {
        return new Login(username, subject, sid, since, idToken, refreshToken, now.plus(NEXT_TRY), endsAt);
    }

    /** Whether the provider's news of a log-out is about this log-in: its session, or all of the person's until then. */
    boolean isEndedBy(Ended ended) {
        return ended.sid() != null
                ? ended.sid().equals(sid)
                : subject.equals(ended.subject()) && !since.isAfter(ended.at());
    }

    /** The provider logged somebody out: one session of theirs, or, if it names none, all that began until then. */
    record Ended(@Nullable String sid, @Nullable String subject, Instant at) {}
}
