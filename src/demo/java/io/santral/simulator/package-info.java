/**
 * The providers' side of the wire, for the demo and the tests: Facebook pages that people write on, the webhook that tells of it,
 * and the Graph API that answers are sent to. It shares no code with the connectors, so that a misunderstanding of the protocol
 * cannot hide on both sides.
 *
 * <p>Not here: starting it beside the platform ({@code io.santral.demo}), and anything that runs in production.
 */
@NullMarked
package io.santral.simulator;

import org.jspecify.annotations.NullMarked;
