package io.santral.tenancy.file;

/** A place that names a secret. */
public record SecretUse(String secret, String file, int line, String path) {}
