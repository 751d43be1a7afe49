package io.santral.channel.facebook;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The Graph API as MicroProfile Rest Client calls it. The token goes in a header: addresses are logged on every hop. */
@Path("{object}/comments")
@Produces(MediaType.APPLICATION_JSON)
public interface GraphResource {
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Response comment(
            @HeaderParam("Authorization") String bearer,
            @PathParam("object") String object,
            @FormParam("message") String message);

    @GET
    Response comments(
            @HeaderParam("Authorization") String bearer,
            @PathParam("object") String object,
            @QueryParam("filter") String filter,
            @QueryParam("fields") String fields,
            @QueryParam("limit") int limit,
            @QueryParam("after") @Nullable String after);
}
