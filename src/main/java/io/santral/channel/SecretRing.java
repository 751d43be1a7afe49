package io.santral.channel;

import java.util.List;

/** The secrets that are valid now: the current one and, while a rotation lasts, the one before it. Never empty, never printed. */
public record SecretRing(List<String> secrets) {
    public SecretRing {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("a secret ring holds at least one secret");
        }
        secrets = List.copyOf(secrets);
    }

    @Override
    public String toString() {
        return "SecretRing[" + secrets.size() + "]";
    }
}
