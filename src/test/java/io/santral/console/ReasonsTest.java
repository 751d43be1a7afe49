package io.santral.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.cases.CaseLinkView;
import io.santral.cases.merging.Sign;
import io.santral.customer.Explanation.Evidence;
import io.santral.customer.Explanation.Guard;
import io.santral.customer.Kind;
import io.santral.customer.Provenance;
import io.santral.customer.matching.Decision;
import io.santral.screen.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the engine can say has a sentence in both languages. */
class ReasonsTest {
    private static Reasons in(String language) {
        Reasons reasons = new Reasons();
        reasons.language = new Language() {
            @Override
            public Locale getLocale() {
                return Locale.forLanguageTag(language);
            }
        };
        return reasons;
    }

    private static Evidence evidence(String key, Kind.Family family, Provenance provenance, double bits) {
        return new Evidence(family.name(), key, provenance.name(), bits, "o•••", "t•••", false);
    }

    private static Evidence evidence(String key) {
        return evidence("customer.evidence." + key, Kind.Family.NAME, Provenance.CLAIMED_PUBLIC, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "en"})
    void every_evidence_of_the_engine_has_a_sentence(String language) throws ClassNotFoundException {
        List<String> aspects = words("Aspect");
        List<String> levels = new ArrayList<>(words("Level"));
        assertThat(aspects).contains("customer-number");
        assertThat(levels).contains("disguised");
        levels.add("spelt");
        for (String aspect : aspects) {
            for (String level : levels) {
                assertThat(in(language).sentence(evidence(aspect + "." + level)))
                        .as("%s %s", aspect, level)
                        .doesNotContain("customer.evidence")
                        .doesNotContain("{");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "en"})
    void another_who_uses_a_line_is_told_from_the_line(String language) {
        String line = in(language).place("phone");
        assertThat(in(language).place("phone:2")).contains(line).isNotEqualTo(line);
        assertThat(in(language).place("phone:claimed")).isEqualTo(line);
    }

    /** The engine's own words, which nobody outside of it sees; a key has them in lower case with hyphens. */
    private static List<String> words(String constants) throws ClassNotFoundException {
        return Arrays.stream(Class.forName("io.santral.customer.matching." + constants)
                        .getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "en"})
    void every_guard_provenance_and_check_has_a_sentence(String language) {
        for (Decision.Rule rule : Decision.Rule.values()) {
            for (boolean held : List.of(true, false)) {
                String key = new Decision.Guard(rule, held).messageKey();
                assertThat(in(language).guard(new Guard(key, held))).isNotEqualTo(key);
            }
        }
        for (Provenance provenance : Provenance.values()) {
            assertThat(in(language).provenance(evidence("x", Kind.Family.NAME, provenance, 1)))
                    .doesNotContain("provenance.");
        }
        for (Provenance claimed : List.of(Provenance.CLAIMED_PRIVATE, Provenance.CLAIMED_PUBLIC)) {
            Evidence told = new Evidence("PHONE", "x", claimed.name(), 1, "o•••", "t•••", true);
            assertThat(in(language).provenance(told))
                    .doesNotContain("provenance.")
                    .isNotEqualTo(in(language).provenance(evidence("x", Kind.Family.PHONE, claimed, 1)));
            assertThat(in(language).check(told)).doesNotContain("verify.").contains("t•••");
        }
        for (Kind.Family family : Kind.Family.values()) {
            assertThat(in(language).check(evidence("x", family, Provenance.CLAIMED_PUBLIC, 1)))
                    .doesNotContain("verify.")
                    .doesNotContain("{");
        }
        for (double bits : List.of(-12.0, -6.0, 0.1, 2.0, 5.0, 10.0)) {
            assertThat(in(language).strength(evidence("x", Kind.Family.NAME, Provenance.VERIFIED, bits)))
                    .doesNotContain("strength.");
        }
        for (double posterior : List.of(0.0, 0.4, 0.75, 0.95, 0.999, 1.0)) {
            assertThat(in(language).likely(posterior)).doesNotContain("likely.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "en"})
    void every_reason_to_be_in_a_case_has_a_sentence(String language) {
        List<String> outcomes = List.of("likeliest", "unsure", "first-contact", "new-matter");
        for (Sign sign : Sign.values()) {
            assertThat(in(language).sign(new CaseLinkView.Sign(sign.key(), 1))).isNotEqualTo(sign.key());
        }
        for (String outcome : outcomes) {
            assertThat(in(language).belongs(link("joining." + outcome))).isNotEqualTo("joining." + outcome);
        }
        assertThat(in(language).belongs(link("case.answer"))).isNotEqualTo("case.answer");
        assertThat(in(language).belongs(link("case.customers-parted"))).isNotEqualTo("case.customers-parted");
        assertThat(in(language).belongs(link("case.customers-merged"))).isNotEqualTo("case.customers-merged");
    }

    private static CaseLinkView link(String reason) {
        return new CaseLinkView(
                1,
                true,
                "AUTO",
                reason,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "en"})
    void what_an_older_model_said_in_words_of_its_own_is_shown_by_its_key(String language) {
        assertThat(in(language).sentence(evidence("aura.same"))).isEqualTo("customer.evidence.aura.same");
        assertThat(in(language).sentence(new Evidence("X", "nothing", "X", 1, "", "", false)))
                .isEqualTo("nothing");
        assertThat(in(language).guard(new Guard("customer.guard.old", true))).isEqualTo("customer.guard.old");
        assertThat(in(language).place("pigeon:7")).isEqualTo("pigeon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "en"})
    void the_fields_own_words_come_before_composed_ones(String language) {
        Reasons reasons = in(language);
        boolean turkish = language.equals("tr");
        assertThat(reasons.sentence(evidence("given.elsewhere")))
                .isEqualTo(
                        turkish
                                ? "Ad ile soyadı yer değiştirmiş: o••• / t•••"
                                : "Given name and surname are exchanged: o••• / t•••");
        assertThat(reasons.sentence(evidence("email.same")))
                .isEqualTo(turkish ? "E-posta adresi aynı: o•••" : "E-mail address is the same: o•••");
        assertThat(reasons.bits(12.4)).isEqualTo(turkish ? "+12,4 bit" : "+12.4 bits");
        assertThat(reasons.place("email")).isEqualTo(turkish ? "E-posta" : "E-mail");
    }
}
