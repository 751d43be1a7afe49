/**
 * The ways that people go, in a real browser, on the running platform.
 *
 * <p>Owns: {@link Browser}, the hands and eyes. Not here: the platform itself ({@code io.santral.platform}).
 */
@NullMarked
package io.santral.e2e;

import org.jspecify.annotations.NullMarked;
