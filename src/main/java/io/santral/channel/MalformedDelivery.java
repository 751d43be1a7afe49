package io.santral.channel;

/** A verified body that is not of the provider's form. The message names the place, never the content. */
public class MalformedDelivery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedDelivery(String message) {
        super(message);
    }
}
