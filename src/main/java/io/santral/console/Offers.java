package io.santral.console;

import io.santral.cases.CaseRef;
import io.santral.routing.Presence;
import io.santral.routing.Queue;
import io.santral.routing.QueueLine;
import io.santral.screen.Addresses;
import io.santral.security.Permission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the person wants to be given work, and what is offered to them. To ask for offers makes one, so no page asks by being
 * opened, by being reloaded or while nobody can see it: its script asks, in a request of its own, when the page stands there, when
 * the bell rings, and when an offer has lapsed.
 */
@Named("offers")
@RequestScoped
public class Offers {
    @Inject
    Queue queue;

    @Inject
    Addresses addresses;

    @Inject
    Said said;

    private @Nullable Presence presence;
    private List<QueueLine> standing = List.of();

    /** Asks for work, if the person is ready for some. */
    public void ask() {
        presence = null;
        standing = isReady() ? queue.offers() : List.of();
    }

    /** Comes or goes, as the click said: {@code READY} or {@code AWAY}; anything else changes nothing. */
    public void come(String wanted) {
        for (Presence possible : Presence.values()) {
            if (possible.name().equals(wanted)) {
                queue.presence(possible);
            }
        }
        ask();
    }

    /** Takes what is offered, and goes there. */
    public @Nullable String take(String address) {
        CaseRef ref = addresses.resolve(address, Permission.ANSWER);
        if (said.unlessRefused(() -> queue.take(ref))) {
            return "/console/cases/case.xhtml?faces-redirect=true&case=" + addresses.of(ref);
        }
        ask();
        return null;
    }

    /** Leaves it to somebody else, and asks for the next. */
    public void decline(String address) {
        CaseRef ref = addresses.resolve(address, Permission.ANSWER);
        said.unlessRefused(() -> queue.decline(ref));
        ask();
    }

    public boolean isReady() {
        if (presence == null) {
            presence = queue.presence();
        }
        return presence == Presence.READY;
    }

    /** What is offered to the person; nothing before {@link #ask}. */
    public List<QueueLine> getStanding() {
        return standing;
    }

    /** How long the offer stands yet, in milliseconds. */
    public long left(QueueLine offer) {
        return offer.offerLeft().map(left -> Math.max(0, left.toMillis())).orElse(0L);
    }

    public long getWholeMillis() {
        return Queue.OFFER_SECONDS * 1000L;
    }
}
