package io.santral.simulator;

import io.santral.simulator.Deliveries.Change;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a delivery looks on the wire. Both sign in the same way, each in its own header. */
enum Protocol {
    /** Facebook's: an entry for each page, with its changes. */
    META("X-Hub-Signature-256") {
        @Override
        JsonObject delivery(List<Change> changes) {
            Map<String, List<Change>> byPage = new LinkedHashMap<>();
            changes.forEach(c ->
                    byPage.computeIfAbsent(c.page(), p -> new ArrayList<>()).add(c));
            JsonArrayBuilder entries = Json.createArrayBuilder();
            byPage.forEach((page, own) -> {
                JsonArrayBuilder list = Json.createArrayBuilder();
                own.forEach(c -> list.add(c.change()));
                long time = own.stream().mapToLong(Change::time).max().orElseThrow();
                entries.add(Json.createObjectBuilder()
                        .add("id", page)
                        .add("time", time)
                        .add("changes", list));
            });
            return object("object", "page").add("entry", entries).build();
        }

        @Override
        String check(String challenge, String token) {
            return "?hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token=" + token;
        }
    },

    /** The simulator's own, for every other channel: a list of events. */
    CHANNELS("X-Simulator-Signature") {
        @Override
        JsonObject delivery(List<Change> changes) {
            JsonArrayBuilder events = Json.createArrayBuilder();
            changes.forEach(c -> events.add(c.change()));
            return Json.createObjectBuilder().add("events", events).build();
        }

        @Override
        String check(String challenge, String token) {
            return "?challenge=" + challenge + "&token=" + token;
        }
    };

    private final String header;

    Protocol(String header) {
        this.header = header;
    }

    /** The header of the signature. */
    String header() {
        return header;
    }

    abstract JsonObject delivery(List<Change> changes);

    /** The query of the check that a subscription begins with. */
    abstract String check(String challenge, String token);

    private static JsonObjectBuilder object(String name, String value) {
        return Json.createObjectBuilder().add(name, value);
    }
}
