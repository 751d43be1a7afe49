package io.santral.api.v1;

import io.santral.cases.ExposureView;
import io.santral.cases.Exposures;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What customers may have seen of each other while a merge stood that was taken back. */
@Path("brands/{brand}/exposures")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ExposuresResource {
    @Inject
    Asked asked;

    @Inject
    Exposures exposures;

    @GET
    @Operation(summary = "Who saw and what was sent between a merge and its undoing, newest first")
    public JsonObject newest(
            @PathParam("brand") String brand,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @Nullable String limit) {
        int most = Asked.limit(limit);
        Tenant tenant = asked.brand(brand);
        Optional<Long> last =
                Optional.ofNullable(before).map(number -> Ids.parse(number).orElseThrow(NotThere::new));
        List<ExposureView> page = exposures.newest(tenant, last, most);
        return Shape.page(
                page,
                most,
                Shape::of,
                one -> "/api/v1/brands/" + tenant.alias() + "/exposures?limit=" + most + "&before=" + one.number());
    }
}
