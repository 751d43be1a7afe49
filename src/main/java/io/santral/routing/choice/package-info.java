/**
 * Who gets what, and why: rules in plain Java. Each answer carries its reason.
 *
 * <p>Not here: reading the queue ({@code routing.store}), and the taking itself ({@link io.santral.routing.Queue}).
 */
@NullMarked
package io.santral.routing.choice;

import org.jspecify.annotations.NullMarked;
