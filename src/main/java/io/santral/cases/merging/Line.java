package io.santral.cases.merging;

import io.santral.cases.topic.Posterior;

/** Something that was said in a case, as far as it tells what the case is about. */
public interface Line {
    /** Whether the customer said it. */
    boolean inbound();

    /** Whether it stands in the thread of the interaction that is to be decided about. */
    boolean inThread();

    /** The writer's own. */
    String words();

    Posterior topic();

    Numbers numbers();
}
