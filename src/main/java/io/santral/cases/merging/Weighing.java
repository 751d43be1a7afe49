package io.santral.cases.merging;

import io.santral.cases.merging.Candidate.Pointer;
import io.santral.cases.merging.Candidate.State;
import io.santral.cases.topic.Phrase;
import io.santral.shared.Folding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What speaks for each case of a customer, given one interaction. */
final class Weighing {
    /** A settled matter that the customer comes back to in the same thread within this time is the same matter. */
    static final Duration REOPENS = Duration.ofDays(7);

    /** What was closed longer ago is another matter, or an agent's to say. */
    static final Duration CLOSED_FOR = Duration.ofDays(30);

    /** No matter lasts longer: bounds what one wrong decision can draw after it, as Znuny's MaxAge does. */
    static final Duration OLDEST = Duration.ofDays(365);

    /** No matter is longer; as Znuny's MaxArticles. */
    static final int LONGEST = 500;

    /** So long a number names the matter that it came with; later the same order, or parcel, may have brought another one. */
    private static final Duration NUMBER_NAMES = Duration.ofDays(30);

    private static final Duration NOW = Duration.ofHours(2);
    private static final Duration TODAY = Duration.ofDays(1);
    private static final double TOPIC_AT_LEAST = -7;
    private static final double TOPIC_AT_MOST = 6;
    private static final double HALF_LIVES_AT_MOST = 20;

    /** A case is fresh until the second half-life of its topic is over. */
    private static final double FRESH = 2;

    private static final int SHINGLED = 5;
    private static final int COMPARED = 8;

    private static final List<Phrase> AGAIN =
            Phrase.all("hala; tekrar yaz*; tekrar soru*; tekrar arad*; yine ayni; ayni konu*; ayni sorun*;"
                    + " ayni mesele*; cevap gelmedi; cevap vermed*; donus yap*; donus olmadi; donus alamadim; daha once yaz*;"
                    + " daha once ara*; bahsettigim; yazmistim; aramistim; konusmustuk; sikayetim*; onceki; gecen gun yaz*;"
                    + " still; again; same issue; same problem; same matter; no reply; no answer; no response; as i wrote; as i said;"
                    + " i already; my last mail; my earlier; follow up; following up; any update; any news");

    private static final List<Phrase> OTHER =
            Phrase.all("baska bir konu*; baska konu*; baska bir sey*; baska bir sorun*; farkli bir konu*;"
                    + " ayrica; bir de; bu arada; ayri bir; yeni bir konu*; another matter; another issue; another question;"
                    + " something else; different issue; different question; separate issue; unrelated; new question");

    private final Contact contact;
    private final Weights weights;
    private final Shingles shingles;
    private final Things things;
    private final double others;
    private final boolean saysAgain;
    private final boolean saysOther;
    private final Optional<Candidate> holder;

    Weighing(Contact contact, List<Candidate> candidates, Weights weights) {
        this.contact = contact;
        this.weights = weights;
        List<String> words = Folding.words(contact.text());
        this.shingles = Shingles.of(words);
        this.things = Things.of(words);
        this.saysAgain = AGAIN.stream().anyMatch(phrase -> phrase.in(words));
        this.saysOther = OTHER.stream().anyMatch(phrase -> phrase.in(words));
        this.holder = holder(candidates);
        long fresh = candidates.stream()
                .filter(candidate -> candidate.own() && halfLives(candidate) < FRESH)
                .count();
        this.others = Math.log((double) Math.max(fresh, 1)) / Math.log(2);
    }

