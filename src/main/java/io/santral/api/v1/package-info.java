/**
 * The HTTP API, version 1: the same facades that the screens use, as JSON, for holders of a bearer token.
 *
 * <p>Ids are texts, times are ISO 8601 in UTC, lists are paged by key ({@code next} is the address of the next page), errors are
 * problem details (RFC 9457). How to call it: {@code src/docs/how-to/call-the-api.md}.
 *
 * <p>Not here: any rule. What may be done and what it means, the capabilities say.
 */
@Capability(
        name = "api",
        uses = {"shared", "tenancy", "security", "channel", "customer", "intake", "cases", "reply", "routing", "sla"})
@NullMarked
package io.santral.api.v1;

import io.santral.Capability;
import org.jspecify.annotations.NullMarked;
