/**
 * The statements of the outbox and of its leases, for the brand of the current scope.
 *
 * <p>Not here: what follows from an outcome ({@link io.santral.reply.model.Reply}).
 */
@NullMarked
package io.santral.reply.store;

import org.jspecify.annotations.NullMarked;
