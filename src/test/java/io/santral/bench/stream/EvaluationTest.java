package io.santral.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.santral.bench.stream.Engine.Outcome;
import io.santral.shared.Binomial;
import io.santral.stream.Contact;
import io.santral.stream.Half;
import io.santral.stream.Shares;
import io.santral.stream.TurkishStream;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The measure is measured: with engines of which the outcome is known. */
class EvaluationTest {
    private static final TurkishStream STREAM =
            TurkishStream.of(Half.DEV, 300, 50, Shares.shipped().with("fault.agent-mis-merge", "0.02"));

    private static Report evaluated(Engine engine, double looks) {
        Evaluation evaluation = new Evaluation(engine, looks);
        STREAM.play(evaluation);
        return evaluation.report();
    }

    @Test
    void whoKnowsTheTruthGetsFullMarks() {
        Oracle oracle = new Oracle(STREAM, truth -> Outcome.MERGE);
        Report report = evaluated(oracle, 0);
        assertThat(report.contacts()).isEqualTo(STREAM.contacts());
        assertThat(report.identity().falseMerges().hits()).isZero();
        assertThat(report.identity().falseMerges().all()).isGreaterThan(500);
        assertThat(report.identity().falseMerges().upperBound()).isBetween(0.0001, 0.006);
        assertThat(report.identity().f1()).isEqualTo(1);
        assertThat(report.identity().f1ByIdentity()).isEqualTo(1);
        assertThat(report.identity().coverage().value()).isEqualTo(1);
        assertThat(report.identity().impersonations().all()).isGreaterThanOrEqualTo(50);
        assertThat(report.identity().impersonations().hits()).isZero();
        assertThat(report.identity().exposed().hits()).isZero();
        assertThat(report.identity().calibrationError()).isZero();
        assertThat(report.matters().f1()).isEqualTo(1);
        assertThat(report.matters().wrongJoins().all()).isPositive();
        assertThat(report.matters().wrongJoins().hits()).isZero();
        assertThat(report.looksPer100()).isZero();
        assertThat(oracle.byHand)
                .as("agents' mistakes and their corrections are passed on")
                .hasSizeBetween(2, 12)
                .anyMatch(act -> act.startsWith("merge "))
                .anyMatch(act -> act.startsWith("split "));
    }

    @Test
    void whoMergesNothingIsPreciseAndFindsNothing() {
        Report report = evaluated(new NothingIsOne(), 1);
        assertThat(report.identity().precision()).isEqualTo(1);
        assertThat(report.identity().recall()).isBetween(0.2, 0.6);
        assertThat(report.identity().falseMerges().all()).isZero();
        assertThat(report.identity().falseMerges().upperBound()).isEqualTo(1);
        assertThat(report.identity().coverage().value()).isZero();
        assertThat(report.identity().coverage().all()).isGreaterThan(50);
        assertThat(report.identity().recallOfTelling().value()).isZero();
        assertThat(report.matters().f1()).isZero();
        assertThat(report.identity().impersonations().hits()).isZero();
    }

    @Test
    void anAgentConfirmsWhatIsRightAsFarAsTheTimeAllows() {
        Report unhurried = evaluated(new Oracle(STREAM, truth -> Outcome.SUGGEST), 1);
        assertThat(unhurried.identity().f1()).isEqualTo(1);
        assertThat(unhurried.identity().recallOfAll().value()).isEqualTo(1);
        assertThat(unhurried.identity().falseMerges().all()).isZero();

        Oracle oracle = new Oracle(STREAM, truth -> Outcome.SUGGEST);
        Report hurried = evaluated(oracle, 0.1);
        assertThat(hurried.looksPer100()).isCloseTo(10, within(0.2));
        assertThat(oracle.asked).isEqualTo((int) Math.round(hurried.looksPer100() * hurried.contacts() / 100));
        assertThat(hurried.identity().f1()).isLessThan(unhurried.identity().f1());
    }

    @Test
    void everythingInOneIsSeenAsWhatItIs() {
        Engine one = new NothingIsOne() {
            @Override
            public Answer receive(Contact contact) {
                Answer apart = super.receive(contact);
                return new Answer(
                        Outcome.MERGE,
                        "one",
                        OptionalDouble.of(1),
                        apart.suggested(),
                        Matter.JOIN,
                        "one",
                        OptionalDouble.of(1),
                        apart.suggestedCases(),
                        apart.caseNumber());
            }

            @Override
            public String customerOf(String contact) {
                return "one";
            }

            @Override
            public Set<String> casesOf(String contact) {
                return Set.of("one");
            }
        };
        Report report = evaluated(one, 0);
        assertThat(report.identity().recall()).isEqualTo(1);
        assertThat(report.identity().precision()).isLessThan(0.01);
        assertThat(report.identity().falseMerges().value()).isGreaterThan(0.99);
        assertThat(report.identity().exposed().value()).isEqualTo(1);
        assertThat(report.identity().impersonations().value()).isEqualTo(1);
        assertThat(report.identity().forged().value())
                .isEqualTo(report.identity().forged().all() == 0 ? 0 : 1);
        assertThat(report.matters().wrongJoins().value()).isGreaterThan(0.9);
        assertThat(report.matters().linkPrecision().value()).isLessThan(0.05);
        assertThat(report.identity().calibrationError()).isGreaterThan(0.9);
    }

    @Test
    void theUpperBoundIsClopperAndPearsons() {
        // The rule of three, and R's binom.test(x, n, alternative = "less")$conf.int[2].
        assertThat(Binomial.upperBound(0, 3000, 0.95)).isCloseTo(0.000998, within(1e-6));
        assertThat(Binomial.upperBound(0, 10, 0.95)).isCloseTo(0.2588656, within(1e-6));
        assertThat(Binomial.upperBound(1, 10, 0.95)).isCloseTo(0.3941633, within(1e-6));
        assertThat(Binomial.upperBound(5, 100, 0.95)).isCloseTo(0.1022533, within(1e-6));
        assertThat(Binomial.upperBound(10, 10, 0.95)).isEqualTo(1);
        assertThat(Binomial.upperBound(400, 1_000_000, 0.95)).isBetween(0.0004, 0.00044);
    }

    @Test
    void bCubedIsAsInTheTextbook() {
        BCubed clustering = new BCubed();
        Map.of("a", "one", "b", "one", "c", "two", "d", "two")
                .forEach((item, cluster) -> clustering.add(cluster, item.equals("d") ? 2 : 1));
        // one = {1, 1}, two = {1, 2}: precision (1 + 1 + .5 + .5) / 4; recall (2/3 + 2/3 + 1/3 + 1) / 4
        assertThat(clustering.precision()).isCloseTo(0.75, within(1e-12));
        assertThat(clustering.recall()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(clustering.f1()).isCloseTo(12.0 / 17, within(1e-12));
    }

    @Test
    void theCalibrationErrorIsTheDistanceOfWhatWasSaidFromWhatCame() {
        Calibration calibration = new Calibration();
        for (int i = 0; i < 10; i++) {
            calibration.add(0.95, i < 9);
            calibration.add(0.35, i < 1);
        }
        assertThat(calibration.error()).isCloseTo((0.05 + 0.25) / 2, within(1e-9));
    }
}
