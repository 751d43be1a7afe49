/** Who gets what, and why: rules in plain Java. Each answer carries its reason. */
@NullMarked
package io.santral.routing.choice;

import org.jspecify.annotations.NullMarked;
