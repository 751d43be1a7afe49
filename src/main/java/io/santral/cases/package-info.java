/**
 * A case is one matter of one customer, over any number of interactions and channels.
 *
 * <p>Owns: cases, and the append-only links that say which interaction belongs to which case, and why; what people say of two cases,
 * and what the engine asks them; what a case is about, as guessed and as labelled.
 *
 * <p>Hears: {@link io.santral.intake.ContactReceived}, {@link io.santral.intake.OwnMessageSeen}, {@link
 * io.santral.intake.InteractionChanged}, {@link io.santral.customer.CustomersMoved}. Tells: {@link CaseOpened}, {@link InteractionAttached}, {@link CaseChanged}, {@link
 * CaseClosed}, {@link CaseRegrouped}.
 *
 * <p>Not here: who the customer is ({@code customer}), the clocks ({@code sla}), who works on it ({@code routing}).
 */
@Capability(
        name = "cases",
        uses = {"shared", "tenancy", "security", "channel", "intake", "customer"},
        exposes = "io.santral.cases")
@NullMarked
package io.santral.cases;

import io.santral.Capability;
import org.jspecify.annotations.NullMarked;
