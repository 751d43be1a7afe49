package io.santral.security.login;

/** The identity provider, or the check of what came from it, said no. The message is for the log: it names no token. */
class Declined extends Exception {
    private static final long serialVersionUID = 1L;

    Declined(String message) {
        super(message);
    }

    Declined(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
