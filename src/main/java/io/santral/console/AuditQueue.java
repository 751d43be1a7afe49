package io.santral.console;

import io.santral.customer.AuditFigure;
import io.santral.customer.AuditRef;
import io.santral.customer.AuditView;
import io.santral.customer.Audits;
import io.santral.customer.LearnedModels;
import io.santral.customer.ModelRef;
import io.santral.customer.ModelView;
import io.santral.screen.BrandLook;
import io.santral.screen.Brands;
import io.santral.screen.Language;
import io.santral.security.Permission;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people are asked to look at in one brand at a time, and for who leads it, what the engine has learned. */
@Named("auditQueue")
@ViewScoped
public class AuditQueue implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 10;

    @Inject
    Brands brands;

    @Inject
    Audits audits;

    @Inject
    LearnedModels models;

    @Inject
    Language language;

    @Inject
    Said said;

    private @Nullable String alias;
    private @Nullable String after;
    private transient @Nullable BrandLook brand;
    private transient @Nullable List<AuditView> waiting;
    private transient @Nullable List<ModelView> versions;
    private transient @Nullable AuditFigure figure;
    private transient boolean more;
    private transient boolean operates;

    /**
     * Looks anew; before each rendering.
     *
     * @throws NotThere if the address names a brand or a question that is not there for this person
     */
    public void look() {
        BrandLook shown = brand();
        brand = shown;
        List<AuditView> found = audits.asked(shown, last(shown), PAGE + 1);
        more = found.size() > PAGE;
        waiting = more ? found.subList(0, PAGE) : found;
        figure = audits.figure(shown);
        versions = may(Permission.LEAD, shown) ? models.versions(shown) : List.of();
        operates = may(Permission.OPERATE, shown);
    }

    private boolean may(Permission permission, BrandLook shown) {
        return brands.where(permission).stream().anyMatch(one -> one.tenant().equals(shown.tenant()));
    }

    /** They are one. */
    public void right(@Nullable String number, @Nullable String reason) {
        answer(number, "audit.said.right", ref -> audits.right(ref, text(reason)));
    }

    /** They are two. */
    public void wrong(@Nullable String number, @Nullable String reason) {
        answer(number, "audit.said.wrong", ref -> audits.wrong(ref, text(reason)));
    }

    /** Nobody can tell. */
    public void unsure(@Nullable String number, @Nullable String reason) {
        answer(number, "audit.said.unsure", ref -> audits.unsure(ref, text(reason)));
    }

    /** That version decides from now on. */
    public void choose(@Nullable String number, @Nullable String reason) {
        ModelRef ref = new ModelRef(brand().tenant(), id(number));
        if (said.unlessRefused(() -> models.choose(ref, text(reason)))) {
            said.inform("model.chosen");
        }
    }

    private interface Answer {
        void to(AuditRef ref);
    }

    private void answer(@Nullable String number, String done, Answer answer) {
        AuditRef ref = new AuditRef(brand().tenant(), id(number));
        if (said.unlessRefused(() -> answer.to(ref))) {
            said.inform(done);
        }
    }

    private static String text(@Nullable String reason) {
        return reason == null ? "" : reason;
    }

    private static long id(@Nullable String number) {
        return Ids.parse(number == null ? "" : number).orElseThrow(NotThere::new);
    }

    private BrandLook brand() {
        return alias == null
                ? brands.where(Permission.SEE_CASES).stream().findFirst().orElseThrow(NotThere::new)
                : brands.named(alias, Permission.SEE_CASES);
    }

    private Optional<AuditRef> last(BrandLook shown) {
        return after == null ? Optional.empty() : Optional.of(new AuditRef(shown.tenant(), id(after)));
    }

    /** The brands that the person serves. */
    public List<BrandLook> getChoice() {
        return brands.where(Permission.SEE_CASES);
    }

    /** How many wait for an answer there. */
    public int count(BrandLook one) {
        return audits.waiting(one);
    }

    public BrandLook getBrand() {
        if (brand == null) {
            brand = brand();
        }
        return brand;
    }

    public List<AuditView> getWaiting() {
        return waiting == null ? List.of() : waiting;
    }

    public List<ModelView> getVersions() {
        return versions == null ? List.of() : versions;
    }

    public boolean isOperates() {
        return operates;
    }

    public AuditFigure getFigure() {
        if (figure == null) {
            figure = audits.figure(getBrand());
        }
        return figure;
    }

    /** A bound in per cent with two places, never rounded down: 0.37 %. */
    public String percent(double bound) {
        NumberFormat format = NumberFormat.getPercentInstance(language.getLocale());
        format.setMaximumFractionDigits(2);
        format.setRoundingMode(RoundingMode.CEILING);
        return format.format(bound);
    }

    public boolean isMore() {
        return more;
    }

    /** The number of the last one shown: the next page begins after it. */
    public String getLast() {
        return getWaiting().isEmpty()
                ? ""
                : getWaiting().get(getWaiting().size() - 1).ref().number();
    }

    public @Nullable String getAlias() {
        return alias;
    }

    public void setAlias(@Nullable String alias) {
        this.alias = alias == null || alias.isBlank() ? null : alias;
        brand = null;
    }

    public @Nullable String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = after == null || after.isBlank() ? null : after;
    }
}
