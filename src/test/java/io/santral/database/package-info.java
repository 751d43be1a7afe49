/** A database server for the tests of the stores, with the schemas, the users and the walls of the real one. */
@NullMarked
package io.santral.database;

import org.jspecify.annotations.NullMarked;
