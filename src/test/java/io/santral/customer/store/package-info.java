@NullMarked
package io.santral.customer.store;

import org.jspecify.annotations.NullMarked;
