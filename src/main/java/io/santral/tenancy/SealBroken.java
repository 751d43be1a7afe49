package io.santral.tenancy;

import org.jspecify.annotations.Nullable;

/** A sealed value does not open where it stands. Its text names the place, never the content. */
public class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealBroken(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
