package io.santral.console;

import io.santral.cases.CaseRef;
import io.santral.channel.PolicyVerdict;
import io.santral.reply.Replies;
import io.santral.reply.SendReply;
import io.santral.routing.Queue;
import io.santral.routing.QueueLine;
import io.santral.security.Actors;
import io.santral.shared.Refused;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/**
 * Where the answer is typed. What is answered stays as it was when the box was opened, even if the customer writes on: the box then
 * says so. The page makes the client key and keeps it with the half-typed text until the answer is surely in the outbox.
 */
@Named("answerBox")
@ViewScoped
public class AnswerBox implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Pattern KEY = Pattern.compile("[0-9a-zA-Z-]{8,64}");

    @Inject
    CaseDesk caseDesk;

    @Inject
    Replies replies;

    @Inject
    Queue queue;

    @Inject
    Actors actors;

    @Inject
    Said said;

    private String text = "";
    private String clientKey = "";
    private long answers;
    private transient @Nullable Entry target;
    private transient @Nullable PolicyVerdict verdict;
    private transient boolean newer;

    /** Finds out what is answered and whether it may be; before each rendering, after the case was looked at. */
    public void look() {
        List<Entry> answerable =
                caseDesk.getTimeline().stream().filter(Entry::answerable).toList();
        Optional<Entry> newest =
                answerable.isEmpty() ? Optional.empty() : Optional.of(answerable.get(answerable.size() - 1));
        target = answerable.stream()
                .filter(entry -> entry.interactionId() == answers)
                .findFirst()
                .or(() -> newest)
                .orElse(null);
        answers = target == null ? 0 : target.interactionId();
        newer = newest.isPresent() && newest.get().interactionId() != answers;
        verdict = target == null ? null : policy();
    }

    private PolicyVerdict policy() {
        try {
            return replies.policy(caseDesk.ref(), answers);
        } catch (Refused e) {
            return new PolicyVerdict.Denied(e.reason());
        }
    }

    /** Answers this interaction instead. */
    public void answer(long interaction) {
        answers = interaction;
    }

    /** Puts the answer into the outbox; a case that waits is taken by that. */
    public void send() {
        boolean sent = said.unlessRefused(() -> {
            if (!KEY.matcher(clientKey).matches()) {
                throw new Refused("reply.key", "clientKey");
            }
            CaseRef ref = caseDesk.ref();
            Optional<QueueLine> line = queue.line(ref);
            if (line.isPresent() && !line.get().takenBy(actors.current().person())) {
                queue.take(ref);
            }
            replies.send(new SendReply(ref, answers, text, clientKey));
        });
        PrimeFaces.current().ajax().addCallbackParam("sent", sent);
        if (sent) {
            text = "";
            answers = 0;
        }
    }

    /** What is answered; none if the case holds nothing that can be. */
    public @Nullable Entry getTarget() {
        return target;
    }

    /** Whether the customer wrote again after what is answered. */
    public boolean isNewer() {
        return newer;
    }

    public boolean isAllowed() {
        return verdict instanceof PolicyVerdict.Allowed;
    }

    /** How long the answer may be; 0 if there may be none. */
    public int getMaxCharacters() {
        return verdict instanceof PolicyVerdict.Allowed allowed ? allowed.maxCharacters() : 0;
    }

    /** Why it may not be answered, as a key of the catalogue. */
    public String getDenial() {
        return verdict instanceof PolicyVerdict.Denied denied ? denied.reason() : "reply.nothing-to-answer";
    }

    public String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text == null ? "" : text;
    }

    public String getClientKey() {
        return clientKey;
    }

    public void setClientKey(@Nullable String clientKey) {
        this.clientKey = clientKey == null ? "" : clientKey;
    }
}
