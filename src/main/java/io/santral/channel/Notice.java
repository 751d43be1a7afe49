package io.santral.channel;

/**
 * What is sent to an address and answers nothing: a one-time code. It prints neither address nor words.
 *
 * @param key of our own: two of the same are one
 * @param kind as which it is sent: {@code MAIL} or {@code SMS}
 * @param to one address or number
 * @param subject of a mail
 */
public record Notice(String key, InboundEvent.Kind kind, String to, String subject, String text) {
    @Override
    public String toString() {
        return "Notice[" + key + ", " + kind + "]";
    }
}
