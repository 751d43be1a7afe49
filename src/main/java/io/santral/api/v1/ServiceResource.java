package io.santral.api.v1;

import io.santral.sla.Sla;
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
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** How a brand was served. */
@Path("brands/{brand}/service")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ServiceResource {
    private static final Duration LONGEST = Duration.ofDays(366);

    @Inject
    Asked asked;

    @Inject
    Sla sla;

    @GET
    @Operation(
            summary =
                    "The targets of the brand's contract and how they were kept, for the clocks that started in the span")
    public JsonObject service(
            @PathParam("brand") String brand,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until) {
        Tenant tenant = asked.brand(brand);
        Instant start = Asked.instant("from", from);
        Instant end = Asked.instant("until", until);
        if (!start.isBefore(end)) {
            throw new BadRequest("until", "not after from");
        }
        if (end.minus(LONGEST).isAfter(start)) {
            throw new BadRequest("until", "more than " + LONGEST.toDays() + " days after from");
        }
        return Shape.whole(sla.service(tenant, start, end), Shape::of);
    }
}
