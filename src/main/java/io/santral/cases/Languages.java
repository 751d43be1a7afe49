package io.santral.cases;

import io.santral.cases.topic.Language;
import io.santral.intake.InteractionView;
import io.santral.intake.Interactions;
import io.santral.shared.OwnWords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;

/** In which language a customer is written to. For work inside the brand's scope. */
@ApplicationScoped
public class Languages {
    private static final Locale TURKISH = Locale.forLanguageTag("tr");
    private static final int LATEST = 5;

    @Inject
    Interactions interactions;

    /** As in what the identity wrote last that tells its language: English or Turkish; Turkish if nothing does. */
    public Locale of(long identity) {
        return interactions.latestOf(identity, LATEST).stream()
                .map(InteractionView::text)
                .map(OwnWords::of)
                .map(Language::of)
                .filter(language -> language != Language.OTHER)
                .findFirst()
                .map(language -> language == Language.ENGLISH ? Locale.ENGLISH : TURKISH)
                .orElse(TURKISH);
    }
}
