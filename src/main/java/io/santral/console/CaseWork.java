package io.santral.console;

import io.santral.cases.Cases;
import io.santral.reply.Replies;
import io.santral.routing.Queue;
import io.santral.routing.QueueLine;
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
    Desk desk;

    @Inject
    Queue queue;

    @Inject
    Cases cases;

    @Inject
    Replies replies;

    @Inject
    Said said;

    /** Where the case stands in the queue that was just looked at. */
    public Optional<QueueLine> getLine() {
        return desk.line(caseDesk.ref());
    }

    /** {@code waiting}, {@code mine}, {@code taken} by a colleague, or {@code settled} when nobody has to do anything about it. */
    public String getHands() {
        return getLine()
                .map(line -> desk.mine(line) ? "mine" : line.state() == QueueLine.State.TAKEN ? "taken" : "waiting")
                .orElse("settled");
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
