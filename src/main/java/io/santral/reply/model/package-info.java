/**
 * The reply and its life: queued, on its way, sent, failed or unknown.
 *
 * <p>Not here: whether an interaction may be answered at all ({@code reply}), and how it is sent ({@code channel}).
 */
@NullMarked
package io.santral.reply.model;

import org.jspecify.annotations.NullMarked;
