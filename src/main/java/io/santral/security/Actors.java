package io.santral.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/** Who is asking. */
@ApplicationScoped
public class Actors {
    @Inject
    SecurityContext caller;

    @Inject
    People people;

    /**
     * The person behind the current request.
     *
     * @throws NotLoggedIn if there is none, or they are locked or unknown to us
     */
    public Actor current() {
        Principal principal = caller.getCallerPrincipal();
        if (principal == null) {
            throw new NotLoggedIn();
        }
        return named(principal.getName()).orElseThrow(NotLoggedIn::new);
    }

    /**
     * The person whom the identity provider calls so ({@code preferred_username}); empty if we have nobody of that name, or have
     * locked them. At most 2 s old.
     */
    public Optional<Actor> named(String username) {
        return people.find(username);
    }
}
