/** The statements of cases and their links. */
@NullMarked
package io.santral.cases.store;

import org.jspecify.annotations.NullMarked;
