package io.santral.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.santral.simulator.SimulatorSettings.App;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The webhook as Meta sends it: changes of all pages of an app are gathered into a batch, written as JSON in ASCII, signed over
 * exactly these bytes, and sent again with growing pauses until the answer is 200.
 */
final class Deliveries implements AutoCloseable {
    private static final int MAX_ATTEMPTS = 40;
    private static final long FIRST_PAUSE = 200;
    private static final long LONGEST_PAUSE = 15_000;
    private static final int MAX_WAITING = 100_000;

    /** A change of a page, or an event of another account, as it stands in the delivery; {@code time} is in seconds. */
    record Change(String page, long time, JsonObject change) {}

    /**
     * How it misbehaves.
     *
     * @param batch changes that a delivery may hold
     * @param lingerMillis how long it waits for more of them
     * @param duplicates the share of deliveries that is sent twice, 0 to 1
     * @param shuffled whether the changes of a batch are out of order
     * @param paused whether nothing is sent for now
     */
    record Manners(int batch, long lingerMillis, double duplicates, boolean shuffled, boolean paused) {
        static final Manners GOOD = new Manners(50, 0, 0, false, false);
    }

    record Counts(long waiting, long delivered, long retried, long givenUp, int lastStatus) {
        /** Of both; what went wrong last is what is shown. */
        Counts and(Counts other) {
            boolean wentWell = lastStatus == 200 || lastStatus == 0;
            return new Counts(
                    waiting + other.waiting,
                    delivered + other.delivered,
                    retried + other.retried,
                    givenUp + other.givenUp,
                    wentWell && other.lastStatus != 0 ? other.lastStatus : lastStatus);
        }
    }

    private final Protocol protocol;
    private final URI webhooks;
    private final Map<String, App> apps = new LinkedHashMap<>();
    private final Runnable moved;
    private final Map<String, Deque<Change>> waiting = new LinkedHashMap<>();
    private final Random random = new Random(7);
    private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(4, Deliveries::daemon);
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final AtomicLong inFlight = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong retried = new AtomicLong();
    private final AtomicLong givenUp = new AtomicLong();
    private volatile int lastStatus;
    private Manners manners = Manners.GOOD;

    Deliveries(Protocol protocol, URI webhooks, List<App> apps, Runnable moved) {
        this.protocol = protocol;
        this.webhooks = webhooks;
        this.moved = moved;
        apps.forEach(app -> {
            this.apps.put(app.name(), app);
            waiting.put(app.name(), new ArrayDeque<>());
        });
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "simulator-delivery");
        thread.setDaemon(true);
        return thread;
    }

    synchronized Manners manners() {
        return manners;
    }

    synchronized void behave(Manners now) {
        manners = now;
        apps.keySet().forEach(app -> workers.schedule(() -> drain(app), 0, TimeUnit.MILLISECONDS));
    }

    synchronized Counts counts() {
        long queued = waiting.values().stream().mapToLong(Deque::size).sum();
        return new Counts(queued + inFlight.get(), delivered.get(), retried.get(), givenUp.get(), lastStatus);
    }

    /** Takes a change on its way. */
    synchronized void enqueue(String app, Change change) {
        Deque<Change> changes = waiting.get(app);
        if (changes == null || changes.size() >= MAX_WAITING) {
            givenUp.incrementAndGet();
            return;
        }
        changes.add(change);
        workers.schedule(() -> drain(app), manners.lingerMillis(), TimeUnit.MILLISECONDS);
    }

    private void drain(String app) {
        List<Change> batch = new ArrayList<>();
        boolean twice;
        synchronized (this) {
            Deque<Change> changes = waiting.get(app);
            while (!manners.paused() && batch.size() < manners.batch() && !changes.isEmpty()) {
                batch.add(changes.remove());
            }
            if (manners.shuffled()) {
                Collections.shuffle(batch, random);
            }
            twice = random.nextDouble() < manners.duplicates();
            if (batch.isEmpty()) {
                return;
            }
            inFlight.addAndGet(batch.size());
        }
        byte[] body = body(batch);
        send(app, body, batch.size(), 1);
        if (twice) {
            workers.execute(() -> post(app, body, sign(app, body)));
        }
    }

    private void send(String app, byte[] body, int changes, int attempt) {
        int status = post(app, body, sign(app, body));
        lastStatus = status;
        if (status == 200) {
            delivered.addAndGet(changes);
            inFlight.addAndGet(-changes);
        } else if (attempt >= MAX_ATTEMPTS) {
            givenUp.addAndGet(changes);
            inFlight.addAndGet(-changes);
        } else {
            retried.incrementAndGet();
            long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(attempt - 1, 10));
            workers.schedule(() -> send(app, body, changes, attempt + 1), pause, TimeUnit.MILLISECONDS);
        }
        moved.run();
    }

    /** One try: the status, or 0 if there was no answer. */
    int post(String app, byte[] body, String signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(webhooks + "/" + app))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("User-Agent", "facebookexternalua")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!signature.isEmpty()) {
            request.header(protocol.header(), signature);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (java.io.IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** The check of the address that a subscription begins with: whether the challenge came back. */
    boolean handshake(String app) {
        String challenge = Long.toString(System.nanoTime());
        URI uri = URI.create(webhooks + "/" + app
                + protocol.check(challenge, Exchange.encoded(apps.get(app).verifyToken())));
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().equals(challenge);
        } catch (java.io.IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** One delivery of the changes. */
    byte[] body(List<Change> changes) {
        return ascii(protocol.delivery(changes).toString()).getBytes(UTF_8);
    }

    /** Everything beyond ASCII as {@code \\uXXXX} in lower case, which is what Meta signs. */
    private static String ascii(String json) {
        StringBuilder ascii = new StringBuilder(json.length() + 32);
        for (char c : json.toCharArray()) {
            if (c < 0x7F) {
                ascii.append(c);
            } else {
                ascii.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        return ascii.toString();
    }

    String sign(String app, byte[] body) {
        App signer = apps.get(app);
        return signer == null ? "" : signature(signer.secret(), body);
    }

    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
