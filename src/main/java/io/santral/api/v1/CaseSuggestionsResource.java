package io.santral.api.v1;

import io.santral.cases.CaseSuggestionRef;
import io.santral.cases.CaseSuggestionView;
import io.santral.cases.CaseSuggestions;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Whether two cases are one matter, for a person to say. */
@Path("brands/{brand}/case-suggestions")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class CaseSuggestionsResource {
    @Inject
    Asked asked;

    @Inject
    CaseSuggestions suggestions;

    @GET
    @Operation(
            summary =
                    "The pairs of cases that may be one matter and that nobody has answered, oldest first; at most 50 on a page")
    public JsonObject open(
            @PathParam("brand") String brand,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        int most = Math.min(Asked.limit(limit), CaseSuggestions.PAGE);
        Tenant tenant = asked.brand(brand);
        long last = Optional.ofNullable(after)
                .map(number -> reference(tenant, number).id())
                .orElse(0L);
        List<CaseSuggestionView> page = suggestions.open(tenant, last, most);
        return Shape.page(
                page,
                most,
                Shape::of,
                one -> "/api/v1/brands/" + tenant.alias() + "/case-suggestions?limit=" + most + "&after="
                        + one.ref().number());
    }

    @POST
    @Path("{number}/same")
    @Operation(summary = "They are one matter: the newer case goes into the older one, whose number is the answer")
    public JsonObject same(@PathParam("brand") String brand, @PathParam("number") String number) {
        return Json.createObjectBuilder()
                .add(
                        "number",
                        suggestions.same(reference(asked.brand(brand), number)).number())
                .build();
    }

    @POST
    @Path("{number}/different")
    @Operation(summary = "They are two matters; the engine never asks again about these two")
    public void different(@PathParam("brand") String brand, @PathParam("number") String number) {
        suggestions.different(reference(asked.brand(brand), number));
    }

    private static CaseSuggestionRef reference(Tenant tenant, String number) {
        return new CaseSuggestionRef(tenant.id(), Ids.parse(number).orElseThrow(NotThere::new));
    }
}
