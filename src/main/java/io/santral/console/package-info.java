/**
 * The desk: where agents see what waits over all their brands, and answer it.
 *
 * <p>Owns: the pages under {@code console/}, and the bell that tells an open page to look again.
 *
 * <p>Hears: {@link io.santral.routing.QueueChanged}, {@link io.santral.routing.PresenceChanged}, {@link io.santral.cases.InteractionAttached},
 * {@link io.santral.cases.CaseClosed}, {@link io.santral.reply.ReplyMoved}.
 *
 * <p>Not here: what the brand's own people see ({@code portal}); every decision: pages only ask and show.
 */
@Capability(
        name = "console",
        uses = {
            "shared",
            "tenancy",
            "security",
            "channel",
            "customer",
            "intake",
            "cases",
            "reply",
            "sla",
            "routing",
            "screen"
        },
        exposes = "io.santral.console")
@NullMarked
package io.santral.console;

import io.santral.Capability;
import org.jspecify.annotations.NullMarked;
