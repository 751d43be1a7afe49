/**
 * The case and its life: opened, closed, and opened again if the customer comes back to it.
 *
 * <p>Not here: the links from interactions to cases, which are rows and no objects ({@code cases.store}).
 */
@NullMarked
package io.santral.cases.model;

import org.jspecify.annotations.NullMarked;
