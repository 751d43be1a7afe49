package io.santral.tenancy.file;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One brand's folder.
 *
 * @param state active, suspended or left
 * @param pools the aliases of the pools that serve it, the first one first
 * @param sections by file name, each file as JSON with its fields in alphabetical order: the same content is the same text.
 *     Without the people: they are rows, and a copy in every version would outlive their erasure.
 */
public record Brand(
        String alias,
        String name,
        String state,
        List<App> apps,
        List<Account> accounts,
        List<String> pools,
        List<Person> clients,
        @Nullable IdentityProvider provider,
        SortedMap<String, String> sections) {
    public Optional<IdentityProvider> identityProvider() {
        return Optional.ofNullable(provider);
    }
}
