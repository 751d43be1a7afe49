/**
 * What proves a claim, as plain rules: how long a one-time code is valid and how often it may be tried, how many an address gets,
 * what a reply token says and when it says nothing. They return their reason; none of them stores or sends.
 *
 * <p>Not here: who may ask for a code ({@link io.santral.customer.Verifications}), and how it is sent ({@code reply}).
 */
@NullMarked
package io.santral.customer.proof;

import org.jspecify.annotations.NullMarked;
