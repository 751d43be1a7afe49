package io.santral.shared;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/**
 * What the API answers when it cannot do what was asked: problem details (RFC 9457). It names no instance, so that an answer
 * about a thing that one may not know of is the same bytes as that about a thing that does not exist.
 *
 * @param status the HTTP status
 * @param title what kind of problem it is, the same for all of its kind
 * @param faults what is wrong with the input; empty where the status says it all
 */
public record Problem(int status, String title, List<Fault> faults) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One thing that is wrong with the input.
     *
     * @param place a JSON pointer into the body ({@code #/text}), or the name of a parameter or header
     * @param reason a stable word for machines, for example {@code reply.empty}
     */
    public record Fault(String place, String reason) {}

    public Problem {
        faults = List.copyOf(faults);
    }

    /** A problem that its status describes. */
    public static Problem of(int status) {
        return new Problem(
                status,
                switch (status) {
                    case 400 -> "Bad Request";
                    case 401 -> "Unauthorized";
                    case 403 -> "Forbidden";
                    case 404 -> "Not Found";
                    case 405 -> "Method Not Allowed";
                    case 406 -> "Not Acceptable";
                    case 413 -> "Content Too Large";
                    case 415 -> "Unsupported Media Type";
                    case 422 -> "Unprocessable Content";
                    case 503 -> "Service Unavailable";
                    default -> status < 500 ? "Request Refused" : "Internal Server Error";
                },
                List.of());
    }

    public Problem with(Fault fault) {
        return new Problem(status, title, List.of(fault));
    }

    public String json() {
        JsonObjectBuilder problem = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title)
                .add("status", status);
        if (!faults.isEmpty()) {
            JsonArrayBuilder errors = Json.createArrayBuilder();
            faults.forEach(fault -> errors.add(Json.createObjectBuilder()
                    .add(fault.place().startsWith("#") ? "pointer" : "parameter", fault.place())
                    .add("reason", fault.reason())));
            problem.add("errors", errors);
        }
        return problem.build().toString();
    }
}
