package io.santral.tenancy;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** One section of a brand's settings, as its file says it. */
public record Section(String name, int version, JsonObject document) {

    /** The document in values that belong to no library: maps, lists, texts, numbers, booleans; what is null is left out. */
    public Map<String, ?> plain() {
        return plain(document);
    }

    private static Map<String, ?> plain(JsonObject object) {
        Map<String, Object> fields = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            if (value != JsonValue.NULL) {
                fields.put(name, plain(value));
            }
        });
        return fields;
    }

    private static Object plain(JsonValue value) {
        if (value instanceof JsonObject object) {
            return plain(object);
        } else if (value instanceof JsonArray array) {
            return array.stream()
                    .filter(item -> item != JsonValue.NULL)
                    .map(Section::plain)
                    .toList();
        } else if (value instanceof JsonNumber number) {
            return number.numberValue();
        } else if (value instanceof JsonString text) {
            return text.getString();
        }
        return value == JsonValue.TRUE;
    }
}
