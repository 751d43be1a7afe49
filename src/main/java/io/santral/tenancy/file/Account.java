package io.santral.tenancy.file;

import java.util.Map;

/**
 * A page, number or mailbox of a brand.
 *
 * @param secrets the names of the secrets that are needed to act on it, by what they are for
 */
public record Account(String channel, String externalId, String name, String app, Map<String, String> secrets) {}
