/** The case and its links. */
@NullMarked
package io.santral.cases.model;

import org.jspecify.annotations.NullMarked;
