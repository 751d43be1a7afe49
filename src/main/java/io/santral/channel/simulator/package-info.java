/**
 * The simulator as a provider: posts, comments, messages, mails, texts, calls, chats and faxes of invented people, and the answers
 * to them. Until a channel has a connector of its own, it is built and shown with this one.
 *
 * <p>It speaks to nobody unless {@code SANTRAL_SIMULATOR_URL} says where the simulator is: without it there is no door to knock
 * at and nothing is sent. Production leaves it unset.
 *
 * <p>Owns: the simulator's small protocol. A delivery is {@code {"events": [...]}}, signed like Meta's; {@link
 * io.santral.channel.simulator.SimulatedEvent} has what an event may hold.
 *
 * <p>Not here: the simulator itself (it is no part of the product), and anything about storing.
 */
@NullMarked
package io.santral.channel.simulator;

import org.jspecify.annotations.NullMarked;
