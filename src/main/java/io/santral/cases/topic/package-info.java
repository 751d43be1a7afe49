/**
 * What is it about, and how is it said? The topics of a brand and what speaks for each in a text; kind, urgency and language of a
 * contact, with the words that made them so. Plain Java; learns from agents' labels.
 *
 * <p>Not here: which case a contact belongs to ({@code cases.merging}), what it says about its writer ({@code customer.reading}).
 */
@NullMarked
package io.santral.cases.topic;

import org.jspecify.annotations.NullMarked;
