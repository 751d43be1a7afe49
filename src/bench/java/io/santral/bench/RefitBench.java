package io.santral.bench;

import io.santral.bench.entity.Engine;
import io.santral.bench.entity.Register;
import io.santral.bench.entity.Score;
import io.santral.customer.matching.Fitter;
import io.santral.customer.matching.Keys;
import io.santral.customer.matching.Model;
import io.santral.customer.matching.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Whether a night's counting finds back from a model that is wrong on purpose: one that takes every agreement for almost as common
 * among strangers as within a person. Each model resolves the registers as {@link EntityBench} does; a night's model is what
 * {@link Fitter#count} with a night's bound of pairs makes of the model beside it.
 *
 * <p>{@code mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.santral.bench.RefitBench
 * -Dexec.args=../shared/data/er}
 */
public final class RefitBench {
    private static final int PAIRS = 50_000;
    private static final double FAITH = 500;
    private static final double BALANCED = 2.0 / 3;
    private static final double CAREFUL = 0.99;
    private static final Keys KEYS = new Keys("a brand's secret".getBytes(StandardCharsets.US_ASCII));

    private RefitBench() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "../shared/data/er");
        System.out.printf(
                "%-16s %-18s %8s %8s %8s %12s %12s%n", "register", "model", "P", "R", "F1", "careful P", "careful R");
        for (Register in : Register.in(folder)) {
            Register register = in.shuffled(0);
            Model night = night(wrong(), register);
            row(register, "shipped", Model.shipped());
            row(register, "night, shipped", night(Model.shipped(), register));
            row(register, "wrong", wrong());
            row(register, "night, wrong", night);
            row(register, "2nd night, wrong", night(night, register));
        }
    }

    private static Model night(Model start, Register register) {
        List<Profile> sample = register.profiles().subList(0, Math.min(6_000, register.size()));
        return start.after(new Fitter(KEYS, PAIRS).count(start, sample, sample), FAITH, "night");
    }

    private static Model wrong() {
        StringBuilder text = new StringBuilder("version wrong\n");
        for (String aspect : List.of(
                "GIVEN",
                "SURNAME",
                "FURTHER_NAME",
                "BIRTH",
                "BIRTH_PLACE",
                "STREET",
                "CITY",
                "POST_CODE",
                "OCCUPATION")) {
            text.append("agree ").append(aspect).append(" SAME 0.30 0.10\n");
            text.append("agree ").append(aspect).append(" NEAR 0.20 0.10\n");
            text.append("agree ").append(aspect).append(" ALIKE 0.10 0.10\n");
            text.append("agree ").append(aspect).append(" PART 0.10 0.10\n");
            text.append("agree ").append(aspect).append(" OTHER 0.30 0.60\n");
        }
        return Model.read(text.toString());
    }

    private static void row(Register register, String name, Model model) {
        Score balanced = Score.of(Engine.resolve(register.profiles(), model, BALANCED), register.truth());
        Score careful = Score.of(Engine.resolve(register.profiles(), model, CAREFUL), register.truth());
        System.out.printf(
                Locale.ROOT,
                "%-16s %-18s %8.4f %8.4f %8.4f %12.4f %12.4f%n",
                register.name(),
                name,
                balanced.precision(),
                balanced.recall(),
                balanced.f1(),
                careful.precision(),
                careful.recall());
    }
}
