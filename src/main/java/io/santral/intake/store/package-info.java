/** The statements of the journal and of interactions. */
@NullMarked
package io.santral.intake.store;

import org.jspecify.annotations.NullMarked;
