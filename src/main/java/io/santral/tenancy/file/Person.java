package io.santral.tenancy.file;

/** A person of the operator or of a brand. */
public record Person(String username, String name, String email, String language) {}
