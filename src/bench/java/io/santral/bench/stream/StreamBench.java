package io.santral.bench.stream;

import io.santral.stream.Half;
import io.santral.stream.Shares;
import io.santral.stream.TurkishStream;
import java.util.Locale;

/**
 * Plays the Turkish stream to an engine and prints what came of it. System properties: {@code santral.stream.half} (dev or
 * held-out), {@code santral.stream.customers} (2,000; 20,000; 200,000), {@code santral.stream.impersonations} (public
 * impersonations at least, 3,000), {@code santral.stream.looks} (contacts per hundred that an agent looks at if something is asked
 * about them, 100: all), {@code santral.stream.register} (true if the engine is to learn of the brand's customers before, false),
 * {@code santral.stream.engine} (a class that implements {@link Engine}, with a constructor that takes nothing).
 */
public final class StreamBench {
    private StreamBench() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Half half = Half.of(System.getProperty("santral.stream.half", "dev"));
        int customers = Integer.getInteger("santral.stream.customers", 2_000);
        int impersonations = Integer.getInteger("santral.stream.impersonations", 3_000);
        double looks = Double.parseDouble(System.getProperty("santral.stream.looks", "100"));
        String named = System.getProperty("santral.stream.engine", NothingIsOne.class.getName());
        try (Engine engine = Class.forName(named)
                .asSubclass(Engine.class)
                .getDeclaredConstructor()
                .newInstance()) {
            TurkishStream stream = TurkishStream.of(half, customers, impersonations, Shares.shipped());
            Evaluation evaluation = new Evaluation(engine, looks / 100);
            evaluation.learn(stream.registry());
            stream.play(evaluation);
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s half, %,d customers%n%n%s",
                    named,
                    half,
                    customers,
                    evaluation.report().print());
        }
    }
}
