package io.santral.api.v1;

import io.santral.routing.Queue;
import io.santral.routing.QueueLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The one queue over all brands that the caller serves. */
@Path("queue")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class QueueResource {
    @Inject
    Queue queue;

    @GET
    @Operation(summary = "What waits or is in work in the caller's pools, most urgent first")
    public JsonObject lines(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        int most = Asked.limit(limit);
        List<QueueLine> lines = queue.lines(Optional.ofNullable(after).map(Place::line), most);
        return Shape.page(
                lines, most, Shape::of, line -> "/api/v1/queue?limit=" + most + "&after=" + Place.after(line));
    }
}
