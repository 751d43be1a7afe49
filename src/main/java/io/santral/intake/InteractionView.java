package io.santral.intake;

import io.santral.channel.InboundEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * An interaction as others may see it.
 *
 * @param identity who wrote it; empty for the brand's own
 * @param text as it stands now; empty if its author took it back
 */
public record InteractionView(
        long id,
        long account,
        String externalId,
        boolean inbound,
        InboundEvent.Kind kind,
        InboundEvent.Visibility visibility,
        Optional<Long> identity,
        Optional<String> author,
        String thread,
        Optional<String> parent,
        String text,
        Instant occurredAt,
        boolean edited,
        boolean hidden,
        boolean deleted) {}
