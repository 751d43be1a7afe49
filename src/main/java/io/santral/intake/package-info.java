/**
 * Whatever comes in is stored before it is acknowledged, and becomes an interaction once.
 *
 * <p>Owns: the journal, the lanes that keep a conversation's order, what is held back (quarantined or parked), interactions and their changes.
 *
 * <p>Tells: {@link ContactReceived}, {@link OwnMessageSeen}, {@link InteractionChanged}.
 *
 * <p>Not here: the providers' protocols ({@code channel}), which case it belongs to ({@code cases}).
 */
@Capability(
        name = "intake",
        uses = {"shared", "tenancy", "privacy", "security", "channel", "customer"},
        exposes = "io.santral.intake")
@NullMarked
package io.santral.intake;

import io.santral.Capability;
import org.jspecify.annotations.NullMarked;
