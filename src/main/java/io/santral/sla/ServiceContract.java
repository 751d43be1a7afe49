package io.santral.sla;

import io.santral.tenancy.Section;
import io.santral.tenancy.SettingsCheck.Objection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was promised to a brand, read from its settings sections {@code sla}, {@code hours} and {@code brand}.
 *
 * @param version the version of the section {@code sla}
 * @param promises at most one a target
 */
record ServiceContract(int version, List<Promise> promises) {
    ServiceContract {
        promises = List.copyOf(promises);
    }

    Optional<Promise> promise(Target target) {
        return promises.stream().filter(promise -> promise.target() == target).findFirst();
    }

    /**
     * Reads the contract. Without a section {@code sla} nothing is promised; the hours are asked for only if a promise counts them.
     *
     * @throws IllegalArgumentException with all sections, places and reasons
     */
    static ServiceContract read(Section brand, Section hours, Section sla) {
        ContractReading reading = new ContractReading(brand.plain(), hours.plain(), sla.plain());
        List<Promise> promises = reading.promises();
        List<Objection> objections = reading.objections();
        if (!objections.isEmpty()) {
            throw new IllegalArgumentException(objections.stream()
                    .map(objection -> objection.section() + " " + objection.path() + ": " + objection.message())
                    .collect(Collectors.joining("; ")));
        }
        return new ServiceContract(sla.version(), promises);
    }
}
