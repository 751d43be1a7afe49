package io.santral.console;

import io.santral.cases.CaseRef;
import io.santral.cases.CaseView;
import io.santral.cases.Cases;
import io.santral.customer.CustomerRef;
import io.santral.reply.Replies;
import io.santral.screen.Addresses;
import io.santral.screen.BrandLook;
import io.santral.screen.Brands;
import io.santral.security.Permission;
import io.santral.shared.NotThere;
import io.santral.sla.ClockView;
import io.santral.sla.Sla;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One case in front of an agent. */
@Named("caseDesk")
@ViewScoped
public class CaseDesk implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    Addresses addresses;

    @Inject
    Brands brands;

    @Inject
    Cases cases;

    @Inject
    Replies replies;

    @Inject
    Sla sla;

    private @Nullable String address;
    private transient @Nullable CaseRef ref;
    private transient @Nullable CaseView view;
    private transient @Nullable BrandLook brand;
    private transient List<Entry> timeline = List.of();
    private transient List<ClockView> clocks = List.of();

    /**
     * Looks at the case anew; before each rendering.
     *
     * @throws NotThere if there is no such case, or not for this person
     */
    public void look() {
        CaseRef known = ref();
        brand = brands.of(known);
        view = cases.view(known);
        timeline = Entry.timeline(getView(), replies.of(known));
        clocks = sla.clocks(known);
    }

    /** The case as the address of the page names it. */
    CaseRef ref() {
        if (ref == null) {
            ref = addresses.resolve(address, Permission.SEE_CASES);
        }
        return ref;
    }

    /** Whose the case is, looked up anew: for what a click does. */
    CustomerRef customer() {
        CaseRef known = ref();
        return new CustomerRef(known.tenant(), cases.view(known).customer());
    }

    public CaseView getView() {
        return present(view);
    }

    public BrandLook getBrand() {
        return present(brand);
    }

    public List<Entry> getTimeline() {
        return timeline == null ? List.of() : timeline;
    }

    public List<ClockView> getClocks() {
        return clocks == null ? List.of() : clocks;
    }

    /** {@code kuzgun-0HJK5Z2W8QX3M}. */
    public @Nullable String getAddress() {
        return address;
    }

    public void setAddress(@Nullable String address) {
        this.address = address;
        ref = null;
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new NotThere();
        }
        return value;
    }
}
