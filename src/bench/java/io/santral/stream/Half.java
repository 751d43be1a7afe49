package io.santral.stream;

import java.util.Arrays;

/** Which half of the sentences, with a seed of its own. */
public enum Half {
    /** To develop on. */
    DEV("dev", "d", "n"),
    /** To measure with, once. */
    HELD_OUT("held-out", "h", "m");

    final String key;
    final String sentence;
    final String noun;

    Half(String key, String sentence, String noun) {
        this.key = key;
        this.sentence = sentence;
        this.noun = noun;
    }

    /** @throws IllegalArgumentException if there is no such half */
    public static Half of(String key) {
        return Arrays.stream(values())
                .filter(half -> half.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no half " + key + ": dev or held-out"));
    }
}
