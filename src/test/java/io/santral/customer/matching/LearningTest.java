package io.santral.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.Kind.Family;
import io.santral.customer.Provenance;
import io.santral.customer.matching.Calibration.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is learned, from what, and that it can be stored. */
class LearningTest {
    @Test
    void theFitterFindsHowOftenOnePersonsValuesAgree() {
        // Two rows a person; in one of five the city differs, in one of ten the birth date has a slip.
        Random random = new Random(1);
        List<Profile> sample = new ArrayList<>();
        for (int person = 0; person < 1500; person++) {
            String birth = String.format(
                    "%d%02d%02d", 1940 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28));
            String slip = birth.substring(0, 7) + (char) ('0' + (birth.charAt(7) - '0' + 1) % 10);
            for (int row = 0; row < 2; row++) {
                sample.add(new Profile(
                        sample.size(),
                        List.of(
                                imported(Kind.GIVEN_NAME, "ad" + (char) ('a' + person % 26) + person),
                                imported(Kind.SURNAME, "soyad" + person),
                                imported(Kind.POST_CODE, Integer.toString(10_000 + person * 7)),
                                imported(Kind.CITY, "sehir" + (row == 1 && person % 5 == 0 ? 99 : person % 50)),
                                imported(Kind.BIRTH_DATE, row == 1 && person % 10 == 0 ? slip : birth))));
            }
        }
        Model model = new Fitter(new Keys(new byte[16])).fit(Model.shipped(), sample, "learned");
        assertThat(model.version()).isEqualTo("learned");
        assertThat(model.m(Aspect.BIRTH, Level.SAME)).isCloseTo(0.9, within(0.03));
        assertThat(model.m(Aspect.BIRTH, Level.NEAR)).isCloseTo(0.1, within(0.03));
        assertThat(model.m(Aspect.CITY, Level.SAME)).isCloseTo(0.8, within(0.05));
        assertThat(model.u(Aspect.CITY, Level.SAME)).isCloseTo(0.03, within(0.02));
    }

    @Test
    void twoFitsOfOneSampleAreOneModel() {
        List<Profile> sample = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            sample.add(new Profile(
                    i, List.of(imported(Kind.SURNAME, "soyad" + i % 100), imported(Kind.CITY, "sehir" + i % 7))));
        }
        Fitter fitter = new Fitter(new Keys(new byte[16]));
        assertThat(fitter.fit(Model.shipped(), sample, "a").text())
                .isEqualTo(fitter.fit(Model.shipped(), sample, "a").text());
        assertThat(fitter.fit(Model.shipped(), sample.subList(0, 1), "a")).isSameAs(Model.shipped());
    }

    @Test
    void aModelIsReadAsItWasWritten() {
        Model model = Model.shipped()
                .with(new Calibration(0.8, -1), "2026-11-22")
                .with(OwnerOdds.shipped().after(Family.PHONE, Provenance.NETWORK, 970, 30), "2026-11-23")
                .with(new Thresholds(0.99, 0.3, 4), "2026-11-24");
        assertThat(Model.read(model.text()).text()).isEqualTo(model.text()).startsWith("version 2026-11-24\n");
        assertThatIllegalArgumentException().isThrownBy(() -> Model.read("version 1\nagree with me"));
        assertThatIllegalArgumentException().isThrownBy(() -> Model.read("thresholds 2 1 0"));
    }

    @Test
    void confirmationsMoveTheOddsOfOwners() {
        OwnerOdds odds = OwnerOdds.shipped();
        double before = odds.of(Family.EMAIL, Provenance.TRANSPORT).mean();
        assertThat(before).isCloseTo(0.90, within(1e-9));
        assertThat(odds.after(Family.EMAIL, Provenance.TRANSPORT, 200, 0)
                        .of(Family.EMAIL, Provenance.TRANSPORT)
                        .mean())
                .isCloseTo(0.95, within(1e-9));
        assertThatIllegalArgumentException().isThrownBy(() -> odds.of(Family.NAME, Provenance.VERIFIED));
    }

    @Test
    void judgementsCalibrateAndMoreBitsNeverMeanLess() {
        assertThat(Calibration.learned(List.of())).isEqualTo(Calibration.NONE);
        // Bits that promise twice as much as they keep.
        Random random = new Random(1);
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double bits = random.nextDouble() * 20 - 10;
            judged.add(new Judged(bits, random.nextDouble() < Calibration.NONE.posterior(bits / 2)));
        }
        Calibration learned = Calibration.learned(judged);
        assertThat(learned.slope()).isCloseTo(0.5, within(0.03));
        assertThat(learned.posterior(10)).isCloseTo(Calibration.NONE.posterior(5), within(0.01));
        assertThat(learned.posterior(3)).isGreaterThan(learned.posterior(2.9));
    }

    private static Feature imported(Kind kind, String value) {
        return new Feature(kind, value, Provenance.IMPORTED, Brand.NOW);
    }
}
