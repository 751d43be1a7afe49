/**
 * Which case does an interaction belong to? A rule in plain Java: each of the customer's cases gathers evidence in bits, beside the
 * possibility that the matter is new; each answer says what spoke for it and what against it.
 *
 * <p>Not here: where the candidates come from ({@code cases.store}), joining itself ({@link io.santral.cases.Cases}), what a text
 * is about ({@code cases.topic}), and who the customer is ({@code customer}).
 */
@NullMarked
package io.santral.cases.merging;

import org.jspecify.annotations.NullMarked;
