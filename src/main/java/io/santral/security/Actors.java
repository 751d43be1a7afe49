package io.santral.security;

import jakarta.enterprise.context.ApplicationScoped;

/** Who is asking. */
@ApplicationScoped
public class Actors {
    /**
     * The person behind the current request.
     *
     * @throws NotLoggedIn if there is none, or they are locked or unknown to us
     */
    public Actor current() {
        throw new UnsupportedOperationException("to be written");
    }
}
