package io.santral.tenancy;

import java.util.List;
import java.util.Map;

/**
 * What a capability has to say about the sections that it reads, asked before they are in force: what it objects to is not applied.
 *
 * <p>Found by {@link java.util.ServiceLoader}, since the command line, which applies settings too, has no CDI.
 */
public interface SettingsCheck {
    /**
     * Something that cannot be meant.
     *
     * @param section its name, for example {@code hours}
     * @param path the place in it as a JSON pointer
     * @param message what is wrong and what would be right
     */
    record Objection(String section, String path, String message) {}

    /**
     * Looks at one brand's settings; each section has passed its schema.
     *
     * @param sections by name, each as {@link Section#plain}
     */
    List<Objection> check(Map<String, Map<String, ?>> sections);
}
