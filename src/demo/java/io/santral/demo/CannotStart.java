package io.santral.demo;

/** A part of the platform cannot start. The message is for the person at the keyboard: what failed, and what to do. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
