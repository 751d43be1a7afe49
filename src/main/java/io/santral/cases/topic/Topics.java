package io.santral.cases.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The topics of one brand, and what speaks for each in a text. Knows the seeds of its topics from the start and learns from every
 * label at once; what was learned can be taken back as exactly.
 *
 * <p>Complement naive Bayes (Rennie and others, ICML 2003): a gram speaks for a topic by how much more often it stands in the
 * topic's texts than in all others; rare grams weigh more (inverse document frequency), and every text weighs the same however long
 * it is. It keeps counts of grams and no texts. Safe for use by several threads.
 */
public final class Topics {
    /** A gram that was never seen under a topic counts as seen so often: so much of a text of a hundred grams, one third of one. */
    private static final double UNSEEN = 0.03;

    /** Grams overlap, so together they say less than one by one. */
    private static final double INDEPENDENCE = 0.7;

    /** How many grams are kept, at most about 26 MB: what 50,000 labelled messages have. Further ones are not taken. */
    private static final int GRAMS = 200_000;

    private final List<Topic> topics;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Integer, Tally> tallies = new HashMap<>();
    private final double[] mass;
    private double allMass;
    private int texts;

    /** As many topics as there are, at least one, each with another id. */
    public Topics(List<Topic> topics) {
        this.topics = List.copyOf(topics);
        this.mass = new double[topics.size()];
        for (int i = 0; i < topics.size(); i++) {
            if (places.put(topics.get(i).id(), i) != null) {
                throw new IllegalArgumentException("the topic " + topics.get(i).id() + " stands there twice");
            }
        }
        for (Topic topic : topics) {
            topic.seeds().forEach(seed -> learn(seed, topic.id()));
        }
    }

    public List<Topic> all() {
        return topics;
    }

    public Optional<Topic> find(String id) {
        return Optional.ofNullable(places.get(id)).map(topics::get);
    }

    /** An agent says that the text is about the topic. A topic that the brand does not know (any more) changes nothing. */
    public synchronized void learn(String text, String topic) {
        count(text, topic, 1);
    }

    /** Takes back what {@link #learn} was told with the same words: the label was wrong, or the text is erased. */
    public synchronized void forget(String text, String topic) {
        count(text, topic, -1);
    }

    private void count(String text, String topic, int sign) {
        Integer place = places.get(topic);
        int[] grams = Grams.of(text);
        if (place == null || grams.length == 0) {
            return;
        }
        double weight = sign / Math.sqrt(grams.length);
        for (int gram : grams) {
            Tally tally = tallies.get(gram);
            if (tally == null && sign > 0 && tallies.size() < GRAMS) {
                tally = new Tally();
                tallies.put(gram, tally);
            }
            if (tally != null) {
                tally.add(place, weight, sign);
                mass[place] += weight;
                allMass += weight;
                if (tally.texts() <= 0) {
                    tallies.remove(gram);
                }
            }
        }
        texts += sign;
    }

    /** What the text is about. Empty and meaningless texts are about nothing: each topic is as likely. */
    public synchronized Posterior read(String text) {
        double[] scores = new double[topics.size()];
        double length = 0;
        double everywhere = UNSEEN * tallies.size();
        List<Tally> known = new ArrayList<>();
        for (int gram : Grams.of(text)) {
            Tally tally = tallies.get(gram);
            if (tally != null) {
                known.add(tally);
            }
        }
        double sum = 0;
        for (Tally tally : known) {
            double rarity = Math.log((texts + 1.0) / (tally.texts() + 1.0));
            length += rarity * rarity;
            sum += rarity;
            tally.addTo(scores, rarity, UNSEEN);
        }
        if (length == 0) {
            return Posterior.unknown(topics.size());
        }
        double scale = INDEPENDENCE / Math.sqrt(length);
        for (int i = 0; i < scores.length; i++) {
            double mine = Math.log(mass[i] + everywhere);
            double others = Math.log(Math.max(allMass - mass[i], 0) + everywhere);
            scores[i] = scale * (scores[i] + sum * (others - mine));
        }
        return posterior(scores);
    }

    private Posterior posterior(double[] scores) {
        double best = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            best = Math.max(best, score);
        }
        double total = 0;
        for (double score : scores) {
            total += Math.exp(score - best);
        }
        Map<String, Double> shares = new HashMap<>();
        for (int i = 0; i < scores.length; i++) {
            shares.put(topics.get(i).id(), Math.exp(scores[i] - best) / total);
        }
        return Posterior.of(shares);
    }
}
