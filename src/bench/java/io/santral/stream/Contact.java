package io.santral.stream;

import io.santral.channel.InboundEvent.Received;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A contact as the channel tells of it.
 *
 * @param received its text may cite cases, which only the engine numbers: see {@link #citing}
 */
public record Contact(Entrance entrance, Received received) {
    private static final Pattern CITED = Pattern.compile("⟦([^⟧]+)⟧");

    static String cite(String externalId) {
        return "⟦" + externalId + "⟧";
    }

    /** The number of the case that a contact went to. */
    public interface CaseNumbers {
        /** By the contact's external id. */
        String of(String externalId);
    }

    /** The same with the case numbers put in that it cites. */
    public Contact citing(CaseNumbers numbers) {
        String text = CITED.matcher(received.text())
                .replaceAll(cited -> Matcher.quoteReplacement(numbers.of(cited.group(1))));
        return text.equals(received.text())
                ? this
                : new Contact(
                        entrance,
                        new Received(
                                received.externalId(),
                                received.occurredAt(),
                                received.kind(),
                                received.visibility(),
                                received.author(),
                                received.thread(),
                                received.parent(),
                                received.references(),
                                text));
    }
}
