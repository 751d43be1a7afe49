/**
 * The whole of Santral on one machine, without accounts and without containers: a real MariaDB, a real Keycloak and Payara
 * Micro as child processes, and the simulator in the place of the providers.
 *
 * <p>Owns: starting, watching and stopping these processes, and the passwords that are made at the first start. The
 * integration tests run on the same platform.
 *
 * <p>Not here: what the simulator does ({@code io.santral.simulator}), and anything that runs in production.
 */
@NullMarked
package io.santral.demo;

import org.jspecify.annotations.NullMarked;
