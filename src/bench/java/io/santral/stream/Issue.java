package io.santral.stream;

import java.util.Optional;

/**
 * A matter of one person.
 *
 * @param amount in lira, where it is about money
 */
record Issue(long id, Person whose, Topic topic, Optional<Order> order, String product, int amount, int days) {}
