package io.santral.channel;

/**
 * One event of a delivery, on its way into the journal.
 *
 * @param account the provider's id of the account it is addressed to; it decides the brand
 * @param dedupe what makes the event the same event when it is delivered again, whatever batch it comes in
 * @param conversation the events that share it are worked on one after the other
 * @param payload the event's own bytes: enough for {@link WebhookInbound#normalise} to read it again in a year
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Envelope(String account, String dedupe, String conversation, byte[] payload) {}
