package io.santral.simulator;

import io.santral.simulator.SimulatorSettings.Page;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many deliveries at once, with a record of which were acknowledged: the oracle of the tests that kill things. */
final class Load {
    /** @param comments the ids of the comments that it tells of */
    record Delivery(String app, byte[] body, String signature, List<String> comments) {}

    private record Sent(Delivery delivery, int status, int attempts, long micros) {}

    private final Deliveries deliveries;

    Load(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** New comments by many people, on the wall and in deliveries; copies are spread over the whole by the seed. */
    List<Delivery> prepare(Wall wall, List<Page> pages, int count, int batch, int copies, long seed) {
        Random random = new Random(seed);
        List<Delivery> prepared = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Page first = pages.get(i % pages.size());
            List<Page> sameApp =
                    pages.stream().filter(p -> p.app().equals(first.app())).toList();
            List<Deliveries.Change> changes = new ArrayList<>();
            List<String> ids = new ArrayList<>();
            for (int j = 0; j < batch; j++) {
                Page page = batch == 1 ? first : sameApp.get(j % sameApp.size());
                List<Post> posts = wall.posts(page.id());
                Person author = Simulator.person(page.id(), "Deneme " + (i * batch + j));
                String text = "Yük denemesi " + i + "/" + j + ": siparişim nerede, ığüşöç İĞÜŞÖÇ?";
                wall.write(posts.get(random.nextInt(posts.size())).id(), author, text, Instant.now())
                        .ifPresent(c -> {
                            changes.add(Simulator.change(c, "add", Instant.now()));
                            ids.add(c.id());
                        });
            }
            byte[] body = deliveries.body(changes);
            Delivery delivery = new Delivery(first.app(), body, deliveries.sign(first.app(), body), List.copyOf(ids));
            prepared.addAll(Collections.nCopies(copies, delivery));
        }
        if (copies > 1) {
            Collections.shuffle(prepared, random);
        }
        return prepared;
    }

    /** Sends all of it; {@code acknowledged} holds the comments of every delivery that got 200. */
    JsonObject run(List<Delivery> prepared, int concurrency, int attempts) throws InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(concurrency);
        try {
            long began = System.nanoTime();
            List<Future<Sent>> sending = new ArrayList<>();
            prepared.forEach(delivery -> sending.add(senders.submit(() -> send(delivery, attempts))));
            List<Sent> sent = new ArrayList<>();
            for (Future<Sent> one : sending) {
                sent.add(one.get());
            }
            return told(sent, (System.nanoTime() - began) / 1_000_000);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            senders.shutdownNow();
        }
    }

    private Sent send(Delivery delivery, int attempts) throws InterruptedException {
        int status = 0;
        long began = System.nanoTime();
        for (int attempt = 1; attempt <= attempts; attempt++) {
            began = System.nanoTime();
            status = deliveries.post(delivery.app(), delivery.body(), delivery.signature());
            if (status == 200 || attempt == attempts) {
                return new Sent(delivery, status, attempt, (System.nanoTime() - began) / 1000);
            }
            Thread.sleep(Math.min(2000, 100L * attempt));
        }
        return new Sent(delivery, status, attempts, (System.nanoTime() - began) / 1000);
    }

    private static JsonObject told(List<Sent> sent, long millis) {
        Map<Integer, Integer> statuses = new LinkedHashMap<>();
        sent.forEach(s -> statuses.merge(s.status(), 1, Integer::sum));
        var byStatus = Json.createObjectBuilder();
        statuses.forEach((status, count) -> byStatus.add(Integer.toString(status), count));
        JsonArrayBuilder acknowledged = Json.createArrayBuilder();
        JsonArrayBuilder refused = Json.createArrayBuilder();
        sent.stream()
                .flatMap(s -> s.delivery().comments().stream().map(id -> Map.entry(id, s.status() == 200)))
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, Boolean::logicalOr, LinkedHashMap::new))
                .forEach((id, ok) -> (ok ? acknowledged : refused).add(id));
        long[] times = sent.stream().mapToLong(Sent::micros).sorted().toArray();
        return Json.createObjectBuilder()
                .add("deliveries", sent.size())
                .add("statuses", byStatus)
                .add("retries", sent.stream().mapToInt(s -> s.attempts() - 1).sum())
                .add("millis", millis)
                .add("p50Micros", times[times.length / 2])
                .add("p99Micros", times[Math.min(times.length - 1, times.length * 99 / 100)])
                .add("acknowledged", acknowledged)
                .add("refused", refused)
                .build();
    }
}
