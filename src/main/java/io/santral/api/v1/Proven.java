package io.santral.api.v1;

import io.santral.customer.ClaimRef;
import io.santral.customer.Ground;
import io.santral.customer.IdentityRef;
import io.santral.customer.KnownView;
import io.santral.customer.KnownView.Fact;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.shared.Refused;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is known of a customer, and how it was proven, as JSON; and what of it a request names. */
final class Proven {
    private Proven() {}

    static JsonObject of(List<KnownView> known) {
        return Json.createObjectBuilder()
                .add("identities", Shape.list(known, Proven::of))
                .build();
    }

    private static JsonObject of(KnownView known) {
        JsonObjectBuilder shape = Json.createObjectBuilder()
                .add("number", Ids.text(known.ref().id()))
                .add("namespace", known.namespace())
                .add("value", known.value());
        Shape.put(shape, "name", known.name());
        known.code()
                .ifPresent(code -> shape.add(
                        "code",
                        Json.createObjectBuilder()
                                .add("to", code.to())
                                .add("state", word(code.state()))
                                .add("delivery", word(code.delivery().name()))
                                .add("at", code.at().toString())));
        return shape.add("facts", Shape.list(known.facts(), Proven::of)).build();
    }

    private static JsonObject of(Fact fact) {
        JsonObjectBuilder shape = Json.createObjectBuilder()
                .add("claim", fact.ref().number())
                .add("kind", word(fact.kind().name()))
                .add("value", fact.value())
                .add("standing", word(fact.standing().name()))
                .add("provenance", word(fact.provenance().name()))
                .add("seen", fact.seen().toString())
                .add("codable", fact.codable());
        fact.proof().ifPresent(proof -> {
            JsonObjectBuilder how = Json.createObjectBuilder()
                    .add("way", word(proof.way()))
                    .add("at", proof.at().toString());
            Shape.put(how, "ground", proof.ground().map(ground -> word(ground.name())));
            Shape.put(how, "reason", proof.words());
            Shape.put(how, "person", proof.person());
            shape.add("proof", how);
        });
        return shape.build();
    }

    /** The claim of this number, if it is the customer's. */
    static ClaimRef claim(List<KnownView> known, String number) {
        return known.stream()
                .flatMap(one -> one.facts().stream())
                .map(Fact::ref)
                .filter(ref -> ref.number().equals(number))
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    /** The identity of this number, if it is the customer's. */
    static IdentityRef identity(List<KnownView> known, String number) {
        return known.stream()
                .map(KnownView::ref)
                .filter(ref -> Ids.text(ref.id()).equals(number))
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    static Ground ground(String word) {
        return Arrays.stream(Ground.values())
                .filter(ground -> word(ground.name()).equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused("claim.ground", "ground"));
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
