/**
 * The queue in the database: one brand's entries, and the one place that reads over brands.
 *
 * <p>Not here: the timeline of a case. Over brands there are only a line's title, topic, urgency, names and times, and only for those whose grant and
 * pool allow it.
 */
@NullMarked
package io.santral.routing.store;

import org.jspecify.annotations.NullMarked;
