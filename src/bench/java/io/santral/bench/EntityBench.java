package io.santral.bench;

import io.santral.bench.entity.DukePeer;
import io.santral.bench.entity.Engine;
import io.santral.bench.entity.JedaiPeer;
import io.santral.bench.entity.Pairs;
import io.santral.bench.entity.Register;
import io.santral.bench.entity.Score;
import io.santral.customer.matching.Model;
import io.santral.customer.matching.Profile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Who is the same person, on public registers with known duplicates: the engine, fed one record after the other, beside Duke and
 * JedAI on the same records, by the same evaluator, in the same run. The thresholds of the two are chosen on the truth; the
 * engine's are the same for all registers, and it learns from the first fifth of the records without their truth.
 *
 * <p>All three run on one thread. Records a second are records a second of that thread's processor time, the fastest of three
 * rounds after rounds that do not count, over at least 20,000 records for each of the three: on a machine that others use, the clock on the wall would tell of them.
 *
 * <p>{@code mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.santral.bench.EntityBench
 * -Dexec.args=../shared/data/er}
 */
public final class EntityBench {
    /** The balanced point: a wrong merge costs two missed ones. */
    private static final double BALANCED = 2.0 / 3;

    /** The careful point. */
    private static final double CAREFUL = 0.99;

    private static final int SHUFFLES = 10;
    private static final int ROUNDS = 3;

    /** Before a round counts, every program has seen so many records: what is measured is the program and not the compiler. */
    private static final int WARM = 20_000;

    private EntityBench() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "../shared/data/er");
        System.out.printf(
                "%-16s %-8s %8s %8s %8s %8s %12s %10s %10s%n",
                "register", "program", "P", "R", "F1", "B3 F1", "R at P.999", "records/s", "shuffles");
        for (Register register : Register.in(folder)) {
            measure(register.shuffled(0));
        }
    }

    private static void measure(Register register) {
        Model model = Engine.learned(register);
        Timed<long[]> ours = timed(register, () -> Engine.resolve(register.profiles(), model, BALANCED));
        Timed<Pairs> duke = timed(register, () -> DukePeer.resolve(register));
        Timed<Pairs> jedai = timed(register, () -> JedaiPeer.resolve(register));
        List<Profile> profiles = register.profiles();
        Score careful = Score.of(Engine.resolve(profiles, model, CAREFUL), register.truth());
        Score balanced = Score.of(ours.result, register.truth());
        String shuffles = shuffles(register, model, balanced.f1());
        row(register, "Santral", balanced, precise(careful), ours, shuffles);
        peer(register, "Duke", duke);
        peer(register, "JedAI", jedai);
    }

    private static void peer(Register register, String program, Timed<Pairs> timed) {
        Pairs.Best best = timed.result.best(register.truth());
        row(register, program, best.score(), number(best.recallWhenPrecise()), timed, "");
    }

    private static String precise(Score careful) {
        return careful.precision() >= 0.999
                ? number(careful.recall())
                : String.format(Locale.ROOT, "P %.4f", careful.precision());
    }

    /** How far the F1 of ten other orders of arrival is from this one's, at most. */
    private static String shuffles(Register register, Model model, double f1) {
        double most = 0;
        for (int seed = 1; seed <= SHUFFLES; seed++) {
            Register other = register.shuffled(seed);
            Score score = Score.of(Engine.resolve(other.profiles(), model, BALANCED), other.truth());
            most = Math.max(most, Math.abs(score.f1() - f1));
        }
        return number(most);
    }

    private static void row(
            Register register, String program, Score score, String precise, Timed<?> timed, String shuffles) {
        System.out.printf(
                Locale.ROOT,
                "%-16s %-8s %8.4f %8.4f %8.4f %8.4f %12s %10.0f %10s%n",
                register.name(),
                program,
                score.precision(),
                score.recall(),
                score.f1(),
                score.cubedF1(),
                precise,
                register.size() / timed.seconds,
                shuffles);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private record Timed<T>(T result, double seconds) {}

    private static <T> Timed<T> timed(Register register, Supplier<T> work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int seen = 0; seen < WARM; seen += register.size()) {
            work.get();
        }
        Timed<T> fastest = null;
        for (int round = 0; round < ROUNDS; round++) {
            System.gc();
            long began = threads.getCurrentThreadCpuTime();
            T result = work.get();
            double seconds = (threads.getCurrentThreadCpuTime() - began) / 1e9;
            fastest = fastest == null || seconds < fastest.seconds ? new Timed<>(result, seconds) : fastest;
        }
        return fastest;
    }
}
