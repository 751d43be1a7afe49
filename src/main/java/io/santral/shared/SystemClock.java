package io.santral.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one place that looks at the machine's clock; all else is given a {@link Clock}. */
@ApplicationScoped
class SystemClock {
    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }
}
