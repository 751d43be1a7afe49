package io.santral.sla;

import io.santral.tenancy.SettingsCheck;
import java.util.List;
import java.util.Map;

/** What no contract can be read from is refused before it is applied: the desk would serve the brand without a clock. */
public final class ContractCheck implements SettingsCheck {

    @Override
    public List<Objection> check(Map<String, Map<String, ?>> sections) {
        ContractReading reading =
                new ContractReading(section(sections, "brand"), section(sections, "hours"), section(sections, "sla"));
        // Also where no promise counts the hours, for the day on which one does.
        reading.week();
        reading.holidays();
        reading.promises();
        // The brand's own section is for tenancy to judge.
        return reading.objections().stream()
                .filter(objection -> !objection.section().equals("brand"))
                .distinct()
                .toList();
    }

    private static Map<String, ?> section(Map<String, Map<String, ?>> sections, String name) {
        Map<String, ?> section = sections.get(name);
        return section == null ? Map.of() : section;
    }
}
