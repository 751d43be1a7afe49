/**
 * Who is this? The rules that decide, from what is known of an identity, whose it is: keys to find candidates by, evidence in
 * bits, the customer as a whole against the newcomer, and the outcome with its reasons. Plain Java over one brand's
 * {@link io.santral.customer.matching.Index}: the same code over the database and over memory.
 *
 * <p>{@link Gathering} puts a whole register of records together by the same rules, in memory.
 *
 * <p>Not here: storing ({@code customer.store}), what a text says about its writer ({@code customer.reading}), which matter it is
 * about ({@code cases.merging}).
 */
@NullMarked
package io.santral.customer.matching;

import org.jspecify.annotations.NullMarked;
