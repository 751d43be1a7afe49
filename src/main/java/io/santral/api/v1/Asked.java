package io.santral.api.v1;

import io.santral.cases.CaseRef;
import io.santral.customer.CustomerRef;
import io.santral.security.Actor;
import io.santral.security.Actors;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.tenancy.Tenant;
import io.santral.tenancy.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.stream.JsonParser;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a request names. To find a thing here gives no right to it: the gate asks who is asking. */
@ApplicationScoped
class Asked {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 100;

    @Inject
    Tenants tenants;

    @Inject
    Actors actors;

    /** The brand of this alias; one that the caller has nothing to do with is not there, whatever else the request says. */
    Tenant brand(String alias) {
        Actor actor = actors.current();
        return tenants.find(alias)
                .filter(tenant -> actor.grants().containsKey(tenant.id()))
                .orElseThrow(NotThere::new);
    }

    /** The case of this number, if the brand has one: the facades look. */
    CaseRef reference(String brand, String number) {
        return new CaseRef(brand(brand).id(), Ids.parse(number).orElseThrow(NotThere::new));
    }

    /** The customer of this number, if the brand has one: the facades look. */
    CustomerRef customer(String brand, String number) {
        return new CustomerRef(brand(brand).id(), Ids.parse(number).orElseThrow(NotThere::new));
    }

    /** How many lines a page has: 1 to 100, 50 if nothing is said. */
    static int limit(@Nullable String text) {
        if (text == null) {
            return PAGE;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LARGEST_PAGE) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // The same answer as for a number out of range.
        }
        throw new BadRequest("limit", "number from 1 to " + LARGEST_PAGE);
    }

    /** A point in time, such as {@code 2026-11-22T08:00:00Z}. */
    static Instant instant(String name, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse).orElseThrow(() -> new BadRequest(name, "missing"));
        } catch (DateTimeException e) {
            throw new BadRequest(name, "not a time such as 2026-11-22T08:00:00Z");
        }
    }

    /** The body: one JSON object with exactly these members, all texts. */
    static JsonObject texts(InputStream body, Set<String> members) {
        return members(object(body), members, members);
    }

    /** The body: one JSON object with exactly this list of texts and this text. */
    static JsonObject listAndText(InputStream body, String list, String text) {
        JsonObject object = members(object(body), Set.of(list, text), Set.of(text));
        if (!(object.get(list) instanceof JsonArray array) || !array.stream().allMatch(JsonString.class::isInstance)) {
            throw new BadRequest("#/" + list, object.containsKey(list) ? "not a list of texts" : "missing");
        }
        return object;
    }

    /** The body: one JSON object with exactly this list. */
    static JsonArray list(InputStream body, String list) {
        JsonObject object = members(object(body), Set.of(list), Set.of());
        if (!(object.get(list) instanceof JsonArray array)) {
            throw new BadRequest("#/" + list, object.containsKey(list) ? "not a list" : "missing");
        }
        return array;
    }

    private static JsonObject members(JsonObject object, Set<String> members, Set<String> texts) {
        for (String name : object.keySet()) {
            if (!members.contains(name)) {
                throw new BadRequest("#/" + pointer(name), "unknown");
            }
        }
        for (String name : texts) {
            if (!(object.get(name) instanceof JsonString)) {
                throw new BadRequest("#/" + name, object.containsKey(name) ? "not a text" : "missing");
            }
        }
        return object;
    }

    private static JsonObject object(InputStream body) {
        try (JsonParser parser = Json.createParser(body)) {
            if (parser.hasNext() && parser.next() == JsonParser.Event.START_OBJECT) {
                JsonObject object = parser.getObject();
                if (!parser.hasNext()) {
                    return object;
                }
            }
        } catch (JsonException e) {
            // The same answer as for JSON of another kind.
        }
        throw new BadRequest("#", "not a JSON object");
    }

    /** RFC 6901, section 3; cut, since the name comes from outside. */
    private static String pointer(String name) {
        String cut = name.length() > 64 ? name.substring(0, 64) : name;
        return Json.encodePointer(cut);
    }
}
