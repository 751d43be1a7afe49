package io.santral.api.v1;

import io.santral.customer.Register;
import io.santral.customer.RegisterEntry;
import io.santral.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The brand's own list of its customers. */
@Path("brands/{brand}/register")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class RegisterResource {
    private static final Set<String> MEMBERS = Set.of("number", "name", "login", "emails", "phones");

    @Inject
    Asked asked;

    @Inject
    Register register;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take in 1 to 100 of the brand's own customers, all or none; who is known already is not doubled")
    public JsonObject take(@PathParam("brand") String brand, InputStream body) {
        Tenant tenant = asked.brand(brand);
        JsonArray customers = Asked.list(body, "customers");
        List<RegisterEntry> entries = new ArrayList<>();
        for (int i = 0; i < customers.size(); i++) {
            entries.add(entry(customers.get(i), "#/customers/" + i));
        }
        Register.Taken taken = register.take(tenant, entries);
        return Json.createObjectBuilder()
                .add("entered", taken.entered())
                .add("recognised", taken.recognised())
                .add("known", taken.known())
                .build();
    }

    private static RegisterEntry entry(JsonValue value, String place) {
        if (!(value instanceof JsonObject told)) {
            throw new BadRequest(place, "not an object");
        }
        told.keySet().stream()
                .filter(name -> !MEMBERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadRequest(place, "unknown member");
                });
        return new RegisterEntry(
                text(told, "number", RegisterEntry.LONGEST, place)
                        .orElseThrow(() -> new BadRequest(place + "/number", "missing")),
                text(told, "name", RegisterEntry.LONGEST_NAME, place),
                text(told, "login", RegisterEntry.LONGEST, place),
                texts(told, "emails", place),
                texts(told, "phones", place));
    }

    private static Optional<String> text(JsonObject told, String name, int longest, String place) {
        return told.containsKey(name)
                ? Optional.of(text(told.get(name), longest, place + "/" + name))
                : Optional.empty();
    }

    private static List<String> texts(JsonObject told, String name, String place) {
        if (!told.containsKey(name)) {
            return List.of();
        }
        String where = place + "/" + name;
        if (!(told.get(name) instanceof JsonArray list) || list.size() > RegisterEntry.MOST) {
            throw new BadRequest(where, "not a list of at most " + RegisterEntry.MOST);
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            texts.add(text(list.get(i), RegisterEntry.LONGEST, where + "/" + i));
        }
        return texts;
    }

    private static String text(JsonValue value, int longest, String place) {
        if (!(value instanceof JsonString text)
                || text.getString().isBlank()
                || text.getString().length() > longest) {
            throw new BadRequest(place, "not a text of 1 to " + longest + " characters");
        }
        return text.getString().strip();
    }
}
