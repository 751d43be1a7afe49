package io.santral.bench.stream;

import io.santral.stream.Contact;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** An engine that takes every contact for a new customer with a new matter: the floor that all else is compared with. */
class NothingIsOne implements Engine {
    @Override
    public Answer receive(Contact contact) {
        String id = contact.received().externalId();
        return new Answer(
                Outcome.APART,
                id,
                OptionalDouble.empty(),
                List.of(),
                Matter.NEW,
                id,
                OptionalDouble.empty(),
                List.of(),
                Optional.empty());
    }

    @Override
    public List<Suggested> confirm(String contact, String customer) {
        return List.of();
    }

    @Override
    public void refuse(String contact, String customer) {}

    @Override
    public void confirmCase(String contact, String caseId) {}

    @Override
    public void refuseCase(String contact, String caseId) {}

    @Override
    public void merge(String first, String second) {}

    @Override
    public void split(String first, String second) {}

    @Override
    public String customerOf(String contact) {
        return contact;
    }

    @Override
    public Set<String> casesOf(String contact) {
        return Set.of(contact);
    }
}
