package io.santral.console;

import io.santral.cases.CaseLinkView;
import io.santral.customer.Explanation.Evidence;
import io.santral.customer.Explanation.Guard;
import io.santral.screen.Language;
import io.santral.shared.Ids;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What the engine decided, in sentences. An evidence has a sentence of its own where the field has words for it, such as two names
 * exchanged; else one is made of the word for what was compared and the words for how far it agreed.
 */
@Named("reasons")
@RequestScoped
public class Reasons {
    static final String BUNDLE = "i18n.customer";

    private static final String EVIDENCE = "customer.evidence.";
    private static final double DECISIVE = 10;
    private static final double STRONG = 5;
    private static final double SOME = 2;

    @Inject
    Language language;

    /** {@code E-posta adresi aynı: a•••@k•••}. */
    public String sentence(Evidence evidence) {
        String key = evidence.key();
        if (words().containsKey(key)) {
            return say(key, evidence.ours(), evidence.theirs());
        }
        int dot = key.lastIndexOf('.');
        if (!key.startsWith(EVIDENCE) || dot < EVIDENCE.length()) {
            return key;
        }
        String aspect = "aspect." + key.substring(EVIDENCE.length(), dot);
        String level = "level." + key.substring(dot + 1);
        return words().containsKey(aspect) && words().containsKey(level)
                ? say(level, word(aspect), evidence.ours(), evidence.theirs())
                : key;
    }

    /** How we know it: proven, vouched for, claimed; and whether the other one only claims it. */
    public String provenance(Evidence evidence) {
        return word("provenance." + (evidence.claimedThere() ? "there." : "") + evidence.provenance());
    }

    /** How much it says, without the figure. */
    public String strength(Evidence evidence) {
        double bits = Math.abs(evidence.bits());
        return word("strength." + (bits >= DECISIVE ? 4 : bits >= STRONG ? 3 : bits >= SOME ? 2 : 1));
    }

    /** {@code +12,4 bit}. */
    public String bits(double bits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return say("bits", (bits > 0 ? "+" : "") + format.format(bits));
    }

    /** A customer's number, as people see it. */
    public String customer(long id) {
        return Ids.text(id);
    }

    /** A rule of the engine's, and whether it held. */
    public String guard(Guard guard) {
        return word(guard.key());
    }

    /** Why something that was said is in its case. */
    public String belongs(CaseLinkView link) {
        return word(link.reason());
    }

    /** What was weighed for it or against it. */
    public String sign(CaseLinkView.Sign sign) {
        return word(sign.key());
    }

    /** How sure the engine is that they are one; {@code posterior} from 0 to 1. */
    public String likely(double posterior) {
        int step = posterior >= 0.999 ? 5 : posterior >= 0.95 ? 4 : posterior >= 0.75 ? 3 : posterior >= 0.4 ? 2 : 1;
        return word("likely." + step);
    }

    /** What to ask before saying yes, since the evidence is not proven. */
    public String check(Evidence evidence) {
        return say("verify." + (evidence.claimedThere() ? "there" : evidence.family()), evidence.theirs());
    }

    /** Where an identity lives: {@code email}, {@code facebook:100200300400501}; {@code phone:2} for one of several on a line. */
    public String place(String namespace) {
        int colon = namespace.indexOf(':');
        String kind = colon < 0 ? namespace : namespace.substring(0, colon);
        String place = words().containsKey("place." + kind) ? word("place." + kind) : kind;
        boolean party = kind.equals("phone") && namespace.matches("phone:[2-9]");
        return party ? say("place.party", place) : place;
    }

    private String say(String key, Object... values) {
        return new MessageFormat(word(key), locale()).format(values);
    }

    /** What has no word is shown by its key, never an error: decisions outlive the model that made them. */
    private String word(String key) {
        return words().containsKey(key) ? words().getString(key) : key;
    }

    private ResourceBundle words() {
        return ResourceBundle.getBundle(BUNDLE, locale());
    }

    private Locale locale() {
        return language.getLocale();
    }
}
