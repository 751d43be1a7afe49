package io.santral.tenancy;

import java.util.Set;

/**
 * Everything through which the running server can be reached, and everything that it does by itself. {@link InventoryIT} holds this
 * list against the server, {@link LeakMatrixIT} tries each of its lines: a new door without a trial fails the build, and so does a
 * trial without a door.
 */
final class Exposed {
    /** Methods of the API. */
    static final Set<String> API = Set.of(
            "GET /api/v1/queue",
            "GET /api/v1/pools",
            "GET /api/v1/pools/{pool}/suggestions",
            "GET /api/v1/pools/{pool}/case-suggestions",
            "GET /api/v1/brands/{brand}/cases",
            "GET /api/v1/brands/{brand}/cases/{number}",
            "POST /api/v1/brands/{brand}/cases/{number}/take",
            "POST /api/v1/brands/{brand}/cases/{number}/release",
            "POST /api/v1/brands/{brand}/cases/{number}/close",
            "GET /api/v1/brands/{brand}/cases/{number}/replies",
            "POST /api/v1/brands/{brand}/cases/{number}/replies",
            "GET /api/v1/brands/{brand}/cases/{number}/why",
            "POST /api/v1/brands/{brand}/cases/{number}/label",
            "POST /api/v1/brands/{brand}/cases/{number}/join",
            "POST /api/v1/brands/{brand}/cases/{number}/take-out",
            "GET /api/v1/brands/{brand}/topics",
            "GET /api/v1/brands/{brand}/case-suggestions",
            "POST /api/v1/brands/{brand}/case-suggestions/{number}/same",
            "POST /api/v1/brands/{brand}/case-suggestions/{number}/different",
            "GET /api/v1/brands/{brand}/customers/{number}",
            "GET /api/v1/brands/{brand}/customers/{number}/proofs",
            "POST /api/v1/brands/{brand}/customers/{number}/proofs/tick",
            "POST /api/v1/brands/{brand}/customers/{number}/proofs/code",
            "POST /api/v1/brands/{brand}/customers/{number}/proofs/enter",
            "POST /api/v1/brands/{brand}/customers/{number}/merge",
            "POST /api/v1/brands/{brand}/customers/{number}/split",
            "POST /api/v1/brands/{brand}/merges/{number}/undo",
            "GET /api/v1/brands/{brand}/suggestions",
            "POST /api/v1/brands/{brand}/suggestions/{number}/accept",
            "POST /api/v1/brands/{brand}/suggestions/{number}/reject",
            "GET /api/v1/brands/{brand}/audits",
            "POST /api/v1/brands/{brand}/audits/{number}/right",
            "POST /api/v1/brands/{brand}/audits/{number}/wrong",
            "POST /api/v1/brands/{brand}/audits/{number}/unsure",
            "GET /api/v1/brands/{brand}/models",
            "POST /api/v1/brands/{brand}/models/{number}/choose",
            "POST /api/v1/brands/{brand}/register",
            "GET /api/v1/brands/{brand}/exposures",
            "GET /api/v1/brands/{brand}/quarantine",
            "POST /api/v1/brands/{brand}/quarantine/{number}/replay",
            "POST /api/v1/brands/{brand}/quarantine/replay",
            "GET /api/v1/brands/{brand}/service");

    /** Addresses of servlets; those of the API's and of the pages' lead to what stands above and below. */
    static final Set<String> SERVLETS = Set.of(
            "",
            "/",
            "*.jsp",
            "*.jspx",
            "*.xhtml",
            "/api/v1/*",
            "/hooks/*",
            "/session/callback",
            "/session/logout",
            "/session/logout-token",
            "/session/notice");

    static final Set<String> FILTERS = Set.of("/*");

    static final Set<String> SOCKETS = Set.of("/console/live");

    static final Set<String> VIEWS = Set.of(
            "/index.xhtml",
            "/logged-out.xhtml",
            "/console/cases/case.xhtml",
            "/console/customer/audits.xhtml",
            "/console/customer/exposures.xhtml",
            "/console/customer/suggestions.xhtml",
            "/console/intake/quarantine.xhtml",
            "/console/queue/desk.xhtml",
            "/portal/case.xhtml",
            "/portal/service.xhtml");

    /** What a page's address may say. */
    static final Set<String> PARAMETERS = Set.of(
            "/console/cases/case.xhtml case",
            "/console/cases/case.xhtml brand",
            "/console/customer/audits.xhtml brand",
            "/console/customer/audits.xhtml after",
            "/console/customer/exposures.xhtml brand",
            "/console/customer/exposures.xhtml before",
            "/console/customer/suggestions.xhtml brand",
            "/console/customer/suggestions.xhtml pool",
            "/console/customer/suggestions.xhtml after",
            "/console/intake/quarantine.xhtml brand",
            "/console/intake/quarantine.xhtml before",
            "/console/queue/desk.xhtml brand",
            "/portal/case.xhtml case",
            "/portal/service.xhtml brand",
            "/portal/service.xhtml before");

    /** What pages let people do. */
    static final Set<String> ACTIONS = Set.of(
            "answerBox.answer",
            "answerBox.send",
            "auditQueue.choose",
            "auditQueue.right",
            "auditQueue.unsure",
            "auditQueue.wrong",
            "caseWork.close",
            "caseWork.confirmSent",
            "caseWork.release",
            "caseWork.sendAgain",
            "caseWork.take",
            "customerDesk.merge",
            "customerDesk.split",
            "customerDesk.undo",
            "customerDesk.unfold",
            "desk.next",
            "desk.showMore",
            "heldDeliveries.replay",
            "heldDeliveries.replayAll",
            "matterDesk.different",
            "matterDesk.join",
            "matterDesk.label",
            "matterDesk.same",
            "matterDesk.takeOut",
            "offers.ask",
            "offers.come",
            "offers.decline",
            "offers.take",
            "openSuggestions.accept",
            "openSuggestions.different",
            "openSuggestions.reject",
            "openSuggestions.same",
            "proofDesk.enter",
            "proofDesk.send",
            "proofDesk.tick",
            "proofDesk.unfold");

    /** What runs by itself: each works on one brand at a time, inside its scope. */
    static final Set<String> JOBS =
            Set.of("io.santral.customer.LearningWork", "io.santral.intake.IntakeWork", "io.santral.reply.ReplyWork");

    /** What runs once, when the server starts, and not in a brand's scope. */
    static final Set<String> AT_START = Set.of("io.santral.tenancy.provision.AtStart");

    private Exposed() {}
}
