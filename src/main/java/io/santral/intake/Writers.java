package io.santral.intake;

import io.santral.channel.Account;
import io.santral.channel.InboundEvent;
import io.santral.channel.InboundEvent.Author;
import io.santral.channel.InboundEvent.AuthorId;
import io.santral.channel.InboundEvent.AuthorId.IdKind;
import io.santral.channel.InboundEvent.Mark;
import io.santral.channel.InboundEvent.Received;
import io.santral.channel.InboundEvent.Trust;
import io.santral.channel.InboundEvent.Visibility;
import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.Provenance;
import io.santral.customer.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who wrote, in the words of {@code customer}: the identity, and what the channel tells of it. */
final class Writers {
    private Writers() {}

    /** @param claims what the text says about its writer */
    static Sighting of(Account account, Received event, Instant at, List<Feature> claims) {
        // Where the provider hides the author, the interaction stands for its own unknown somebody.
        return event.author()
                .map(author -> known(account, event, author, at, claims))
                .orElseGet(() -> new Sighting(
                        account.channel() + ":interaction", event.externalId(), Optional.empty(), at, claims));
    }

    private static Sighting known(Account account, Received event, Author author, Instant at, List<Feature> claims) {
        AuthorId id = author.id();
        // Whoever only says that an address or a number is theirs is not its owner: a forged sender has an identity of
        // its own.
        String proof = id.trust() == Trust.VERIFIED || id.trust() == Trust.NETWORK ? "" : ":claimed";
        String namespace = switch (id.kind()) {
            case EMAIL -> "email" + proof;
            case PHONE -> "phone" + proof;
            case PLATFORM -> account.channel() + ":" + account.externalId();
        };
        List<Feature> features = new ArrayList<>();
        features.add(
                switch (id.kind()) {
                    case EMAIL -> new Feature(Kind.EMAIL, id.value(), provenance(id.trust(), event), at);
                    case PHONE -> new Feature(Kind.PHONE, id.value(), provenance(id.trust(), event), at);
                    case PLATFORM ->
                        new Feature(Kind.PLATFORM_ID, namespace + "/" + id.value(), provenance(id.trust(), event), at);
                });
        author.name().ifPresent(name -> features.add(new Feature(Kind.NAME, name, claimed(event), at)));
        for (Mark mark : author.marks()) {
            features.add(new Feature(kind(mark.what()), mark.value(), provenance(mark.trust(), event), at));
        }
        features.addAll(claims);
        return new Sighting(namespace, id.value(), author.name(), at, features, isCall(event, id));
    }

    /** Whoever hides behind a number that is not theirs uses no line of ours. */
    private static boolean isCall(Received event, AuthorId id) {
        boolean spoken = event.kind() == InboundEvent.Kind.CALL || event.kind() == InboundEvent.Kind.FAX;
        return spoken && id.kind() == IdKind.PHONE && (id.trust() == Trust.NETWORK || id.trust() == Trust.VERIFIED);
    }

    private static Kind kind(Mark.What what) {
        return switch (what) {
            case LOGIN -> Kind.LOGIN;
            case EMAIL -> Kind.EMAIL;
            case PHONE -> Kind.PHONE;
            case DEVICE -> Kind.DEVICE;
            case HANDLE -> Kind.HANDLE;
            case CUSTOMER_NUMBER -> Kind.CUSTOMER_NUMBER;
        };
    }

    private static Provenance provenance(Trust trust, Received event) {
        return switch (trust) {
            case VERIFIED -> Provenance.VERIFIED;
            case NETWORK -> Provenance.NETWORK;
            case TRANSPORT -> Provenance.TRANSPORT;
            case DEVICE -> Provenance.DEVICE;
            case CLAIMED -> claimed(event);
        };
    }

    private static Provenance claimed(Received event) {
        return event.visibility() == Visibility.PUBLIC ? Provenance.CLAIMED_PUBLIC : Provenance.CLAIMED_PRIVATE;
    }
}
