package io.santral.security.gate;

import io.santral.security.Actor;
import io.santral.security.Actors;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.shared.Again;
import io.santral.shared.NotThere;
import io.santral.tenancy.PersonScope;
import io.santral.tenancy.TenantScope;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Checks the grant and opens the scopes: outside of the transaction (which begins at PLATFORM_BEFORE + 200), so that its
 * database session is taken inside them and bound to the brand, and so that a transaction that lost a deadlock is done again as
 * a whole; inside of other work of a brand only that whole may be.
 */
@Interceptor
@Requires(Permission.OPERATE)
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class Gate {
    private static final Logger LOG = System.getLogger(Gate.class.getName());

    @Inject
    Actors actors;

    @AroundInvoke
    Object pass(InvocationContext call) throws Exception {
        Actor actor = actors.current();
        Rule rule = Rule.of(call);
        if (!actor.may(rule.requires().value(), rule.thing().tenant())) {
            LOG.log(
                    Level.INFO,
                    "gate: person {0} may not {1} for tenant {2}",
                    Long.toString(actor.person()),
                    rule.requires().value(),
                    rule.thing().tenant());
            throw new NotThere();
        }
        boolean outermost = TenantScope.open().isEmpty();
        return PersonScope.call(
                actor.person(),
                () -> TenantScope.call(
                        rule.thing().tenant(), () -> outermost ? Again.afterDeadlock(call::proceed) : call.proceed()));
    }
}
