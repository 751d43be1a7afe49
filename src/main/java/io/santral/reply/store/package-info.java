/** The statements of the outbox. */
@NullMarked
package io.santral.reply.store;

import org.jspecify.annotations.NullMarked;
