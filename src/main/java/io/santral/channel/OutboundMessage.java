package io.santral.channel;

import java.time.Instant;
import java.util.Optional;

/**
 * What is to be sent.
 *
 * @param inReplyTo the provider's id of the interaction that is answered
 * @param thread what that interaction belongs to on the provider's side
 * @param parent what that interaction answers itself, if anything
 * @param notBefore the earliest instant at which it can have been sent: what stands there from before is not it
 * @param token what it is to carry so that an answer to it gives it back: before the sign of a mail's Message-ID; where the channel
 *     carries none, it is left out
 */
public record OutboundMessage(
        String inReplyTo,
        InboundEvent.Kind answers,
        String thread,
        Optional<String> parent,
        String text,
        Instant notBefore,
        Optional<String> token) {}
