/** Santral: one desk over many client brands. The packages below are its capabilities; {@link Capability} marks them. */
@org.jspecify.annotations.NullMarked
package io.santral;
