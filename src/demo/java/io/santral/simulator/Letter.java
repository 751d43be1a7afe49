package io.santral.simulator;

import java.time.Instant;

/**
 * What a brand sent to somebody's telephone or mailbox, not in answer to anything.
 *
 * @param key the sender's own: two of the same are one
 * @param kind mail or sms
 * @param to the address or number
 */
record Letter(String id, String line, String key, String kind, String to, String subject, String text, Instant at) {}
