package io.santral.console;

import io.santral.cases.Cases;
import io.santral.reply.Replies;
import io.santral.routing.Queue;
import io.santral.routing.QueueLine;
import io.santral.security.Actor;
import io.santral.security.Actors;
import io.santral.security.Permission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an agent does with the case in front of them, besides answering. */
@Named("caseWork")
@RequestScoped
public class CaseWork {
    @Inject
    CaseDesk caseDesk;

    @Inject
    Queue queue;

    @Inject
    Actors actors;

    @Inject
    Cases cases;

    @Inject
    Replies replies;

    @Inject
    Said said;

    private boolean looked;
    private @Nullable QueueLine line;

    /** Looks where the case stands; before each rendering, after what the click did. */
    public void look() {
        line = queue.line(caseDesk.ref()).orElse(null);
        looked = true;
    }

    /** Where the case stands in the queue. */
    public Optional<QueueLine> getLine() {
        if (!looked) {
            look();
        }
        return Optional.ofNullable(line);
    }

    /**
     * {@code waiting}, {@code mine}, {@code taken} by a colleague, {@code offered} to a colleague, or {@code settled} when nobody
     * has to do anything about it.
     */
    public String getHands() {
        long person = actors.current().person();
        return getLine()
                .map(known -> switch (known.state()) {
                    case TAKEN -> known.takenBy(person) ? "mine" : "taken";
                    case OFFERED -> known.offeredTo(person) ? "waiting" : "offered";
                    case WAITING -> "waiting";
                })
                .orElse("settled");
    }

    /** Whether the person may put back what a colleague has. */
    public boolean isLeading() {
        Actor actor = actors.current();
        return actor.may(Permission.LEAD, caseDesk.ref().tenant());
    }

    public void take() {
        said.unlessRefused(() -> queue.take(caseDesk.ref()));
    }

    public void release() {
        said.unlessRefused(() -> queue.release(caseDesk.ref()));
    }

    /** Settles the matter; the agent goes on from the queue. */
    public @Nullable String close() {
        return said.unlessRefused(() -> cases.close(caseDesk.ref()))
                ? "/console/queue/desk.xhtml?faces-redirect=true"
                : null;
    }

    /** The reply of unknown outcome does stand at the provider. */
    public void confirmSent(long reply) {
        said.unlessRefused(() -> replies.confirmSent(caseDesk.ref(), reply));
    }

    /** The reply does not stand at the provider: once more. */
    public void sendAgain(long reply) {
        said.unlessRefused(() -> replies.sendAgain(caseDesk.ref(), reply));
    }
}
