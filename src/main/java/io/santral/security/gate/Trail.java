package io.santral.security.gate;

import io.santral.audit.Audit;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.tenancy.PersonScope;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Leaves the audit entry of what was done: inside of the deed's transaction, so that neither stands without the other. */
@Interceptor
@Requires(Permission.OPERATE)
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class Trail {
    @Inject
    Audit audit;

    @AroundInvoke
    Object keep(InvocationContext call) throws Exception {
        Object result = call.proceed();
        Rule rule = Rule.of(call);
        if (!rule.requires().audit().isEmpty()) {
            audit.record(
                    rule.requires().audit(),
                    rule.thing().subject(),
                    PersonScope.open().orElseThrow());
        }
        return result;
    }
}
