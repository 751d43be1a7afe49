package io.santral.bench.stream;

import io.santral.stream.Contact;
import io.santral.stream.Happening.Contacted;
import io.santral.stream.Registry;
import io.santral.stream.Truth;
import io.santral.stream.TurkishStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** An engine that was told the truth beforehand, and does with it what a test wants. */
final class Oracle implements Engine {
    /** What becomes of a contact. */
    interface Manner {
        Outcome of(Truth truth);
    }

    private final Map<String, Truth> truths = new HashMap<>();
    private final Map<String, String> customers = new HashMap<>();
    private final Map<String, Set<String>> cases = new HashMap<>();
    private final Map<Long, String> firstOf = new HashMap<>();
    private final Map<Long, String> caseOf = new HashMap<>();
    private final Manner manner;
    final List<String> byHand = new ArrayList<>();
    int asked;
    Optional<Registry> learned = Optional.empty();

    Oracle(TurkishStream stream, Manner manner) {
        stream.play(happening -> {
            if (happening instanceof Contacted contacted) {
                truths.put(contacted.contact().received().externalId(), contacted.truth());
            }
        });
        this.manner = manner;
    }

    private Truth truth(String contact) {
        Truth truth = truths.get(contact);
        if (truth == null) {
            throw new IllegalStateException("unknown " + contact);
        }
        return truth;
    }

    @Override
    public void learn(Registry registry) {
        learned = Optional.of(registry);
    }

    @Override
    public Answer receive(Contact contact) {
        String id = contact.received().externalId();
        Truth truth = truth(id);
        Optional<String> known = Optional.ofNullable(firstOf.get(truth.customer()));
        Outcome outcome = known.isEmpty() ? Outcome.APART : manner.of(truth);
        boolean merges = outcome == Outcome.MERGE || outcome == Outcome.KNOWN;
        customers.put(id, merges ? known.orElse(id) : id);
        firstOf.putIfAbsent(truth.customer(), id);
        Set<String> its = new HashSet<>();
        for (long issue : truth.issues()) {
            its.add(caseOf.computeIfAbsent(issue, i -> id + "/" + i));
        }
        cases.put(id, its);
        String first = caseOf.get(truth.issues().get(0));
        boolean joins = first != null && !first.startsWith(id + "/");
        return new Answer(
                outcome,
                customers.get(id),
                OptionalDouble.of(1),
                outcome == Outcome.SUGGEST ? List.of(new Suggested(known.orElseThrow(), 1)) : List.of(),
                joins ? Matter.JOIN : Matter.NEW,
                first == null ? id : first,
                OptionalDouble.of(1),
                List.of(),
                Optional.of("NO-" + id));
    }

    @Override
    public List<Suggested> confirm(String contact, String customer) {
        asked++;
        customers.put(contact, customer);
        return List.of();
    }

    @Override
    public void refuse(String contact, String customer) {
        asked++;
    }

    @Override
    public void confirmCase(String contact, String caseId) {
        throw new AssertionError("suggested nothing");
    }

    @Override
    public void refuseCase(String contact, String caseId) {
        throw new AssertionError("suggested nothing");
    }

    @Override
    public void merge(String first, String second) {
        byHand.add("merge " + first + " " + second);
    }

    @Override
    public void split(String first, String second) {
        byHand.add("split " + first + " " + second);
    }

    @Override
    public String customerOf(String contact) {
        return customers.getOrDefault(contact, "");
    }

    @Override
    public Set<String> casesOf(String contact) {
        return cases.getOrDefault(contact, Set.of());
    }
}
