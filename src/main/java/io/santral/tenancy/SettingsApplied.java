package io.santral.tenancy;

import io.santral.shared.Event;
import java.util.Set;

/** New versions of these sections of the brand's settings are in force. */
public record SettingsApplied(TenantId tenant, Set<String> sections) implements Event {}
