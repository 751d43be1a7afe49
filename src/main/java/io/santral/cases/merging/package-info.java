/**
 * Which case does an interaction belong to? Rules in plain Java; each answer says why.
 *
 * <p>Not here: where the candidates come from ({@code cases.store}), and joining itself ({@link io.santral.cases.Cases}).
 */
@NullMarked
package io.santral.cases.merging;

import org.jspecify.annotations.NullMarked;
