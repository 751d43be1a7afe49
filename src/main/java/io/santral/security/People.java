package io.santral.security;

import io.santral.security.store.PersonDirectory;
import io.santral.shared.Fresh;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The people whom we let in, with their grants. Every request asks for its person, so an answer is kept for 2 s: that long may
 * somebody go on who was locked, or lost a grant. Read outside of the caller's transaction, which has a data source of its own.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
class People {
    private static final Duration AGE = Duration.ofSeconds(2);
    private static final int REMEMBERED = 10_000;

    @Inject
    PersonDirectory directory;

    private final Map<String, Fresh<Optional<Actor>>> known =
            Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Fresh<Optional<Actor>>> eldest) {
                    return size() > REMEMBERED;
                }
            });

    Optional<Actor> find(String username) {
        return known.computeIfAbsent(username, name -> new Fresh<>(AGE, () -> directory.active(name)))
                .get();
    }
}
