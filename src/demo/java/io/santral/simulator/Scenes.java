package io.santral.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The play: people, the pages' posts, and who writes what where. Read from {@code scenes.json}; everything in it is invented. */
final class Scenes {
    /** What a person may do in the play. {@code on} is the number of a post, {@code then} what follows from the same person. */
    record Line(String page, String person, int on, String text, List<Sequel> then) {}

    /**
     * A later act: {@code answer} under the own comment, {@code comment} on another post, {@code edit}, {@code delete}; or the kind
     * of another channel.
     *
     * @param proven whether that channel can prove who it is
     */
    record Sequel(String act, int on, String subject, String text, boolean proven) {}

    private final JsonObject scenes;

    Scenes() {
        try (var in = Objects.requireNonNull(Scenes.class.getResourceAsStream("scenes.json"), "scenes.json");
                var reader = Json.createReader(new InputStreamReader(in, UTF_8))) {
            scenes = reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> people() {
        return profiles().stream().map(Profile::name).toList();
    }

    List<Profile> profiles() {
        return scenes.getJsonArray("people").getValuesAs(JsonObject.class).stream()
                .map(p -> new Profile(
                        p.getString("name"),
                        p.getString("mail"),
                        p.getString("number"),
                        p.getString("handle"),
                        p.getString("customerNumber")))
                .toList();
    }

    /** The posts of a page; for one that the play does not know, a plain one. */
    List<String> posts(String page) {
        return Optional.ofNullable(scenes.getJsonObject("posts").getJsonArray(page))
                .map(posts -> posts.getValuesAs(JsonString::getString))
                .orElse(List.of("Sayfamıza hoş geldiniz. Sorularınızı buraya yazabilirsiniz."));
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (JsonValue value : scenes.getJsonArray("lines")) {
            JsonObject line = value.asJsonObject();
            List<Sequel> then = new ArrayList<>();
            for (JsonValue next : Optional.ofNullable(line.getJsonArray("then")).orElse(JsonValue.EMPTY_JSON_ARRAY)) {
                JsonObject sequel = next.asJsonObject();
                then.add(new Sequel(
                        sequel.getString("act"),
                        sequel.getInt("on", 0),
                        sequel.getString("subject", ""),
                        sequel.getString("text", ""),
                        sequel.getBoolean("proven", false)));
            }
            lines.add(new Line(
                    line.getString("page"), line.getString("by"), line.getInt("on", 0), line.getString("text"), then));
        }
        return lines;
    }
}
