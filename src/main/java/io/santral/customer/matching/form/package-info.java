/**
 * Normal forms: what of a written name, number or date may be compared. Whatever cannot be read as its kind has no form; nothing
 * here throws on any text.
 */
@NullMarked
package io.santral.customer.matching.form;

import org.jspecify.annotations.NullMarked;
