/** Which case does an interaction belong to: rules in plain Java that return their reason. */
@NullMarked
package io.santral.cases.merging;

import org.jspecify.annotations.NullMarked;
