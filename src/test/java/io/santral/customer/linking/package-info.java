@NullMarked
package io.santral.customer.linking;

import org.jspecify.annotations.NullMarked;
