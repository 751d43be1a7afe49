/** The statements of the customer tables. */
@NullMarked
package io.santral.customer.store;

import org.jspecify.annotations.NullMarked;
