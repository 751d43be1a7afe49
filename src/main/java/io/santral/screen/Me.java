package io.santral.screen;

import io.santral.security.Actor;
import io.santral.security.Actors;
import io.santral.security.Permission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The person in front of the page. */
@Named("me")
@RequestScoped
public class Me {
    @Inject
    Actors actors;

    public String getName() {
        return actors.current().name();
    }

    public long getPerson() {
        return actors.current().person();
    }

    /** Whether there is a brand whose cases they work on. */
    public boolean isAtDesk() {
        return has(Permission.SEE_CASES);
    }

    /** Whether there is a brand whose service figures they may see. */
    public boolean isAtPortal() {
        return has(Permission.SEE_SERVICE);
    }

    /** Whether there is a brand whose work they lead. */
    public boolean isLeader() {
        return has(Permission.LEAD);
    }

    /** Whether there is a brand that they set up and look after. */
    public boolean isOperator() {
        return has(Permission.OPERATE);
    }

    private boolean has(Permission permission) {
        Actor actor = actors.current();
        return actor.grants().keySet().stream().anyMatch(tenant -> actor.may(permission, tenant));
    }
}
