/**
 * What integration tests stand on: the demo's platform, started once per test run, and the hands that tests lay on it.
 *
 * <p>Owns: {@link TestPlatform}, and the choice of the database server. Not here: any test of a capability.
 */
@NullMarked
package io.santral.platform;

import org.jspecify.annotations.NullMarked;
