package io.santral.cases;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Where the capability tells its news. */
@Dependent
class CaseNews {
    @Inject
    Event<CaseOpened> opened;

    @Inject
    Event<InteractionAttached> attached;

    @Inject
    Event<CaseChanged> changed;

    @Inject
    Event<CaseClosed> closed;

    @Inject
    Event<CaseRegrouped> regrouped;

    @Inject
    Event<Lessons.Labelled> labelled;
}
