package io.santral.tenancy;

import jakarta.json.JsonObject;

/** One section of a brand's settings, as its file says it. */
public record Section(String name, int version, JsonObject document) {}
