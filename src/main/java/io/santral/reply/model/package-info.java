/** The reply and its life. */
@NullMarked
package io.santral.reply.model;

import org.jspecify.annotations.NullMarked;
