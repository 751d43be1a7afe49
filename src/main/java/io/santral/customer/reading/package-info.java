/**
 * What does a text say about who wrote it? Addresses and numbers that stand in the writer's own words, each as a claim: whoever
 * writes a number has not proven that it is theirs. Plain Java, linear in the length of the text, which strangers write.
 *
 * <p>Not here: what a claim is worth ({@code customer.matching}), what the text is about ({@code cases.topic}).
 */
@NullMarked
package io.santral.customer.reading;

import org.jspecify.annotations.NullMarked;
