package io.santral.api.v1;

import io.santral.cases.Aspect;
import io.santral.cases.CaseLinks;
import io.santral.cases.CaseRef;
import io.santral.cases.CaseSummary;
import io.santral.cases.Cases;
import io.santral.cases.Subjects;
import io.santral.routing.Queue;
import io.santral.security.Actors;
import io.santral.security.Permission;
import io.santral.shared.Ids;
import io.santral.shared.Refused;
import io.santral.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The cases of a brand. */
@Path("brands/{brand}/cases")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class CasesResource {
    @Inject
    Asked asked;

    @Inject
    Actors actors;

    @Inject
    Cases cases;

    @Inject
    CaseLinks links;

    @Inject
    Subjects subjects;

    @Inject
    Queue queue;

    @GET
    @Operation(summary = "The brand's cases, newest first")
    public JsonObject newest(
            @PathParam("brand") String brand,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @Nullable String limit) {
        int most = Asked.limit(limit);
        Tenant tenant = asked.brand(brand);
        Optional<CaseRef> last = Optional.ofNullable(before).map(number -> asked.reference(brand, number));
        List<CaseSummary> page = cases.newest(tenant, last, most);
        return Shape.page(
                page,
                most,
                Shape::of,
                one -> "/api/v1/brands/" + tenant.alias() + "/cases?limit=" + most + "&before="
                        + one.ref().number());
    }

    @GET
    @Path("{number}")
    @Operation(summary = "A case with its timeline, oldest first")
    public JsonObject view(@PathParam("brand") String brand, @PathParam("number") String number) {
        CaseRef ref = asked.reference(brand, number);
        boolean desk = actors.current().may(Permission.SEE_CASES, ref.tenant());
        return Shape.of(desk ? cases.view(ref) : cases.viewForBrand(ref));
    }

    @GET
    @Path("{number}/why")
    @Operation(summary = "Why each interaction is in the case, oldest first")
    public JsonObject why(@PathParam("brand") String brand, @PathParam("number") String number) {
        return Shape.whole(links.why(asked.reference(brand, number)), Shape::of);
    }

    @POST
    @Path("{number}/label")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Say what the case is about, of what kind, how urgent, or in which language: it wins over the engine's guess")
    public void label(@PathParam("brand") String brand, @PathParam("number") String number, InputStream body) {
        CaseRef ref = asked.reference(brand, number);
        JsonObject said = Asked.texts(body, Set.of("aspect", "value"));
        Aspect aspect = aspect(said.getString("aspect"));
        String value = said.getString("value");
        subjects.label(ref, aspect, aspect == Aspect.TOPIC ? value : value.toUpperCase(Locale.ROOT));
    }

    private static Aspect aspect(String word) {
        return Arrays.stream(Aspect.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new BadRequest("#/aspect", "not topic, kind, urgency or language"));
    }

    @POST
    @Path("{number}/join")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "The case is the matter of another one of its customer: all that it has goes there")
    public void join(@PathParam("brand") String brand, @PathParam("number") String number, InputStream body) {
        CaseRef from = asked.reference(brand, number);
        JsonObject said = Asked.texts(body, Set.of("into", "reason"));
        links.join(from, asked.reference(brand, said.getString("into")), said.getString("reason"));
    }

    @POST
    @Path("{number}/take-out")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Some of what the customer wrote is another matter: it becomes a case of its own, whose number is the answer")
    public JsonObject takeOut(@PathParam("brand") String brand, @PathParam("number") String number, InputStream body) {
        CaseRef ref = asked.reference(brand, number);
        JsonObject said = Asked.listAndText(body, "interactions", "reason");
        Set<Long> interactions = new HashSet<>();
        for (JsonString one : said.getJsonArray("interactions").getValuesAs(JsonString.class)) {
            interactions.add(Ids.parse(one.getString()).orElseThrow(() -> new Refused("case.no-part", "interactions")));
        }
        return Json.createObjectBuilder()
                .add(
                        "number",
                        links.takeOut(ref, interactions, said.getString("reason"))
                                .number())
                .build();
    }

    @POST
    @Path("{number}/take")
    @Operation(summary = "Take the case for the caller")
    public void take(@PathParam("brand") String brand, @PathParam("number") String number) {
        queue.take(asked.reference(brand, number));
    }

    @POST
    @Path("{number}/release")
    @Operation(summary = "Put the case back for others")
    public void release(@PathParam("brand") String brand, @PathParam("number") String number) {
        queue.release(asked.reference(brand, number));
    }

    @POST
    @Path("{number}/close")
    @Operation(summary = "Settle the matter")
    public void close(@PathParam("brand") String brand, @PathParam("number") String number) {
        cases.close(asked.reference(brand, number));
    }
}
