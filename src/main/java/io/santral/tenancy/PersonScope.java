package io.santral.tenancy;

import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The person that the current thread works for. While it is open, database sessions are bound to the person, and the views over
 * brands (the unified queue) show what this person holds a grant for, and nothing else.
 */
public final class PersonScope {
    private static final ThreadLocal<@Nullable Long> CURRENT = new ThreadLocal<>();

    private PersonScope() {}

    /**
     * Does the work for the person.
     *
     * @throws IllegalStateException if the thread already works for another person
     */
    public static <T> T call(long person, Callable<T> work) throws Exception {
        Long outer = CURRENT.get();
        if (outer != null) {
            if (outer != person) {
                throw new IllegalStateException("work for person " + person + " inside work for person " + outer);
            }
            return work.call();
        }
        CURRENT.set(person);
        try {
            return work.call();
        } finally {
            CURRENT.remove();
        }
    }

    public static OptionalLong open() {
        Long person = CURRENT.get();
        return person == null ? OptionalLong.empty() : OptionalLong.of(person);
    }
}
