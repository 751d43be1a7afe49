/** Where people and their grants are read. */
@NullMarked
package io.santral.security.store;

import org.jspecify.annotations.NullMarked;
