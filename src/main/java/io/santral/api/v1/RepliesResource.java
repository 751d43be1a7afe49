package io.santral.api.v1;

import io.santral.cases.CaseRef;
import io.santral.reply.Replies;
import io.santral.reply.SendReply;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The answers in a case. */
@Path("brands/{brand}/cases/{number}/replies")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class RepliesResource {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    @Inject
    Asked asked;

    @Inject
    Replies replies;

    @GET
    @Operation(summary = "The case's replies, oldest first")
    public JsonObject list(@PathParam("brand") String brand, @PathParam("number") String number) {
        return Shape.whole(replies.of(asked.reference(brand, number)), Shape::of);
    }

    /** Accepted, not sent: the outbox sends it, and the list of replies tells how it went. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Answer an interaction of the case; the same Idempotency-Key twice is one reply")
    public Response send(
            @PathParam("brand") String brand,
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            InputStream body) {
        CaseRef ref = asked.reference(brand, number);
        if (key == null || !KEY.matcher(key).matches()) {
            throw new BadRequest("Idempotency-Key", key == null ? "missing" : "not " + KEY);
        }
        JsonObject said = Asked.texts(body, Set.of("answers", "text"));
        long answers = Ids.parse(said.getString("answers")).orElseThrow(NotThere::new);
        long reply = replies.send(new SendReply(ref, answers, said.getString("text"), key));
        return Response.accepted(
                        Json.createObjectBuilder().add("id", Ids.text(reply)).build())
                .build();
    }
}
