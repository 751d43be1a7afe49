package io.santral.shared;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is read again when it is older than its age allows. For small things that every request asks for and that may be
 * seconds old: the directory of brands, a brand's settings. If reading fails, the failure is the caller's; the old value is not
 * served beyond its age.
 */
public final class Fresh<T> {
    private record Reading<T>(T value, long at) {}

    private final Supplier<T> source;
    private final long age;
    private volatile @Nullable Reading<T> last;

    /** @param age how old a value may be */
    public Fresh(Duration age, Supplier<T> source) {
        this.age = age.toNanos();
        this.source = source;
    }

    public T get() {
        Reading<T> reading = last;
        long now = System.nanoTime();
        if (reading == null || now - reading.at() > age) {
            reading = new Reading<>(source.get(), now);
            last = reading;
        }
        return reading.value();
    }

    /** The next {@link #get} reads again. */
    public void expire() {
        last = null;
    }
}
