package io.santral.bench;

import io.santral.cases.topic.Posterior;
import io.santral.cases.topic.Topic;
import io.santral.cases.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Are two messages about the same topic? Banking77 (CC BY 4.0), every pair of the evaluated messages, pairs of different topics
 * weighted so that there are four for each of the same: area under the ROC curve, recall at a precision of 0.95, and how often
 * the likeliest topic is the right one. Beside {@link Topics} stand, in the same run and over the same messages, the cosine of the
 * two texts alone and the posteriors of the 25 nearest neighbours, both over TF-IDF of the characters' 3- and 4-grams.
 *
 * <p>With one file its messages are dealt into five parts, and each part is evaluated by what was learned from the other four.
 * With two, the second is evaluated by what was learned from the whole of the first:
 * {@code mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.santral.bench.TopicBench
 * [-Dexec.args="labelled.csv evaluated.csv"]}
 */
public final class TopicBench {
    private static final int PARTS = 5;
    private static final int NEIGHBOURS = 25;
    private static final double PRECISION = 0.95;
    private static final int DIFFERENT = 4;
    /** Scores are probabilities or cosines: counted in so many steps. */
    private static final int STEPS = 200_000;

    /** A message and what it is about. */
    private record Message(String text, String topic) {}

    /** How a pair scores, and the topic that a message is taken for; empty if the measure names none. */
    private interface Measure {
        /** By the other message's place. */
        double[] same(int message);

        String topic(int message);
    }

    private record Figures(double area, double recall, double accuracy) {}

    private TopicBench() {}

    public static void main(String[] arguments) throws IOException {
        Path first = arguments.length > 0
                ? Path.of(arguments[0])
                : Path.of(System.getProperty("santral.shared", "../shared"), "data/banking77/train.csv");
        if (!Files.isRegularFile(first)) {
            System.err.println(
                    "there is no " + first + ": name the file of messages, or its folder by -Dsantral.shared");
            System.exit(1);
        }
        List<Message> messages = new ArrayList<>(read(first));
        Map<String, List<Figures>> table = new HashMap<>();
        if (arguments.length > 1) {
            part(table, messages, read(Path.of(arguments[1])));
        } else {
            Collections.shuffle(messages, new Random(77));
            for (int part = 0; part < PARTS; part++) {
                int mine = part;
                part(
                        table,
                        IntStream.range(0, messages.size())
                                .filter(i -> i % PARTS != mine)
                                .mapToObj(messages::get)
                                .toList(),
                        IntStream.range(0, messages.size())
                                .filter(i -> i % PARTS == mine)
                                .mapToObj(messages::get)
                                .toList());
            }
        }
        System.out.println("measure                      AUC    recall at precision 0.95   topic accuracy");
        table.entrySet().stream()
                .sorted(Comparator.comparingDouble(row -> mean(row.getValue(), Figures::recall)))
                .forEach(row -> System.out.printf(
                        Locale.ROOT,
                        "%-28s %.4f %.4f (%.4f to %.4f)   %s%n",
                        row.getKey(),
                        mean(row.getValue(), Figures::area),
                        mean(row.getValue(), Figures::recall),
                        row.getValue().stream()
                                .mapToDouble(Figures::recall)
                                .min()
                                .orElse(0),
                        row.getValue().stream()
                                .mapToDouble(Figures::recall)
                                .max()
                                .orElse(0),
                        mean(row.getValue(), Figures::accuracy) > 0
                                ? String.format(Locale.ROOT, "%.4f", mean(row.getValue(), Figures::accuracy))
                                : "-"));
    }

    private static double mean(List<Figures> figures, Function<Figures, Double> of) {
        return figures.stream().mapToDouble(of::apply).average().orElse(0);
    }

