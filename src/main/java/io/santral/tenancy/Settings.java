package io.santral.tenancy;

import jakarta.enterprise.context.ApplicationScoped;

/** What was applied from {@code tenants/}, for the brand of the current scope. */
@ApplicationScoped
public class Settings {
    /** The newest version of the section; version 0 and an empty document if none was ever applied. At most 2 s old. */
    public Section section(String name) {
        throw new UnsupportedOperationException("to be written");
    }
}
