package io.santral.api.v1;

import io.santral.customer.AuditFigure;
import io.santral.customer.AuditRef;
import io.santral.customer.AuditView;
import io.santral.customer.Audits;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The engine's decisions that people are to look at. */
@Path("brands/{brand}/audits")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AuditsResource {
    @Inject
    Asked asked;

    @Inject
    Audits audits;

    @GET
    @Operation(
            summary =
                    "Drawn merges and uncertain suggestions that nobody has looked at, oldest first, at most 50 on a page;"
                            + " and how many of the drawn merges were wrong")
    public JsonObject open(
            @PathParam("brand") String brand,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        int most = Math.min(Asked.limit(limit), Audits.PAGE);
        Tenant tenant = asked.brand(brand);
        Optional<AuditRef> last = Optional.ofNullable(after).map(number -> reference(tenant, number));
        List<AuditView> page = audits.asked(tenant, last, most);
        AuditFigure figure = audits.figure(tenant);
        return Json.createObjectBuilder(Shape.page(
                        page,
                        most,
                        Identities::of,
                        one -> "/api/v1/brands/" + tenant.alias() + "/audits?limit=" + most + "&after="
                                + one.ref().number()))
                .add(
                        "figure",
                        Json.createObjectBuilder()
                                .add("looked", figure.looked())
                                .add("wrong", figure.wrong())
                                .add("upperBound95", figure.bound()))
                .build();
    }

    @POST
    @Path("{number}/right")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "They are one")
    public void right(@PathParam("brand") String brand, @PathParam("number") String number, InputStream body) {
        AuditRef ref = reference(asked.brand(brand), number);
        audits.right(ref, reason(body));
    }

    @POST
    @Path("{number}/wrong")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "They are two: a merge is taken apart, a suggestion refused")
    public void wrong(@PathParam("brand") String brand, @PathParam("number") String number, InputStream body) {
        AuditRef ref = reference(asked.brand(brand), number);
        audits.wrong(ref, reason(body));
    }

    @POST
    @Path("{number}/unsure")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Nobody can tell: it is asked no more")
    public void unsure(@PathParam("brand") String brand, @PathParam("number") String number, InputStream body) {
        AuditRef ref = reference(asked.brand(brand), number);
        audits.unsure(ref, reason(body));
    }

    private static String reason(InputStream body) {
        return Asked.texts(body, Set.of("reason")).getString("reason");
    }

    private static AuditRef reference(Tenant tenant, String number) {
        return new AuditRef(tenant.id(), Ids.parse(number).orElseThrow(NotThere::new));
    }
}
