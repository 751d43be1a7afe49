package io.santral.channel;

import java.time.Instant;

/**
 * What is to be sent.
 *
 * @param inReplyTo the provider's id of the interaction that is answered
 * @param notBefore the earliest instant at which it can have been sent: what stands there from before is not it
 */
public record OutboundMessage(
        String inReplyTo, InboundEvent.Kind answers, String thread, String text, Instant notBefore) {}
