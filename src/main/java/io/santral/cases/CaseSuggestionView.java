package io.santral.cases;

import java.time.Instant;
import java.util.List;

/**
 * Two cases of one customer that may be about the same matter.
 *
 * @param matter the case that was opened because the engine was not sure
 * @param other the older one that it may belong to
 * @param posterior that they are one, from 0 to 1
 * @param signs what spoke for it and against it
 */
public record CaseSuggestionView(
        CaseSuggestionRef ref,
        CaseSummary matter,
        CaseSummary other,
        double posterior,
        List<CaseLinkView.Sign> signs,
        Instant at) {
    public CaseSuggestionView {
        signs = List.copyOf(signs);
    }
}
