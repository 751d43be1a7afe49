package io.santral.api.v1;

import io.santral.customer.LearnedModels;
import io.santral.customer.ModelRef;
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
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the engine has learned about who is who, version by version. */
@Path("brands/{brand}/models")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ModelsResource {
    @Inject
    Asked asked;

    @Inject
    LearnedModels models;

    @GET
    @Operation(summary = "The newest 60 versions, and the shipped one; each with its shadow report")
    public JsonObject versions(@PathParam("brand") String brand) {
        return Shape.whole(models.versions(asked.brand(brand)), Identities::of);
    }

    @POST
    @Path("{number}/choose")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes it the current one; for 30 days no night makes another one current by itself")
    public void choose(@PathParam("brand") String brand, @PathParam("number") String number, InputStream body) {
        Tenant tenant = asked.brand(brand);
        ModelRef ref = new ModelRef(tenant.id(), Ids.parse(number).orElseThrow(NotThere::new));
        models.choose(ref, Asked.texts(body, Set.of("reason")).getString("reason"));
    }
}
