/**
 * Measures a CrossChannel engine on the Turkish stream: who is this, and which matter is it, contact by contact.
 *
 * <p>The engine is reached through {@link Engine} and sees contacts only; the truth stays here.
 */
@NullMarked
package io.santral.bench.stream;

import org.jspecify.annotations.NullMarked;
