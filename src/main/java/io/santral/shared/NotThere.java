package io.santral.shared;

/**
 * There is no such thing, or none that the caller may know of: the two are one exception with one text, so that an answer never
 * tells which.
 */
public class NotThere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotThere() {
        super("not there");
    }
}
