package io.santral.cases;

import io.santral.cases.merging.Evidence;
import io.santral.cases.merging.Guard;
import io.santral.cases.merging.Joining;
import io.santral.cases.merging.Ranked;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/** Why an interaction belongs to its case, as it is stored with the link. */
final class JoiningJson {
    private static final int MOST = 3;

    private JoiningJson() {}

    static String of(Joining joining) {
        JsonArrayBuilder ranked = Json.createArrayBuilder();
        joining.ranked().stream().limit(MOST).forEach(one -> ranked.add(of(one)));
        return Json.createObjectBuilder()
                .add("outcome", joining.outcome().name())
                .add("fresh", joining.fresh())
                .add("ranked", ranked)
                .build()
                .toString();
    }

    private static JsonObjectBuilder of(Ranked ranked) {
        JsonArrayBuilder evidence = Json.createArrayBuilder();
        for (Evidence one : ranked.evidence()) {
            evidence.add(Json.createObjectBuilder().add("key", one.sign().key()).add("bits", one.bits()));
        }
        JsonArrayBuilder guards = Json.createArrayBuilder();
        for (Guard guard : ranked.guards()) {
            guards.add(guard.key());
        }
        return Json.createObjectBuilder()
                .add("case", ranked.id())
                .add("posterior", ranked.posterior())
                .add("bits", ranked.bits())
                .add("evidence", evidence)
                .add("guards", guards);
    }
}
