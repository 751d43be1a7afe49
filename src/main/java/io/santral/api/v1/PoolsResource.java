package io.santral.api.v1;

import io.santral.cases.CaseSuggestions;
import io.santral.customer.Merges;
import io.santral.customer.SuggestionRef;
import io.santral.routing.PoolView;
import io.santral.routing.Queue;
import io.santral.security.Actor;
import io.santral.security.Actors;
import io.santral.security.Permission;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.tenancy.Tenant;
import io.santral.tenancy.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The caller's pools, and what the engine asks about the brands that one of them serves. Each brand is read behind its own wall. The
 * numbers are given out in one order over all brands: the lowest was asked first. They are answered under their brand.
 */
@Path("pools")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class PoolsResource {
    @Inject
    Queue queue;

    @Inject
    Actors actors;

    @Inject
    Tenants tenants;

    @Inject
    Merges merges;

    @Inject
    CaseSuggestions aboutCases;

    private record Question(Tenant brand, long id, JsonObject shape) {}

    /** The last question of the page before. Two brands' may have the same number: then the brands' order decides. */
    private record Last(long id, String brand) {
        long of(Tenant tenant) {
            return tenant.alias().compareTo(brand) > 0 ? Math.max(0, id - 1) : id;
        }
    }

    @GET
    @Operation(
            summary =
                    "The caller's pools with the brands that they serve; of who leads a brand's work, all that serve it")
    public JsonObject pools() {
        return Shape.whole(
                queue.pools(),
                pool -> Json.createObjectBuilder()
                        .add("alias", pool.alias())
                        .add("name", pool.name())
                        .add(
                                "brands",
                                Json.createArrayBuilder(
                                        served(pool).map(Tenant::alias).sorted().toList()))
                        .build());
    }

    @GET
    @Path("{pool}/suggestions")
    @Operation(
            summary =
                    "The suggested merges of the pool's brands that nobody has answered, oldest first; at most 50 on a page")
    public JsonObject suggestions(
            @PathParam("pool") String pool,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        int most = Math.min(Asked.limit(limit), Merges.PAGE);
        return oldest(
                pool,
                "suggestions",
                after,
                most,
                (brand, last) ->
                        merges.suggestions(brand, Optional.of(new SuggestionRef(brand.id(), last)), most).stream()
                                .map(one -> new Question(brand, one.ref().id(), Identities.of(one))));
    }

    @GET
    @Path("{pool}/case-suggestions")
    @Operation(
            summary =
                    "The pairs of cases of the pool's brands that may be one matter and that nobody has answered, oldest first;"
                            + " at most 50 on a page")
    public JsonObject caseSuggestions(
            @PathParam("pool") String pool,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        int most = Math.min(Asked.limit(limit), CaseSuggestions.PAGE);
        return oldest(
                pool,
                "case-suggestions",
                after,
                most,
                (brand, last) -> aboutCases.open(brand, last, most).stream()
                        .map(one -> new Question(brand, one.ref().id(), Shape.of(one))));
    }

    private static Last last(@Nullable String after) {
        if (after == null) {
            return new Last(0, "");
        }
        int dash = after.indexOf('-');
        long id = Ids.parse(after.substring(0, Math.max(0, dash)))
                .orElseThrow(() -> new BadRequest("after", "not a place that a page named"));
        return new Last(id, after.substring(dash + 1));
    }

    private interface Waiting {
        /** Of one brand, oldest first: those after that number, at most a page. */
        Stream<Question> of(Tenant brand, long after);
    }

    private JsonObject oldest(String alias, String list, @Nullable String after, int most, Waiting waiting) {
        Last last = last(after);
        PoolView pool = queue.pools().stream()
                .filter(one -> one.alias().equals(alias))
                .findFirst()
                .orElseThrow(NotThere::new);
        List<Question> page = served(pool)
                .flatMap(brand -> waiting.of(brand, last.of(brand)))
                .sorted(Comparator.comparingLong(Question::id)
                        .thenComparing(one -> one.brand().alias()))
                .limit(most)
                .toList();
        return Shape.page(
                page,
                most,
                one -> Json.createObjectBuilder(one.shape())
                        .add("brand", one.brand().alias())
                        .build(),
                one -> "/api/v1/pools/" + alias + "/" + list + "?limit=" + most + "&after=" + Ids.text(one.id()) + "-"
                        + one.brand().alias());
    }

    /** A pool may serve a brand of which the caller sees no cases. */
    private Stream<Tenant> served(PoolView pool) {
        Actor actor = actors.current();
        return pool.brands().stream()
                .filter(brand -> actor.may(Permission.SEE_CASES, brand))
                .map(tenants::find)
                .flatMap(Optional::stream);
    }
}