    private static void part(Map<String, List<Figures>> table, List<Message> labelled, List<Message> evaluated) {
        List<String> ids =
                labelled.stream().map(Message::topic).distinct().sorted().toList();
        Space space = new Space(labelled, evaluated);
        put(
                table,
                "cosine of the texts",
                new Measure() {
                    @Override
                    public double[] same(int message) {
                        return space.cosines(message);
                    }

                    @Override
                    public String topic(int message) {
                        return "";
                    }
                },
                evaluated);
        List<Posterior> neighbours =
                IntStream.range(0, evaluated.size()).mapToObj(space::neighbours).toList();
        put(table, "25 nearest neighbours", posteriors(neighbours, ids), evaluated);
        Topics topics = new Topics(ids.stream()
                .map(id -> new Topic(id, Duration.ofDays(7), id, id, List.of()))
                .toList());
        long began = System.nanoTime();
        labelled.forEach(message -> topics.learn(message.text(), message.topic()));
        long learned = System.nanoTime();
        List<Posterior> read =
                evaluated.stream().map(message -> topics.read(message.text())).toList();
        System.out.printf(
                Locale.ROOT,
                "%d messages learned, %.0f us each; %d read, %.0f us each%n",
                labelled.size(),
                (learned - began) / 1e3 / labelled.size(),
                evaluated.size(),
                (System.nanoTime() - learned) / 1e3 / evaluated.size());
        put(table, "Topics", posteriors(read, ids), evaluated);
    }

    private static Measure posteriors(List<Posterior> posteriors, List<String> topics) {
        double[][] shares = posteriors.stream()
                .map(posterior -> topics.stream().mapToDouble(posterior::share).toArray())
                .toArray(double[][]::new);
        return new Measure() {
            @Override
            public double[] same(int message) {
                double[] same = new double[shares.length];
                for (int i = 0; i < same.length; i++) {
                    for (int t = 0; t < topics.size(); t++) {
                        same[i] += shares[message][t] * shares[i][t];
                    }
                }
                return same;
            }

            @Override
            public String topic(int message) {
                return posteriors.get(message).likeliest().orElse("");
            }
        };
    }

    private static void put(Map<String, List<Figures>> table, String name, Measure measure, List<Message> evaluated) {
        table.computeIfAbsent(name, any -> new ArrayList<>()).add(figures(measure, evaluated));
    }

    private static Figures figures(Measure measure, List<Message> evaluated) {
        long[] same = new long[STEPS + 1];
        long[] different = new long[STEPS + 1];
        long right = 0;
        for (int i = 0; i < evaluated.size(); i++) {
            right += measure.topic(i).equals(evaluated.get(i).topic()) ? 1 : 0;
            double[] scores = measure.same(i);
            for (int j = i + 1; j < evaluated.size(); j++) {
                int step = (int) Math.max(0, Math.min(STEPS, scores[j] * STEPS));
                (evaluated.get(i).topic().equals(evaluated.get(j).topic()) ? same : different)[step]++;
            }
        }
        double allSame = IntStream.rangeClosed(0, STEPS).mapToLong(i -> same[i]).sum();
        double allDifferent =
                IntStream.rangeClosed(0, STEPS).mapToLong(i -> different[i]).sum();
        double found = 0;
        double wrong = 0;
        double area = 0;
        double recall = 0;
        for (int step = STEPS; step >= 0; step--) {
            area += different[step] / allDifferent * (found + same[step] / 2.0) / allSame;
            found += same[step];
            wrong += different[step] * DIFFERENT * allSame / allDifferent;
            if (found >= PRECISION * (found + wrong)) {
                recall = found / allSame;
            }
        }
        return new Figures(area, recall, right / (double) evaluated.size());
    }

    /** The vectors of the evaluated messages, and the labelled ones by what they are made of. */
    private static final class Space {
        private record Posting(int message, double weight) {}

        private final List<Message> labelled;
        private final Map<String, List<Posting>> postings;
        private final Map<String, List<Posting>> among;
        private final Map<String, Integer> frequencies = new HashMap<>();
        private final List<Map<String, Double>> evaluated;

