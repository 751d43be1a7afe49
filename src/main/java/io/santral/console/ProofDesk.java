package io.santral.console;

import io.santral.customer.ClaimRef;
import io.santral.customer.Codes;
import io.santral.customer.CustomerRef;
import io.santral.customer.Ground;
import io.santral.customer.IdentityRef;
import io.santral.customer.KnownView;
import io.santral.customer.KnownView.Fact;
import io.santral.customer.Merges;
import io.santral.customer.SuggestionView;
import io.santral.customer.Verifications;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.PartialViewContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is known of the customer in front of the agent, and the ways to prove it: the panel, the code, the tick. */
@Named("proofDesk")
@ViewScoped
public class ProofDesk implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The panel's id on the page. */
    private static final String PANEL = "proof";

    @Inject
    CaseDesk caseDesk;

    @Inject
    CustomerDesk customerDesk;

    @Inject
    Verifications verifications;

    @Inject
    Codes codes;

    @Inject
    Merges merges;

    @Inject
    Said said;

    private boolean open;
    private transient @Nullable List<KnownView> known;
    private transient @Nullable List<SuggestionView> suggested;
    private transient @Nullable List<KnownView.Code> sent;

    /** Reads what is known if it is shown; before each rendering, after the case was looked at. To read it leaves a trace. */
    public void look() {
        PartialViewContext asked = FacesContext.getCurrentInstance().getPartialViewContext();
        boolean shown =
                isOpen() && (!asked.isPartialRequest() || asked.getRenderIds().contains(PANEL));
        CustomerRef customer =
                new CustomerRef(caseDesk.ref().tenant(), caseDesk.getView().customer());
        known = shown ? verifications.known(customer) : null;
        suggested = shown ? merges.suggestionsOf(customer) : null;
        sent = verifications.sent(customer);
    }

    /** Shows the panel, or puts it away; it stands where the other one does. */
    public void unfold() {
        open = !isOpen();
        if (open) {
            customerDesk.fold();
        }
    }

    /** Sends a code to what is claimed, by the claim's number. */
    public void send(@Nullable String claim) {
        if (done(() -> codes.send(claim(claim)))) {
            said.inform("proof.code.going");
        }
    }

    /** The customer has said the code for that identity. */
    public void enter(@Nullable String identity, @Nullable String code) {
        if (done(() -> {
            if (!codes.enter(identity(identity), text(code))) {
                throw new Refused("code.wrong", "code");
            }
        })) {
            said.inform("proof.proven");
        }
    }

    /** The agent has made sure of it. */
    public void tick(@Nullable String claim, @Nullable String ground, @Nullable String reason) {
        if (done(() -> verifications.tick(claim(claim), ground(ground), text(reason)))) {
            said.inform("proof.proven");
        }
    }

    private boolean done(Runnable deed) {
        return said.unlessRefused(() -> {
            try {
                deed.run();
            } catch (NotThere e) {
                // Of a foreign one the person hears the same.
                throw new Refused("claim.unknown", "");
            }
        });
    }

    /** Only what is the customer's, whatever the page says. */
    private ClaimRef claim(@Nullable String number) {
        return all().stream()
                .flatMap(one -> one.facts().stream())
                .map(Fact::ref)
                .filter(ref -> ref.number().equals(number))
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    private IdentityRef identity(@Nullable String number) {
        Predicate<IdentityRef> same = ref -> Ids.text(ref.id()).equals(number);
        return all().stream().map(KnownView::ref).filter(same).findFirst().orElseThrow(NotThere::new);
    }

    private List<KnownView> all() {
        return verifications.known(caseDesk.customer());
    }

    private static Ground ground(@Nullable String word) {
        return Arrays.stream(Ground.values())
                .filter(ground -> ground.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused("claim.ground", "ground"));
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }

    public boolean isOpen() {
        return open && !customerDesk.isOpen();
    }

    /** Empty while the panel is not shown. */
    public List<KnownView> getKnown() {
        return known == null ? List.of() : known;
    }

    /** What the engine is not sure of about this customer. */
    public List<SuggestionView> getSuggested() {
        return suggested == null ? List.of() : suggested;
    }

    /** The codes that were sent within a day, the oldest first: that they were, never what they are. */
    public List<KnownView.Code> getSent() {
        return sent == null ? List.of() : sent;
    }

    public Ground[] getGrounds() {
        return Ground.values();
    }

    /** The number of an identity, as the page names it. */
    public String number(KnownView one) {
        return Ids.text(one.ref().id());
    }
}
