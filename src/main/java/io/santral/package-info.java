/**
 * Santral: one desk over many client brands. The packages below are its capabilities; {@link Capability} marks them and says what
 * each may use. The map of them is in {@code README.md}.
 *
 * <p>Not here: the demo, the simulator and the benchmarks ({@code src/demo}, {@code src/bench}).
 */
@org.jspecify.annotations.NullMarked
package io.santral;
