package io.santral.simulator;

import io.santral.simulator.SimulatorSettings.Line;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Optional;

/**
 * Where the brands answer what came by another channel than a page ({@code /channels/replies}), and write to telephones and
 * mailboxes ({@code /channels/notices}).
 */
final class RepliesEndpoint {
    private final Switchboard switchboard;

    RepliesEndpoint(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    void handle(Exchange exchange) throws IOException {
        switch (exchange.method() + " " + exchange.path()) {
            // {account, inReplyTo, thread, kind, text, messageId?}
            case "POST /channels/replies" -> answer(exchange, exchange.json());
            // {account, key, kind, to, subject, text}
            case "POST /channels/notices" -> deliver(exchange, exchange.json());
            // ?account=&key=
            case "GET /channels/notices" -> find(exchange);
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

    private void deliver(Exchange exchange, JsonObject body) throws IOException {
        Optional<Line> line = line(exchange, body.getString("account"));
        if (line.isEmpty()) {
            refuse(exchange, 401, "no such account, or another one's token");
        } else if (!line.get().kind().equals(body.getString("kind"))) {
            refuse(exchange, 400, "kind: not the account's");
        } else if (body.getString("text").isBlank() || body.getString("to").isBlank()) {
            refuse(exchange, 400, "to, text: empty");
        } else {
            Letter letter = switchboard.deliver(
                    line.get(),
                    body.getString("key"),
                    body.getString("to"),
                    body.getString("subject"),
                    body.getString("text"));
            exchange.answer(
                    200, Json.createObjectBuilder().add("id", letter.id()).build());
        }
    }

    private void find(Exchange exchange) throws IOException {
        Optional<Line> line = line(exchange, exchange.query().getOrDefault("account", ""));
        if (line.isEmpty()) {
            refuse(exchange, 401, "no such account, or another one's token");
            return;
        }
        JsonArrayBuilder notices = Json.createArrayBuilder();
        switchboard
                .letter(line.get().id(), exchange.query().getOrDefault("key", ""))
                .ifPresent(letter -> notices.add(Json.createObjectBuilder().add("id", letter.id())));
        exchange.answer(200, Json.createObjectBuilder().add("notices", notices).build());
    }

    private void answer(Exchange exchange, JsonObject body) throws IOException {
        String account = body.getString("account");
        String inReplyTo = body.getString("inReplyTo");
        String text = body.getString("text");
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
            Contact made = switchboard.answer(
                    line.get(), asked.get(), text, Optional.ofNullable(body.getString("messageId", null)));
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
