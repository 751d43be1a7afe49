/** The statements of accounts, their secrets, and applications. */
@NullMarked
package io.santral.channel.store;

import org.jspecify.annotations.NullMarked;
