package io.santral.bench.stream;

import io.santral.bench.stream.Engine.Answer;
import io.santral.bench.stream.Engine.Matter;
import io.santral.bench.stream.Engine.Outcome;
import io.santral.bench.stream.Engine.Suggested;
import io.santral.channel.InboundEvent.Author;
import io.santral.channel.InboundEvent.AuthorId.IdKind;
import io.santral.channel.InboundEvent.Mark;
import io.santral.channel.InboundEvent.Trust;
import io.santral.stream.Clue;
import io.santral.stream.Contact;
import io.santral.stream.Happening;
import io.santral.stream.Happening.Contacted;
import io.santral.stream.Happening.Corrected;
import io.santral.stream.Happening.MisMerged;
import io.santral.stream.Registry;
import io.santral.stream.Trouble;
import io.santral.stream.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Plays a stream to an engine, is its truthful agent, and counts (merging.md, 5.1). A customer is who wrote the first contact that
 * the engine gave them, and a case is about what its first contact is about: what is added later is right if it fits that.
 * Attacks count where they are named and nowhere else, so that many of them do not make the other figures look better.
 */
final class Evaluation implements Consumer<Happening> {
    /** Clues that lead to a customer by more than a look of the name. */
    private static final Set<Clue> TELLING = EnumSet.of(
            Clue.LOGIN,
            Clue.EMAIL,
            Clue.PHONE,
            Clue.CUSTOMER_NUMBER,
            Clue.ORDER,
            Clue.CARGO,
            Clue.INVOICE,
            Clue.DEVICE);

    private static final long NO_FOUNDER = Long.MIN_VALUE;

    private final Engine engine;
    private final double looksPerContact;
    private final Map<String, Truth> truths = new LinkedHashMap<>();
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, Long> founders = new HashMap<>();
    private final Map<String, List<Long>> matters = new HashMap<>();
    private final Map<String, String> identities = new LinkedHashMap<>();
    private final Map<Long, Set<String>> strong = new HashMap<>();
    private final Set<Set<Long>> confused = new HashSet<>();
    private final List<Long> nanos = new ArrayList<>();

    private final Rate falseMerges = new Rate();
    private final Rate wrongJoins = new Rate();
    private final Rate coverage = new Rate();
    private final Rate recallOfTelling = new Rate();
    private final Rate recallOfAll = new Rate();
    private final Calibration customerCalibration = new Calibration();
    private final Calibration caseCalibration = new Calibration();
    private long looks;

    /** @param looksPerContact how many contacts with suggestions an agent looks at, per contact that comes in */
    Evaluation(Engine engine, double looksPerContact) {
        this.engine = engine;
        this.looksPerContact = looksPerContact;
    }

    /** Lets the engine learn of the brand's register; whom it has learnt of so is who the register says. */
    void learn(Registry registry) {
        engine.learn(registry);
        registry.holders()
                .forEach(holder -> engine.registered(holder.customerNumber())
                        .ifPresent(customer -> founders.put(customer, holder.customer())));
    }

    @Override
    public void accept(Happening happening) {
        if (happening instanceof MisMerged merged) {
            engine.merge(merged.first(), merged.second());
            confused.add(writers(merged.first(), merged.second()));
        } else if (happening instanceof Corrected corrected) {
            engine.split(corrected.first(), corrected.second());
            confused.remove(writers(corrected.first(), corrected.second()));
        } else if (happening instanceof Contacted contacted) {
            receive(contacted.contact(), contacted.truth());
        }
    }

    private void receive(Contact told, Truth truth) {
        Contact contact = told.citing(id -> numbers.getOrDefault(id, id));
        String id = contact.received().externalId();
        if (engine instanceof ToldWriters listener) {
            listener.writes(id, truth.customer());
        }
        long began = System.nanoTime();
        Answer answer = engine.receive(contact);
        nanos.add(System.nanoTime() - began);
        truths.put(id, truth);
        answer.caseNumber().ifPresent(number -> numbers.put(id, number));
        count(contact, truth, answer);
        ask(id, truth, answer);
        founders.putIfAbsent(answer.customer(), truth.customer());
        matters.putIfAbsent(answer.caseId(), truth.issues());
    }

