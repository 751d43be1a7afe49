package io.santral.api.v1;

import io.santral.cases.CaseLinks;
import io.santral.customer.Codes;
import io.santral.customer.CustomerRef;
import io.santral.customer.CustomerStory;
import io.santral.customer.Merges;
import io.santral.customer.Verifications;
import io.santral.shared.Ids;
import io.santral.shared.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who is who in a brand, and what people say about it. */
@Path("brands/{brand}/customers")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class CustomersResource {
    @Inject
    Asked asked;

    @Inject
    Merges merges;

    @Inject
    CaseLinks links;

    @Inject
    Verifications verifications;

    @Inject
    Codes codes;

    @GET
    @Path("{number}")
    @Operation(
            summary =
                    "Why this is one customer: the identities and how each came here; an old number leads to the whole")
    public JsonObject story(@PathParam("brand") String brand, @PathParam("number") String number) {
        CustomerStory story = merges.story(asked.customer(brand, number));
        return Identities.of(story, links.of(story.ref()));
    }

    @POST
    @Path("{number}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make one customer of this one, whose number stays, and another of the brand")
    public void merge(@PathParam("brand") String brand, @PathParam("number") String number, InputStream body) {
        CustomerRef into = asked.customer(brand, number);
        JsonObject said = Asked.texts(body, Set.of("from", "reason"));
        merges.merge(asked.customer(brand, said.getString("from")), into, said.getString("reason"));
    }

    @GET
    @Path("{number}/proofs")
    @Operation(summary = "What is known of each of the customer's identities, masked, and how it was proven")
    public JsonObject proofs(@PathParam("brand") String brand, @PathParam("number") String number) {
        return Proven.of(verifications.known(asked.customer(brand, number)));
    }

    @POST
    @Path("{number}/proofs/tick")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A person has made sure of a claim: how, and in their words")
    public void tick(@PathParam("brand") String brand, @PathParam("number") String number, InputStream body) {
        CustomerRef customer = asked.customer(brand, number);
        JsonObject said = Asked.texts(body, Set.of("claim", "ground", "reason"));
        verifications.tick(
                Proven.claim(verifications.known(customer), said.getString("claim")),
                Proven.ground(said.getString("ground")),
                said.getString("reason"));
    }

    @POST
    @Path("{number}/proofs/code")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Send a one-time code to the address that is claimed")
    public void code(@PathParam("brand") String brand, @PathParam("number") String number, InputStream body) {
        CustomerRef customer = asked.customer(brand, number);
        JsonObject said = Asked.texts(body, Set.of("claim"));
        codes.send(Proven.claim(verifications.known(customer), said.getString("claim")));
    }

    @POST
    @Path("{number}/proofs/enter")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "The customer has said the code; of every code that proves nothing the answer is the same")
    public void enter(@PathParam("brand") String brand, @PathParam("number") String number, InputStream body) {
        CustomerRef customer = asked.customer(brand, number);
        JsonObject said = Asked.texts(body, Set.of("identity", "code"));
        if (!codes.enter(
                Proven.identity(verifications.known(customer), said.getString("identity")), said.getString("code"))) {
            throw new Refused("code.wrong", "code");
        }
    }

    @POST
    @Path("{number}/split")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take identities out of the customer: together they are another one")
    public void split(@PathParam("brand") String brand, @PathParam("number") String number, InputStream body) {
        CustomerRef customer = asked.customer(brand, number);
        JsonObject said = Asked.listAndText(body, "identities", "reason");
        Set<Long> identities = new HashSet<>();
        for (JsonString identity : said.getJsonArray("identities").getValuesAs(JsonString.class)) {
            identities.add(
                    Ids.parse(identity.getString()).orElseThrow(() -> new Refused("customer.no-part", "identities")));
        }
        merges.split(customer, identities, said.getString("reason"));
    }
}
