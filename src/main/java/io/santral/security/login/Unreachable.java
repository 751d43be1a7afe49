package io.santral.security.login;

/** The identity provider does not answer, or not as it must. It says nothing about whoever asked. */
class Unreachable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreachable(Throwable cause) {
        super("the identity provider does not answer: " + cause.getMessage(), cause);
    }

    Unreachable(String message) {
        super(message);
    }
}
