package io.santral.console;

import io.santral.cases.CaseLinkView;
import io.santral.cases.CaseLinks;
import io.santral.cases.CaseSummary;
import io.santral.customer.CustomerRef;
import io.santral.customer.CustomerStory;
import io.santral.customer.MergeRef;
import io.santral.customer.Merges;
import io.santral.intake.InteractionView;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.PartialViewContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose the case in front of the agent is, and why: the panel that tells it, takes it apart and puts it together. */
@Named("customerDesk")
@ViewScoped
public class CustomerDesk implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The panel's id on the page. */
    private static final String PANEL = "why";

    @Inject
    CaseDesk caseDesk;

    @Inject
    Merges merges;

    @Inject
    CaseLinks links;

    @Inject
    Said said;

    private boolean open;
    private transient @Nullable CustomerStory story;
    private transient @Nullable List<CaseLinkView> belonging;
    private transient @Nullable List<Elsewhere> elsewhere;

    /** Somebody who was of this customer and no longer is, and where their cases are now. */
    public record Elsewhere(CustomerStory story, List<CaseSummary> cases) {}

    /** Reads the story if it is shown; before each rendering, after the case was looked at. To read it leaves a trace. */
    public void look() {
        PartialViewContext asked = FacesContext.getCurrentInstance().getPartialViewContext();
        boolean shown =
                open && (!asked.isPartialRequest() || asked.getRenderIds().contains(PANEL));
        story = null;
        belonging = null;
        if (shown) {
            story = merges.story(
                    new CustomerRef(caseDesk.ref().tenant(), caseDesk.getView().customer()));
            belonging = links.why(caseDesk.ref());
        }
    }

    /** Shows the panel, or puts it away. */
    public void unfold() {
        open = !open;
        elsewhere = null;
    }

    /** Puts it away. */
    void fold() {
        open = false;
    }

    /** Takes a merge back, by its number. */
    public void undo(@Nullable String number, @Nullable String reason) {
        change(customer -> merges.undo(new MergeRef(customer.tenant(), id(number)), text(reason)), "why.undone");
    }

    /** Takes identities out of the customer; {@code identities} are their ids with commas between them. */
    public void split(@Nullable String identities, @Nullable String reason) {
        change(customer -> merges.split(customer, ids(text(identities)), text(reason)), "why.undone");
    }

    /** Makes one of this customer and the one of that number; this one's number stays. */
    public void merge(@Nullable String number, @Nullable String reason) {
        change(
                customer -> merges.merge(new CustomerRef(customer.tenant(), id(number)), customer, text(reason)),
                "why.merged");
    }

    /** What a click says binds; then it is looked who went, and where their cases are. */
    private void change(Consumer<CustomerRef> deed, String done) {
        CustomerStory before = merges.story(caseDesk.customer());
        CustomerRef customer = before.ref();
        Set<Long> gone = identities(before);
        boolean changed = said.unlessRefused(() -> {
            try {
                deed.accept(customer);
            } catch (NotThere e) {
                // Of a foreign one the person hears the same.
                throw new Refused("customer.unknown", "number");
            }
        });
        if (changed) {
            said.inform(done);
            gone.removeAll(identities(merges.story(caseDesk.customer())));
            elsewhere = follow(customer, gone);
        }
    }

    private List<Elsewhere> follow(CustomerRef customer, Set<Long> gone) {
        List<Elsewhere> found = new ArrayList<>();
        while (!gone.isEmpty()) {
            CustomerStory theirs = merges.story(
                    new CustomerRef(customer.tenant(), gone.iterator().next()));
            found.add(new Elsewhere(theirs, links.of(theirs.ref())));
            gone.removeAll(identities(theirs));
        }
        return found;
    }

    private static Set<Long> identities(CustomerStory told) {
        return told.parts().stream()
                .map(CustomerStory.Part::identity)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static long id(@Nullable String number) {
        return Ids.parse(text(number).strip().toUpperCase(Locale.ROOT)).orElseThrow(NotThere::new);
    }

    private static Set<Long> ids(String identities) {
        Set<Long> ids = new HashSet<>();
        for (String identity : identities.split(",", -1)) {
            ids.add(Ids.parse(identity).orElseThrow(() -> new Refused("customer.no-part", "identities")));
        }
        return ids;
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }

    public boolean isOpen() {
        return open;
    }

    /** Null while the panel is not shown. */
    public @Nullable CustomerStory getStory() {
        return story;
    }

    /** Why each thing that was said is in the case. */
    public List<CaseLinkView> getBelonging() {
        return belonging == null ? List.of() : belonging;
    }

    /** What was said there. */
    public String words(CaseLinkView link) {
        return caseDesk.getView().timeline().stream()
                .filter(said -> said.id() == link.interaction())
                .map(InteractionView::text)
                .findFirst()
                .orElse("");
    }

    /** All that came into the case with it, by their ids with commas between them. */
    public String cameWith(CaseLinkView link) {
        return getBelonging().stream()
                .filter(CaseLinkView::inbound)
                .filter(one -> one.equals(link)
                        || (link.verdict().isPresent() && one.verdict().equals(link.verdict())))
                .map(one -> Ids.text(one.interaction()))
                .collect(Collectors.joining(","));
    }

    /** How many of the customer's messages the case has: one alone cannot be taken out. */
    public long getAsked() {
        return getBelonging().stream().filter(CaseLinkView::inbound).count();
    }

    /** Who is elsewhere since the last click. */
    public List<Elsewhere> getElsewhere() {
        return elsewhere == null ? List.of() : elsewhere;
    }

    /** The number of an identity, as the page names it. */
    public String number(CustomerStory.Part part) {
        return Ids.text(part.identity());
    }
}
