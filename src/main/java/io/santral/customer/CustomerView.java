package io.santral.customer;

import java.util.Optional;

/** A customer as others may see them. */
public record CustomerView(long id, Optional<String> name) {}
