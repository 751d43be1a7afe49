package io.santral.simulator;

import io.santral.simulator.Scenes.Line;
import io.santral.simulator.Scenes.Sequel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Plays the scenes. The same seed plays the same acts in the same order; the speed changes only the pauses. */
final class Traffic implements AutoCloseable {
    private static final long PAUSE_MILLIS = 4_000;

    /** What remains to be done of a line: at step 0 itself, then its sequels, which go on from the comment with the id. */
    private record Act(Line line, int step, String after) {}

    private final Simulator simulator;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "simulator-traffic");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<Act> acts = new ArrayDeque<>();
    private Random random = new Random();
    private @Nullable Future<?> next;
    private double speed = 1;
    private int played;
    private int total;

    Traffic(Simulator simulator) {
        this.simulator = simulator;
    }

    /** @param faster 1 is an act every four seconds, 100 one every 40 milliseconds */
    synchronized void play(List<Line> lines, long seed, double faster) {
        stop();
        random = new Random(seed);
        List<Line> order = new ArrayList<>(lines);
        Collections.shuffle(order, random);
        acts.clear();
        order.forEach(line -> acts.add(new Act(line, 0, "")));
        played = 0;
        total = lines.size()
                + lines.stream().mapToInt(line -> line.then().size()).sum();
        speed = Math.max(0.1, Math.min(1000, faster));
        schedule(0);
    }

    synchronized void hurry(double faster) {
        speed = Math.max(0.1, Math.min(1000, faster));
    }

    synchronized void stop() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }

    synchronized boolean playing() {
        return next != null;
    }

    synchronized int played() {
        return played;
    }

    synchronized int total() {
        return total;
    }

    private void schedule(long millis) {
        next = clock.schedule(this::step, millis, TimeUnit.MILLISECONDS);
    }

    private synchronized void step() {
        Act act = acts.poll();
        if (act == null) {
            next = null;
            simulator.changed();
            return;
        }
        played++;
        List<Sequel> then = act.line().then();
        String id = act.step() == 0
                ? simulator.play(act.line())
                : simulator.play(act.line(), then.get(act.step() - 1), act.after());
        if (act.step() < then.size()) {
            // The same person comes back a little later, with others in between.
            List<Act> rest = new ArrayList<>(acts);
            rest.add(Math.min(rest.size(), 2 + random.nextInt(4)), new Act(act.line(), act.step() + 1, id));
            acts.clear();
            acts.addAll(rest);
        }
        schedule((long) (PAUSE_MILLIS * (0.5 + random.nextDouble()) / speed));
    }

    @Override
    public void close() {
        stop();
        clock.shutdownNow();
    }
}
