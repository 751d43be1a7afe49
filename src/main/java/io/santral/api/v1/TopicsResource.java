package io.santral.api.v1;

import io.santral.cases.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a brand's cases can be about. */
@Path("brands/{brand}/topics")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class TopicsResource {
    @Inject
    Asked asked;

    @Inject
    Subjects subjects;

    @GET
    @Operation(summary = "The brand's topics with their titles in both languages")
    public JsonObject topics(@PathParam("brand") String brand) {
        return Shape.whole(subjects.topics(asked.brand(brand)), Shape::of);
    }
}
