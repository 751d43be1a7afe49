/**
 * The statements of accounts, their sealed secrets, and applications.
 *
 * <p>Not here: opening a secret ({@link io.santral.channel.Accounts}); connectors, which know no database.
 */
@NullMarked
package io.santral.channel.store;

import org.jspecify.annotations.NullMarked;
