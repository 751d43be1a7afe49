package io.santral.tenancy.file;

import org.jspecify.annotations.Nullable;

/** An application at a provider; its secrets by name. */
public record App(
        String channel,
        String app,
        String verifyToken,
        String appSecret,
        @Nullable String previousAppSecret) {}
