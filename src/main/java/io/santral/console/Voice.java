package io.santral.console;

import io.santral.screen.BrandLook;
import io.santral.tenancy.Settings;
import io.santral.tenancy.TenantScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;

/** How a brand speaks: its saved replies, how it addresses people, what it does not say. From {@code replies} and {@code voice}. */
@Named("voice")
@RequestScoped
public class Voice {
    @Inject
    Settings settings;

    /** A text that the brand keeps ready. */
    public record SavedReply(String key, String title, String text) {}

    public List<SavedReply> savedReplies(BrandLook brand) {
        return array(section(brand, "replies"), "replies").stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .map(reply -> new SavedReply(
                        reply.getString("key", ""), reply.getString("title", ""), reply.getString("text", "")))
                .filter(reply -> !reply.text().isBlank())
                .toList();
    }

    /** {@code siz} or {@code sen}; empty if the brand does not say. */
    public String address(BrandLook brand) {
        return section(brand, "voice").getString("address", "");
    }

    /** The words that the brand does not want to read in an answer of its own, with a bar between them for the page's script. */
    public String avoided(BrandLook brand) {
        return array(section(brand, "voice"), "avoid").stream()
                .filter(JsonString.class::isInstance)
                .map(word -> ((JsonString) word).getString())
                .filter(word -> !word.isBlank())
                .collect(Collectors.joining("|"));
    }

    private static List<JsonValue> array(JsonObject document, String name) {
        JsonValue value = document.getOrDefault(name, JsonValue.NULL);
        return value instanceof JsonArray array ? array : List.of();
    }

    private JsonObject section(BrandLook brand, String name) {
        try {
            return TenantScope.call(brand.tenant(), () -> settings.section(name).document());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
