package io.santral.console;

import io.santral.cases.Aspect;
import io.santral.cases.CaseLinks;
import io.santral.cases.CaseRef;
import io.santral.cases.CaseSuggestionRef;
import io.santral.cases.CaseSuggestionView;
import io.santral.cases.CaseSuggestions;
import io.santral.cases.SubjectView;
import io.santral.cases.Subjects;
import io.santral.cases.TopicView;
import io.santral.screen.Addresses;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the case in front of the agent is about, and where the matter ends: labels, what the engine asks, joining and taking out. */
@Named("matterDesk")
@ViewScoped
public class MatterDesk implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    CaseDesk caseDesk;

    @Inject
    CaseLinks links;

    @Inject
    CaseSuggestions suggestions;

    @Inject
    Subjects subjects;

    @Inject
    TopicNames names;

    @Inject
    Addresses addresses;

    @Inject
    Said said;

    private transient @Nullable List<CaseSuggestionView> asked;
    private @Nullable String takenTo;

    /** Something that can be said of the case. */
    public record Choice(Aspect aspect, String value) {
        /** As the page names it: {@code KIND:COMPLAINT}. */
        public String said() {
            return aspect + ":" + value;
        }

        /** Its word in the catalogue: {@code matter.kind.COMPLAINT}. */
        public String key() {
            return "matter." + aspect.name().toLowerCase(Locale.ROOT) + "." + value;
        }
    }

    /** Reads what the engine asks about the case; before each rendering. */
    public void look() {
        asked = suggestions.about(caseDesk.ref());
    }

    public List<CaseSuggestionView> getAsked() {
        return asked == null ? List.of() : asked;
    }

    /** The other case of the two that are in question. */
    public boolean isNewer(CaseSuggestionView one) {
        return one.matter().ref().equals(caseDesk.ref());
    }

    /** The topics that can be chosen: what the engine thinks first, then all others by their titles. */
    public List<TopicView> getTopics() {
        Set<TopicView> topics = new LinkedHashSet<>();
        caseDesk.getView().subject().map(SubjectView::guess).ifPresent(guess -> {
            guess.topic().ifPresent(topics::add);
            guess.runnerUp().ifPresent(topics::add);
        });
        List<TopicView> all = names.all(caseDesk.getBrand());
        topics.retainAll(new HashSet<>(all));
        topics.addAll(all);
        return new ArrayList<>(topics);
    }

    /** What else can be said. */
    public List<Choice> getChoices() {
        return Arrays.stream(Aspect.values())
                .flatMap(aspect -> aspect.words().stream().map(value -> new Choice(aspect, value)))
                .toList();
    }

    /** Says what the case is about; {@code choice} is as {@link Choice#said}. */
    public void label(@Nullable String choice) {
        String[] parts = text(choice).split(":", 2);
        said.unlessRefused(() -> {
            if (parts.length < 2) {
                throw new Refused("label.unknown", "value");
            }
            subjects.label(caseDesk.ref(), aspect(parts[0]), parts[1]);
        });
    }

    private static Aspect aspect(String name) {
        return Arrays.stream(Aspect.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused("label.unknown", "aspect"));
    }

    /** They are one matter; then the page is that of the whole. */
    public @Nullable String same(@Nullable String number) {
        List<CaseRef> now = new ArrayList<>();
        return said.unlessRefused(() -> now.add(suggestions.same(suggestion(number)))) ? show(now.get(0)) : null;
    }

    /** They are two. */
    public void different(@Nullable String number) {
        if (said.unlessRefused(() -> suggestions.different(suggestion(number)))) {
            said.inform("matter.different.done");
        }
    }

    /** This case is the matter of that of the number; then the page is that of the whole. */
    public @Nullable String join(@Nullable String number, @Nullable String reason) {
        CaseRef from = caseDesk.ref();
        OptionalLong into = Ids.parse(text(number).strip().toUpperCase(Locale.ROOT));
        boolean joined = said.unlessRefused(() -> {
            try {
                links.join(from, new CaseRef(from.tenant(), into.orElseThrow(NotThere::new)), text(reason));
            } catch (NotThere e) {
                // Of a foreign one the person hears the same.
                throw new Refused("case.unknown", "number");
            }
        });
        return joined ? show(new CaseRef(from.tenant(), into.orElseThrow())) : null;
    }

    /** What is chosen is another matter; {@code interactions} are their ids with commas between them. */
    public void takeOut(@Nullable String interactions, @Nullable String reason) {
        Set<Long> chosen = new HashSet<>();
        boolean taken = said.unlessRefused(() -> {
            for (String one : text(interactions).split(",", -1)) {
                chosen.add(Ids.parse(one).orElseThrow(() -> new Refused("case.no-part", "interactions")));
            }
            takenTo = addresses.of(links.takeOut(caseDesk.ref(), chosen, text(reason)));
        });
        if (taken) {
            said.inform("matter.taken-out");
        }
    }

    private CaseSuggestionRef suggestion(@Nullable String number) {
        return new CaseSuggestionRef(
                caseDesk.ref().tenant(), Ids.parse(text(number)).orElseThrow(NotThere::new));
    }

    private String show(CaseRef ref) {
        return "/console/cases/case.xhtml?faces-redirect=true&case=" + addresses.of(ref);
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }

    /** The address of the case that was made by the last taking out; none before. */
    public @Nullable String getTakenTo() {
        return takenTo;
    }
}
