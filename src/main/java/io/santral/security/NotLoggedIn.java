package io.santral.security;

/** Nobody is logged in, or whoever was is no longer let in. */
public class NotLoggedIn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotLoggedIn() {
        super("not logged in");
    }
}
