package io.santral.channel.simulator;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The simulator's telephones and mailboxes as MicroProfile Rest Client calls them. */
@Path("notices")
@Produces(MediaType.APPLICATION_JSON)
public interface NoticesResource {
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Response send(@HeaderParam("Authorization") String bearer, String json);

    @GET
    Response sent(
            @HeaderParam("Authorization") String bearer,
            @QueryParam("account") String account,
            @QueryParam("key") String key);
}
