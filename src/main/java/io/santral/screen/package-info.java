/**
 * What every page shares, whoever it is for: language, look, times and numbers as people read them, how a brand is shown, and
 * what a page does when something is not there.
 *
 * <p>Owns: the catalogue of messages, the address of a case ({@code brand-NUMBER}), the page for each kind of failure.
 *
 * <p>Not here: the pages themselves ({@code console}, {@code portal}); who may see what ({@code security}).
 */
@Capability(
        name = "screen",
        uses = {"shared", "tenancy", "security", "cases"},
        exposes = "io.santral.screen")
@NullMarked
package io.santral.screen;

import io.santral.Capability;
import org.jspecify.annotations.NullMarked;
