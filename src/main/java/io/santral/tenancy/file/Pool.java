package io.santral.tenancy.file;

/** A group of agents. */
public record Pool(String alias, String name) {}
