package io.santral.api.v1;

import io.santral.intake.HeldRef;
import io.santral.intake.HeldView;
import io.santral.intake.Quarantine;
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

/** What came in for a brand and is held back. */
@Path("brands/{brand}/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class QuarantineResource {
    @Inject
    Asked asked;

    @Inject
    Quarantine quarantine;

    @GET
    @Operation(summary = "What is held back, quarantined or parked, newest first")
    public JsonObject held(
            @PathParam("brand") String brand,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @Nullable String limit) {
        int most = Asked.limit(limit);
        Tenant tenant = asked.brand(brand);
        Optional<HeldRef> last = Optional.ofNullable(before).map(number -> reference(tenant, number));
        List<HeldView> page = quarantine.held(tenant, last, most);
        return Shape.page(
                page,
                most,
                Shape::of,
                one -> "/api/v1/brands/" + tenant.alias() + "/quarantine?limit=" + most + "&before="
                        + one.ref().number());
    }

    @POST
    @Path("{number}/replay")
    @Operation(summary = "Let one in again")
    public void replay(@PathParam("brand") String brand, @PathParam("number") String number) {
        quarantine.replay(reference(asked.brand(brand), number));
    }

    @POST
    @Path("replay")
    @Operation(summary = "Let in all that can be, at most 500 at once; how many")
    public JsonObject replayAll(@PathParam("brand") String brand) {
        return Json.createObjectBuilder()
                .add("replayed", quarantine.replayAll(asked.brand(brand)))
                .build();
    }

    private static HeldRef reference(Tenant tenant, String number) {
        return new HeldRef(tenant.id(), Ids.parse(number).orElseThrow(NotThere::new));
    }
}
