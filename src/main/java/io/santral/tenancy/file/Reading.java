package io.santral.tenancy.file;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a folder.
 *
 * @param files present if there was no problem at all
 */
public record Reading(Optional<TenantFiles> files, List<Problem> problems) {}