        Space(List<Message> labelled, List<Message> evaluated) {
            this.labelled = labelled;
            labelled.forEach(message ->
                    grams(message.text()).keySet().forEach(gram -> frequencies.merge(gram, 1, Integer::sum)));
            postings = postings(
                    labelled.stream().map(message -> vector(message.text())).toList());
            this.evaluated =
                    evaluated.stream().map(message -> vector(message.text())).toList();
            among = postings(this.evaluated);
        }

        private static Map<String, List<Posting>> postings(List<Map<String, Double>> vectors) {
            Map<String, List<Posting>> postings = new HashMap<>();
            for (int i = 0; i < vectors.size(); i++) {
                int message = i;
                vectors.get(i)
                        .forEach((gram, weight) -> postings.computeIfAbsent(gram, any -> new ArrayList<>())
                                .add(new Posting(message, weight)));
            }
            return postings;
        }

        private static Map<String, Integer> grams(String text) {
            String line =
                    " " + text.toLowerCase(Locale.ROOT).replaceAll("\\W+", " ").strip() + " ";
            Map<String, Integer> grams = new HashMap<>();
            for (int length = 3; length <= 4; length++) {
                for (int i = 0; i + length <= line.length(); i++) {
                    grams.merge(line.substring(i, i + length), 1, Integer::sum);
                }
            }
            return grams;
        }

        private Map<String, Double> vector(String text) {
            Map<String, Double> vector = new HashMap<>();
            grams(text)
                    .forEach((gram, count) -> vector.put(
                            gram,
                            (1 + Math.log(count))
                                    * Math.log((labelled.size() + 1.0) / (frequencies.getOrDefault(gram, 0) + 1.0))));
            double length = Math.sqrt(vector.values().stream()
                    .mapToDouble(weight -> weight * weight)
                    .sum());
            vector.replaceAll((gram, weight) -> length == 0 ? 0 : weight / length);
            return vector;
        }

        double[] cosines(int message) {
            return similar(evaluated.get(message), among, evaluated.size());
        }

        private static double[] similar(Map<String, Double> vector, Map<String, List<Posting>> postings, int messages) {
            double[] similar = new double[messages];
            vector.forEach((gram, weight) -> postings.getOrDefault(gram, List.of())
                    .forEach(posting -> similar[posting.message()] += weight * posting.weight()));
            return similar;
        }

        Posterior neighbours(int message) {
            double[] similar = similar(evaluated.get(message), postings, labelled.size());
            PriorityQueue<Integer> nearest = new PriorityQueue<>(Comparator.comparingDouble(i -> similar[i]));
            for (int i = 0; i < similar.length; i++) {
                nearest.add(i);
                if (nearest.size() > NEIGHBOURS) {
                    nearest.remove();
                }
            }
            double all = nearest.stream().mapToDouble(i -> similar[i]).sum();
            Map<String, Double> shares = nearest.stream()
                    .collect(Collectors.groupingBy(
                            i -> labelled.get(i).topic(), Collectors.summingDouble(i -> similar[i] / all)));
            List<Map.Entry<String, Double>> sorted = shares.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .toList();
            Map<String, Double> descending = new LinkedHashMap<>();
            sorted.forEach(entry -> descending.put(entry.getKey(), entry.getValue()));
            return new Posterior(descending, 77);
        }
    }

    /** Two columns, text and category, as RFC 4180 writes them; the first line is their names. */
    private static List<Message> read(Path csv) throws IOException {
        String all = Files.readString(csv);
        List<Message> messages = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        String text = "";
        boolean quoted = false;
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                // Two of them inside quotes are one.
                if (quoted && i > 0 && all.charAt(i - 1) == '"') {
                    field.append(c);
                }
            } else if (c == ',' && !quoted) {
                text = field.toString();
                field.setLength(0);
            } else if (c == '\n' && !quoted) {
                messages.add(new Message(text, field.toString().strip()));
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        return messages.subList(1, messages.size());
    }
}
