package io.santral.stream;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A contact that is planned and not yet put into words.
 *
 * @param address what the writer comes by: a number, an address, a platform's or a session's id; empty if it is withheld
 * @param step how many contacts about the matter came before
 * @param second a second matter in the same message
 * @param cited the earlier contact whose case number is quoted
 * @param parent the earlier contact that this one answers
 * @param signedIn whether the channel knows the writer as the brand's customer: by a log-in or a checked customer number
 * @param victim whom an attack pretends to be, or whose numbers stand in it by mistake
 */
record Turn(
        String externalId,
        Instant at,
        Person who,
        Entrance entrance,
        Optional<String> address,
        Issue issue,
        int step,
        Optional<Issue> second,
        Optional<String> cited,
        String thread,
        Optional<Turn> parent,
        List<String> references,
        boolean signedIn,
        Trouble trouble,
        Optional<Person> victim) {
    Turn with(Trouble now, Person victimOfIt, Optional<String> citedCase) {
        return new Turn(
                externalId,
                at,
                who,
                entrance,
                address,
                issue,
                step,
                second,
                citedCase,
                thread,
                parent,
                references,
                signedIn,
                now,
                Optional.of(victimOfIt));
    }
}
