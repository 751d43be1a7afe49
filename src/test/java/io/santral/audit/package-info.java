/** What the tests of other capabilities need of the audit. */
@NullMarked
package io.santral.audit;

import org.jspecify.annotations.NullMarked;