    private void count(Contact contact, Truth truth, Answer answer) {
        boolean merged = answer.outcome() == Outcome.MERGE;
        boolean mergedRight = merged && isWriter(answer.customer(), truth);
        if (merged) {
            falseMerges.count(!mergedRight);
            answer.posterior().ifPresent(p -> customerCalibration.add(p, mergedRight));
        }
        answer.suggested().stream()
                .limit(1)
                .forEach(first -> customerCalibration.add(first.posterior(), isWriter(first.id(), truth)));
        if (answer.matter() == Matter.JOIN) {
            boolean right = isAbout(answer.caseId(), truth);
            wrongJoins.count(!right);
            answer.casePosterior().ifPresent(p -> caseCalibration.add(p, right));
        }
        answer.suggestedCases().stream()
                .limit(1)
                .forEach(first -> caseCalibration.add(first.posterior(), isAbout(first.id(), truth)));
        if (!truth.trouble().isAttack()) {
            newIdentity(contact, truth, answer, mergedRight);
        }
    }

    /** Of identities that come for the first time, those whose person has been there: were they found? */
    private void newIdentity(Contact contact, Truth truth, Answer answer, boolean mergedRight) {
        String id = contact.received().externalId();
        boolean returns = strong.containsKey(truth.customer());
        Set<String> before = strong.computeIfAbsent(truth.customer(), c -> new HashSet<>());
        Set<String> now = strongIdentifiers(contact);
        String identity = identity(contact).orElse("contact/" + id);
        boolean isNew = identities.putIfAbsent(identity, id) == null;
        if (isNew && returns) {
            boolean coverable = !Collections.disjoint(before, now);
            if (coverable) {
                coverage.count(mergedRight);
            }
            if (!mergedRight && !coverable) {
                boolean found = answer.suggested().stream().limit(3).anyMatch(s -> isWriter(s.id(), truth));
                recallOfAll.count(found);
                if (!Collections.disjoint(truth.clues(), TELLING)) {
                    recallOfTelling.count(found);
                }
            }
        }
        before.addAll(now);
    }

    private static Optional<String> identity(Contact contact) {
        return contact.received()
                .author()
                .map(Author::id)
                .map(id -> id.kind() == IdKind.PLATFORM
                        ? contact.entrance().channel() + "/" + id.value()
                        : id.kind() + "/" + id.value());
    }

    private static Set<String> strongIdentifiers(Contact contact) {
        Set<String> strong = new HashSet<>();
        contact.received().author().ifPresent(author -> {
            if (author.id().kind() != IdKind.PLATFORM && isStrong(author.id().trust())) {
                strong.add(author.id().kind() + "/" + author.id().value());
            }
            for (Mark mark : author.marks()) {
                if (isStrong(mark.trust())) {
                    strong.add(mark.what() + "/" + mark.value());
                }
            }
        });
        return strong;
    }

    private static boolean isStrong(Trust trust) {
        return trust == Trust.VERIFIED || trust == Trust.NETWORK;
    }

    /**
     * The agent looks at what there is to decide, as far as the time allows, and says the truth: first of each customer that is asked
     * about whether it is them, since a person may have been two customers so far; then what is asked about the case, which the page
     * shows then. A join that follows from the first counts as every other.
     */
    private void ask(String contact, Truth truth, Answer answer) {
        boolean undecided =
                !answer.suggested().isEmpty() || !answer.suggestedCases().isEmpty();
        if (!undecided || looks + 1 > looksPerContact * truths.size()) {
            return;
        }
        looks++;
        List<Suggested> customers = answer.suggested().stream()
                .filter(s -> truth.provable() && isWriter(s.id(), truth))
                .toList();
        answer.suggested().stream().filter(s -> !isWriter(s.id(), truth)).forEach(s -> engine.refuse(contact, s.id()));
        List<Suggested> cases = new ArrayList<>(answer.suggestedCases());
        customers.forEach(s -> {
            Set<String> before = engine.casesOf(contact);
            cases.addAll(engine.confirm(contact, s.id()));
            Set<String> after = engine.casesOf(contact);
            if (!after.equals(before)) {
                wrongJoins.count(after.stream().noneMatch(id -> isAbout(id, truth)));
            }
        });
        Optional<Suggested> matter =
                cases.stream().filter(s -> isAbout(s.id(), truth)).findFirst();
        cases.stream().filter(s -> !isAbout(s.id(), truth)).forEach(s -> engine.refuseCase(contact, s.id()));
        matter.ifPresent(s -> engine.confirmCase(contact, s.id()));
    }