    /** A thread goes on where it was: at the open case that it was last in, else at the one that was closed last. */
    private Optional<Candidate> holder(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.own()
                        && (candidate.pointed(Pointer.THREAD) || candidate.pointed(Pointer.CONVERSATION)))
                .filter(candidate -> !candidate.closed() || since(candidate).compareTo(REOPENS) < 0)
                .max(Comparator.comparing((Candidate candidate) -> !candidate.closed())
                        .thenComparing(Candidate::lastAt)
                        .thenComparing(Candidate::id));
    }

    /** The case with what speaks for it; its posterior is still to come. */
    Ranked rank(Candidate candidate) {
        List<Evidence> evidence = new ArrayList<>();
        boolean holds = holder.filter(candidate::equals).isPresent();
        pointers(candidate, evidence);
        thread(candidate, holds, evidence);
        words(candidate, evidence);
        evidence.add(weights.evidence(Sign.RETURNS));
        if (!holds || !candidate.pointed(Pointer.THREAD)) {
            if (!named(candidate)) {
                coming(candidate, evidence);
            }
            if (candidate.closed()) {
                evidence.add(weights.evidence(Sign.CLOSED));
            }
        }
        if (candidate.state() == State.WAITING) {
            evidence.add(weights.evidence(Sign.WAITING));
        }
        double bits = evidence.stream().mapToDouble(Evidence::bits).sum();
        return new Ranked(candidate.id(), 0, bits, evidence, guards(candidate, evidence));
    }

    private void pointers(Candidate candidate, List<Evidence> evidence) {
        if (candidate.pointed(Pointer.TOKEN)) {
            evidence.add(weights.evidence(Sign.TOKEN));
        }
        if (candidate.pointed(Pointer.REFERENCE)) {
            evidence.add(weights.evidence(Sign.REFERENCE));
        }
        if (candidate.pointed(Pointer.CASE_NUMBER)) {
            evidence.add(weights.evidence(contact.open() ? Sign.CASE_NUMBER_PUBLIC : Sign.CASE_NUMBER));
        }
        if (contact.numbers().share(candidate.numbers())) {
            evidence.add(weights.evidence(Sign.SAME_NUMBER));
        } else if (contact.numbers().differ(candidate.numbers())) {
            evidence.add(weights.evidence(Sign.OTHER_NUMBER));
        }
    }

    /** What names its case is about it however long that is ago, and whatever else is open. */
    private boolean named(Candidate candidate) {
        return candidate.pointed(Pointer.TOKEN)
                || candidate.pointed(Pointer.REFERENCE)
                || (candidate.pointed(Pointer.CASE_NUMBER) && !contact.open())
                || (contact.numbers().share(candidate.numbers())
                        && since(candidate).compareTo(NUMBER_NAMES) < 0);
    }

    /** What the customer's coming says by itself. */
    private void coming(Candidate candidate, List<Evidence> evidence) {
        evidence.add(weights.evidence(Sign.TIME, halfLives(candidate)));
        if (others > 0) {
            evidence.add(weights.evidence(Sign.OTHERS, others));
        }
    }

    /** A mail that answers stands in the thread of what it answers: that has counted already. */
    private void thread(Candidate candidate, boolean holds, List<Evidence> evidence) {
        Duration since = since(candidate);
        if (holds && !candidate.pointed(Pointer.REFERENCE)) {
            if (candidate.pointed(Pointer.THREAD)) {
                evidence.add(weights.evidence(ofThread(since)));
            } else if (since.compareTo(TODAY) < 0) {
                evidence.add(
                        weights.evidence(since.compareTo(NOW) < 0 ? Sign.CONVERSATION_NOW : Sign.CONVERSATION_TODAY));
            }
        } else if (!holds
                && holder.filter(other -> other.pointed(Pointer.THREAD)).isPresent()) {
            evidence.add(weights.evidence(Sign.OTHER_THREAD));
        }
    }

    private static Sign ofThread(Duration since) {
        if (since.compareTo(NOW) < 0) {
            return Sign.THREAD_NOW;
        }
        return since.compareTo(TODAY) < 0 ? Sign.THREAD_TODAY : Sign.THREAD;
    }

    private void words(Candidate candidate, List<Evidence> evidence) {
        double topic =
                Math.max(TOPIC_AT_LEAST, Math.min(TOPIC_AT_MOST, contact.topic().bits(candidate.topic())));
        if (Math.abs(topic) >= 0.05) {
            evidence.add(weights.evidence(topic > 0 ? Sign.TOPIC : Sign.OTHER_TOPIC, Math.abs(topic)));
        }
        List<List<String>> said =
                candidate.texts().stream().limit(COMPARED).map(Folding::words).toList();
        if (said.stream().limit(SHINGLED).anyMatch(text -> shingles.near(Shingles.of(text)))) {
            evidence.add(weights.evidence(Sign.SAME_TEXT));
        }
        double same = things.among(
                said.stream().flatMap(text -> Things.of(text).stems().stream()).collect(Collectors.toSet()));
        if (same > 0) {
            evidence.add(weights.evidence(Sign.SAME_WORDS, same));
        }
        if (saysAgain) {
            evidence.add(weights.evidence(Sign.SAYS_AGAIN));
        }
        if (saysOther) {
            evidence.add(weights.evidence(Sign.SAYS_OTHER));
        }
    }

    private double halfLives(Candidate candidate) {
        double since = since(candidate).toMillis();
        return Math.min(since / Math.max(candidate.halfLife().toMillis(), 1), HALF_LIVES_AT_MOST);
    }

    private List<Guard> guards(Candidate candidate, List<Evidence> evidence) {
        List<Guard> guards = new ArrayList<>();
        if (says(evidence, Sign.SAME_NUMBER)
                && says(evidence, Sign.OTHER_TOPIC)
                && !candidate.pointed(Pointer.TOKEN)
                && !candidate.pointed(Pointer.REFERENCE)
                && !candidate.pointed(Pointer.THREAD)) {
            guards.add(Guard.ANOTHER_TOPIC);
        }
        if (!contact.certain()) {
            guards.add(Guard.CUSTOMER_UNCERTAIN);
        }
        if (candidate.interactions() >= LONGEST) {
            guards.add(Guard.TOO_MANY);
        }
        if (Duration.between(candidate.openedAt(), contact.at()).compareTo(OLDEST) > 0) {
            guards.add(Guard.TOO_OLD);
        }
        if (candidate.closed() && since(candidate).compareTo(CLOSED_FOR) > 0) {
            guards.add(Guard.CLOSED_LONG_AGO);
        }
        return guards;
    }

    private static boolean says(List<Evidence> evidence, Sign sign) {
        return evidence.stream().anyMatch(one -> one.sign() == sign);
    }

    /** How long ago the case was heard of; none if the interaction is an older one that came late. */
    private Duration since(Candidate candidate) {
        Duration since = Duration.between(candidate.lastAt(), contact.at());
        return since.isNegative() ? Duration.ZERO : since;
    }
}
