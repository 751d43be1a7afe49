package io.santral.tenancy;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * The entities of the brand of the current scope (wall 3): the only way to an entity manager. The manager is the transaction's;
 * its tenant is set with the first use and cannot be another later.
 */
@ApplicationScoped
public class Entities {
    private static final String TENANT = "eclipselink.tenant-id";

    @PersistenceContext
    EntityManager entities;

    @Resource
    TransactionSynchronizationRegistry transaction;

    /**
     * The manager of the current transaction, sealed to the brand of the current scope.
     *
     * @throws IllegalStateException without a scope, without a transaction, or if the transaction belongs to another brand
     */
    public EntityManager em() {
        TenantId tenant = TenantScope.current();
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("no transaction is active");
        }
        Object sealed = transaction.getResource(Entities.class);
        if (sealed == null) {
            entities.setProperty(TENANT, tenant.value());
            transaction.putResource(Entities.class, tenant);
        } else if (!sealed.equals(tenant)) {
            throw new IllegalStateException("the transaction belongs to tenant " + sealed + ", the scope to " + tenant);
        }
        return entities;
    }
}
