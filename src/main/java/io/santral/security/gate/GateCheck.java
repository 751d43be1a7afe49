package io.santral.security.gate;

import io.santral.security.Requires;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.util.List;

/** Stops the deployment when a method asks for a permission in a way that the gate could not check. */
public class GateCheck implements Extension {
    void check(@Observes @WithAnnotations(Requires.class) ProcessAnnotatedType<?> type) {
        Class<?> facade = type.getAnnotatedType().getJavaClass();
        // The gate itself carries the annotation as its binding.
        List<String> faults =
                facade.getPackage().equals(GateCheck.class.getPackage()) ? List.of() : Rule.faults(facade);
        if (!faults.isEmpty()) {
            throw new DefinitionException(String.join("; ", faults));
        }
    }
}
