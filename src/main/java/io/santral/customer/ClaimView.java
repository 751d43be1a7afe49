package io.santral.customer;

/** Something that somebody says of themselves and that nothing proves; {@code masked} is how it is shown. */
public record ClaimView(Kind kind, String value, String masked) {}
