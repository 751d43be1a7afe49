package io.santral.api.v1;

import io.santral.cases.CaseRef;
import io.santral.routing.QueueLine;
import io.santral.shared.Ids;
import io.santral.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in the queue, as the address of the next page carries it: its deadline, brand and case. A caller could make one up and
 * would only begin elsewhere in what they may see anyway.
 */
final class Place {
    private static final String NEVER = "-";

    private Place() {}

    static String after(QueueLine line) {
        String plain = line.dueAt().map(Instant::toString).orElse(NEVER)
                + " " + Ids.text(line.ref().tenant().value())
                + " " + line.ref().number();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** The line at that place, as far as a place tells: the queue looks at nothing else of it. */
    static QueueLine line(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", -1);
            if (parts.length == 3) {
                Optional<Instant> due =
                        parts[0].equals(NEVER) ? Optional.empty() : Optional.of(Instant.parse(parts[0]));
                CaseRef ref = new CaseRef(new TenantId(id(parts[1])), id(parts[2]));
                return new QueueLine(
                        ref,
                        "",
                        "",
                        "",
                        "",
                        "",
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        QueueLine.State.WAITING,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        due,
                        Instant.EPOCH,
                        Instant.EPOCH);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // The same answer as for a text of another form.
        }
        throw new BadRequest("after", "not a place that a page named");
    }

    private static long id(String text) {
        return Ids.parse(text).orElseThrow(IllegalArgumentException::new);
    }
}
