package io.santral.api.v1;

import io.santral.customer.Merges;
import io.santral.customer.SuggestionRef;
import io.santral.customer.SuggestionView;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What the engine is not sure of, for a person to say. */
@Path("brands/{brand}/suggestions")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class SuggestionsResource {
    @Inject
    Asked asked;

    @Inject
    Merges merges;

    @GET
    @Operation(summary = "The suggested merges that nobody has answered, oldest first; at most 50 on a page")
    public JsonObject open(
            @PathParam("brand") String brand,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        int most = Math.min(Asked.limit(limit), Merges.PAGE);
        Tenant tenant = asked.brand(brand);
        Optional<SuggestionRef> last = Optional.ofNullable(after).map(number -> reference(tenant, number));
        List<SuggestionView> page = merges.suggestions(tenant, last, most);
        return Shape.page(
                page,
                most,
                Identities::of,
                one -> "/api/v1/brands/" + tenant.alias() + "/suggestions?limit=" + most + "&after="
                        + one.ref().number());
    }

    @POST
    @Path("{number}/accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "They are one")
    public void accept(@PathParam("brand") String brand, @PathParam("number") String number, InputStream body) {
        SuggestionRef ref = reference(asked.brand(brand), number);
        merges.accept(ref, Asked.texts(body, Set.of("reason")).getString("reason"));
    }

    @POST
    @Path("{number}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "They are two, and stay so for the engine")
    public void reject(@PathParam("brand") String brand, @PathParam("number") String number, InputStream body) {
        SuggestionRef ref = reference(asked.brand(brand), number);
        merges.reject(ref, Asked.texts(body, Set.of("reason")).getString("reason"));
    }

    private static SuggestionRef reference(Tenant tenant, String number) {
        return new SuggestionRef(tenant.id(), Ids.parse(number).orElseThrow(NotThere::new));
    }
}
