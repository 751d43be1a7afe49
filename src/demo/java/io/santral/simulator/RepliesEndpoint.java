package io.santral.simulator;

import io.santral.simulator.SimulatorSettings.Line;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Optional;

/** Where the brands answer what came by another channel than a page: {@code /channels/replies}. */
final class RepliesEndpoint {
    private final Switchboard switchboard;

    RepliesEndpoint(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    void handle(Exchange exchange) throws IOException {
        switch (exchange.method() + " " + exchange.path()) {
            // {account, inReplyTo, thread, kind, text}
            case "POST /channels/replies" -> {
                JsonObject body = exchange.json();
                answer(exchange, body.getString("account"), body.getString("inReplyTo"), body.getString("text"));
            }
            // ?account=&inReplyTo=
            case "GET /channels/replies" -> list(exchange);
            default -> refuse(exchange, 404, "no such address");
        }
    }

    private Optional<Line> line(Exchange exchange, String account) {
        return switchboard
                .line(account)
                .filter(line -> exchange.header("Authorization").equals(Optional.of("Bearer " + line.token())));
    }

    private void answer(Exchange exchange, String account, String inReplyTo, String text) throws IOException {
        Optional<Line> line = line(exchange, account);
        Optional<Contact> asked =
                switchboard.contact(inReplyTo).filter(c -> c.line().equals(account));
        if (line.isEmpty()) {
            refuse(exchange, 401, "no such account, or another one's token");
        } else if (asked.isEmpty()) {
            refuse(exchange, 404, "inReplyTo: no such contact");
        } else if (text.isBlank()) {
            refuse(exchange, 400, "text: empty");
        } else {
            Contact made = switchboard.answer(line.get(), asked.get(), text);
            exchange.answer(200, Json.createObjectBuilder().add("id", made.id()).build());
        }
    }

    private void list(Exchange exchange) throws IOException {
        if (line(exchange, exchange.query().getOrDefault("account", "")).isEmpty()) {
            refuse(exchange, 401, "no such account, or another one's token");
            return;
        }
        JsonArrayBuilder replies = Json.createArrayBuilder();
        for (Contact reply : switchboard.answersTo(exchange.query().getOrDefault("inReplyTo", ""))) {
            replies.add(Json.createObjectBuilder()
                    .add("id", reply.id())
                    .add("text", reply.text())
                    .add("at", reply.at().toString()));
        }
        exchange.answer(200, Json.createObjectBuilder().add("replies", replies).build());
    }

    private static void refuse(Exchange exchange, int status, String why) throws IOException {
        exchange.answer(status, Json.createObjectBuilder().add("error", why).build());
    }
}
