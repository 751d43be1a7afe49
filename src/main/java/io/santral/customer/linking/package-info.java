/**
 * Whose is it, and how is that taken apart again: the algebra of merges. Plain Java.
 *
 * <p>Not here: whether two are one ({@code customer.matching}), storing ({@code customer.store}), what becomes of the cases
 * ({@code cases.merging}).
 */
@NullMarked
package io.santral.customer.linking;

import org.jspecify.annotations.NullMarked;
