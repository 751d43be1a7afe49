package io.santral.api.v1;

import io.santral.security.NotLoggedIn;
import io.santral.shared.NotThere;
import io.santral.shared.Problem;
import io.santral.shared.Problem.Fault;
import io.santral.shared.Refused;
import io.santral.shared.StoreFailure;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Every error as problem details; what went wrong inside stays in the log. */
@Provider
public class Problems implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(Problems.class.getName());

    @Override
    public Response toResponse(Throwable error) {
        Problem problem = problem(error);
        if (problem.status() >= 500) {
            LOG.log(Level.ERROR, "a request to the API failed", error);
        }
        Response.ResponseBuilder answer = Response.status(problem.status());
        if (problem.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (error instanceof WebApplicationException web && problem.status() == 405) {
            answer.header(HttpHeaders.ALLOW, web.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.type(Problem.MEDIA_TYPE).entity(problem.json()).build();
    }

    static Problem problem(Throwable error) {
        if (error instanceof NotThere) {
            return Problem.of(404);
        }
        if (error instanceof Refused refused) {
            String place = refused.field().isEmpty() ? "#" : "#/" + refused.field();
            return Problem.of(422).with(new Fault(place, refused.reason()));
        }
        if (error instanceof BadRequest bad) {
            return Problem.of(400).with(new Fault(bad.place(), bad.reason()));
        }
        if (error instanceof NotLoggedIn) {
            return Problem.of(401);
        }
        if (error instanceof StoreFailure) {
            return Problem.of(503);
        }
        if (error instanceof WebApplicationException web) {
            return Problem.of(web.getResponse().getStatus());
        }
        return Problem.of(500);
    }
}
