/**
 * What the brand answers: an outbox in the transaction of the agent's click; sent once, or visibly unknown.
 *
 * <p>Owns: replies, and what is sent to an address and answers nothing (one-time codes), and their way to the provider.
 *
 * <p>Hears: {@link io.santral.intake.OwnMessageSeen}, {@link io.santral.customer.CodeIssued}. Tells: {@link ReplyMoved}.
 *
 * <p>Not here: how a provider is spoken to ({@code channel}), what the customer wrote ({@code intake}).
 */
@Capability(
        name = "reply",
        uses = {"shared", "tenancy", "security", "channel", "intake", "customer", "cases"},
        exposes = "io.santral.reply")
@NullMarked
package io.santral.reply;

import io.santral.Capability;
import org.jspecify.annotations.NullMarked;
