package io.santral.cases.topic;

import java.time.Duration;
import java.util.List;

/**
 * Something that people contact a brand about.
 *
 * @param id stays the same when all else changes: labels and figures refer to it
 * @param halfLife how long a matter of this topic lasts until half of its messages have come
 * @param turkish its title in Turkish
 * @param english its title in English
 * @param seeds what is typically said about it, in both languages: what is known before anybody has labelled anything
 */
public record Topic(String id, Duration halfLife, String turkish, String english, List<String> seeds) {
    public Topic {
        seeds = List.copyOf(seeds);
    }
}
