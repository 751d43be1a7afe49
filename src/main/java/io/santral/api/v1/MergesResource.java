package io.santral.api.v1;

import io.santral.customer.MergeRef;
import io.santral.customer.Merges;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The merges of customers of a brand, as customers tell of them. */
@Path("brands/{brand}/merges")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class MergesResource {
    @Inject
    Asked asked;

    @Inject
    Merges merges;

    @POST
    @Path("{number}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take a merge back; one that does not stand any longer changes nothing")
    public void undo(@PathParam("brand") String brand, @PathParam("number") String number, InputStream body) {
        MergeRef ref = new MergeRef(asked.brand(brand).id(), Ids.parse(number).orElseThrow(NotThere::new));
        merges.undo(ref, Asked.texts(body, Set.of("reason")).getString("reason"));
    }
}