    /** While an agent's mistake stands, whoever is merged with one of the two is merged as right as can be. */
    private boolean isWriter(String customer, Truth truth) {
        long founder = founders.getOrDefault(customer, NO_FOUNDER);
        return founder == truth.customer() || confused.contains(Set.of(founder, truth.customer()));
    }

    private Set<Long> writers(String first, String second) {
        return Set.of(of(truths, first).customer(), of(truths, second).customer());
    }

    private boolean isAbout(String caseId, Truth truth) {
        return !Collections.disjoint(matters.getOrDefault(caseId, List.of()), truth.issues());
    }

    /** What came out, with where everything lies in the end. */
    Report report() {
        BCubed customers = new BCubed();
        BCubed cases = new BCubed();
        Map<String, Set<Long>> writers = new HashMap<>();
        Map<String, String> customerOf = new HashMap<>();
        truths.forEach((contact, truth) -> {
            String customer = engine.customerOf(contact);
            customerOf.put(contact, customer);
            if (!truth.trouble().isAttack()) {
                customers.add(customer, truth.customer());
            }
            writers.computeIfAbsent(customer, c -> new HashSet<>()).add(truth.customer());
        });
        BCubed byIdentity = new BCubed();
        identities
                .values()
                .forEach(contact -> byIdentity.add(
                        of(customerOf, contact), of(truths, contact).customer()));
        Rate exposed = new Rate();
        Rate impersonations = new Rate();
        Rate forged = new Rate();
        Rate linkPrecision = new Rate();
        Rate linkRecall = new Rate();
        Map<String, List<Long>> begunBy = new HashMap<>();
        Set<Long> begun = new HashSet<>();
        truths.forEach((contact, truth) -> {
            boolean foreign = of(writers, of(customerOf, contact)).size() > 1;
            exposed.count(foreign);
            if (truth.trouble().isAttack()) {
                (truth.trouble() == Trouble.FORGED_SENDER ? forged : impersonations).count(foreign);
            }
            Set<String> its = engine.casesOf(contact);
            if (!truth.trouble().isAttack()) {
                its.stream()
                        .sorted()
                        .limit(1)
                        .forEach(c -> cases.add(c, truth.issues().get(0)));
            }
            boolean linked = its.stream().anyMatch(begunBy::containsKey);
            boolean right = its.stream()
                    .anyMatch(c -> !Collections.disjoint(begunBy.getOrDefault(c, List.of()), truth.issues()));
            if (linked) {
                linkPrecision.count(right);
            }
            if (!Collections.disjoint(begun, truth.issues())) {
                linkRecall.count(right);
            }
            its.forEach(c -> begunBy.putIfAbsent(c, truth.issues()));
            begun.addAll(truth.issues());
        });
        long[] times = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Report(
                truths.size(),
                new Report.Identity(
                        falseMerges,
                        impersonations,
                        forged,
                        customers.f1(),
                        customers.precision(),
                        customers.recall(),
                        byIdentity.f1(),
                        coverage,
                        recallOfTelling,
                        recallOfAll,
                        exposed,
                        customerCalibration.error()),
                new Report.Matters(
                        Rate.f1(linkPrecision.value(), linkRecall.value()),
                        linkPrecision,
                        linkRecall,
                        wrongJoins,
                        cases.f1(),
                        caseCalibration.error()),
                truths.isEmpty() ? 0 : 100.0 * looks / truths.size(),
                Arrays.stream(times).sum(),
                quantile(times, 0.5),
                quantile(times, 0.99));
    }

    private static <T> T of(Map<String, T> map, String key) {
        return Stream.ofNullable(map.get(key)).findFirst().orElseThrow(() -> new IllegalStateException("no " + key));
    }

    private static long quantile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }
}
