/**
 * A made-up brand's customers and what they write, say and call about over a year or two: contacts in time order, in the channel
 * contract's words, each with the truth about it. The CrossChannel engine is measured against it.
 *
 * <p>It owns all its words: it shares no table, list or code with the engine and knows nothing but {@code io.santral.channel}, so
 * that the engine cannot be measured against what it was built from. What it is made of stands in {@code shares.properties}; one
 * half of its sentences and a seed of its own are held out.
 *
 * <p>Not here: the measuring ({@code io.santral.bench}).
 */
@NullMarked
package io.santral.stream;

import org.jspecify.annotations.NullMarked;
