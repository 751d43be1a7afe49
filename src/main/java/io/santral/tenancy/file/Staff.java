package io.santral.tenancy.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the operator's people.
 *
 * @param roles by brand alias; {@value #EVERY_BRAND} for those not named
 */
public record Staff(Person person, List<String> pools, Map<String, String> roles) {
    static final String EVERY_BRAND = "*";

    /** The role for the brand in the words of the files: operator, team-leader, agent. */
    public Optional<String> role(String brand) {
        return Optional.ofNullable(roles.getOrDefault(brand, roles.get(EVERY_BRAND)));
    }
}
