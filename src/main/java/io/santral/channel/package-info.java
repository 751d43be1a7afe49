/**
 * The contract between the desk and every provider: what a connector must do to receive and to send.
 *
 * <p>Owns: {@link ChannelConnector} and the words it speaks, the channel accounts and their secrets. Each sub-package is one
 * provider; connectors know no database and not each other.
 *
 * <p>Not here: storing what came in ({@code intake}) and what goes out ({@code reply}).
 */
@Capability(
        name = "channel",
        uses = {"shared", "tenancy"},
        exposes = "io.santral.channel")
@NullMarked
package io.santral.channel;

import io.santral.Capability;
import org.jspecify.annotations.NullMarked;
