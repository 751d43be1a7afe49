package io.santral.stream;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the brand's own systems know of its customers: for a run that imports it. */
public final class Registry {
    /**
     * A customer as the brand has them on file.
     *
     * @param customer the number that {@link Truth} knows them by
     * @param login the id of their account on the brand's site, if they have one; its address and number were checked
     */
    public record Holder(
            long customer,
            String customerNumber,
            String name,
            Optional<String> login,
            List<String> emails,
            List<String> phones) {}

    private final Shares shares;
    private final List<Person> people;

    Registry(Shares shares, List<Person> people) {
        this.shares = shares;
        this.people = people;
    }

    public Stream<Holder> holders() {
        return people.stream()
                .map(p -> new Holder(
                        p.id,
                        p.customerNumber,
                        p.name(shares.begin()),
                        p.login,
                        p.emails.stream().limit(1).toList(),
                        p.mobiles.stream().limit(1).toList()));
    }

    /** Which order, cargo and invoice belongs to whom. */
    public Stream<Order> orders() {
        return people.stream().flatMap(p -> p.orders.stream());
    }
}
