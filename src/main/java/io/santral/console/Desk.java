package io.santral.console;

import io.santral.cases.CaseRef;
import io.santral.routing.Queue;
import io.santral.routing.QueueLine;
import io.santral.screen.Addresses;
import io.santral.screen.BrandLook;
import io.santral.screen.Brands;
import io.santral.security.Permission;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The unified queue as it stands at the left of every page of the desk. */
@Named("desk")
@ViewScoped
public class Desk implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 5;

    @Inject
    Queue queue;

    @Inject
    Brands brands;

    @Inject
    Addresses addresses;

    @Inject
    Said said;

    @Inject
    Live live;

    private @Nullable String brand;
    private int pages = 1;
    private long bell;
    private transient @Nullable List<BrandLook> served;
    private transient @Nullable List<QueueLine> lines;
    private transient @Nullable List<QueueLine> mine;
    private transient boolean more;

    /** Looks at the queue anew; before each rendering. */
    public void look() {
        bell = live.now();
        served = brands.where(Permission.SEE_CASES);
        mine = queue.mine();
        List<QueueLine> found = new ArrayList<>();
        Optional<QueueLine> last = Optional.empty();
        more = true;
        // A filter looks further than the page that it is shown on; no look goes on without end.
        for (int page = 0; more && page < MOST_PAGES && (page < pages || (filtered() && found.size() < PAGE)); page++) {
            List<QueueLine> next = queue.lines(last, PAGE);
            next.stream()
                    .filter(line -> !filtered() || line.brandAlias().equals(brand))
                    .forEach(found::add);
            more = next.size() == PAGE;
            last = next.isEmpty() ? last : Optional.of(next.get(next.size() - 1));
        }
        lines = List.copyOf(found);
    }

    /** What waits or is in work, most urgent first. */
    public List<QueueLine> getLines() {
        return lines == null ? List.of() : lines;
    }

    /** What the person has taken, most urgent first. */
    public List<QueueLine> getMine() {
        return mine == null ? List.of() : mine;
    }

    public long getWaiting() {
        return getLines().stream()
                .filter(line -> line.state() == QueueLine.State.WAITING)
                .count();
    }

    /** The brands that the person serves. */
    public List<BrandLook> getServed() {
        return served == null ? List.of() : served;
    }

    public BrandLook brandOf(QueueLine line) {
        return brands.of(line.ref());
    }

    public String address(CaseRef ref) {
        return addresses.of(ref);
    }

    public boolean mine(QueueLine line) {
        return getMine().stream().anyMatch(own -> own.ref().equals(line.ref()));
    }

    /** In how many milliseconds the next of the colleagues' offers lapses; -1 if none is seen to stand. */
    public long getLapse() {
        return getLines().stream()
                .flatMap(line -> line.offerLeft().stream())
                .mapToLong(Duration::toMillis)
                .min()
                .orElse(-1);
    }

    /** Takes the most urgent waiting case for the person and goes there. */
    public @Nullable String next() {
        Optional<CaseRef> next = queue.next();
        if (next.isEmpty()) {
            said.inform("queue.nothing-next");
            return null;
        }
        return "/console/cases/case.xhtml?faces-redirect=true&case=" + address(next.get())
                + (filtered() ? "&brand=" + brand : "");
    }

    public void showMore() {
        pages = Math.min(pages + 1, MOST_PAGES);
    }

    /** Whether there is more to show than is shown. */
    public boolean isMore() {
        return more && pages < MOST_PAGES;
    }

    /** The alias of the brand that alone is shown; none for all. */
    public @Nullable String getBrand() {
        return brand;
    }

    public void setBrand(@Nullable String brand) {
        this.brand = brand == null || brand.isBlank() ? null : brand;
    }

    public boolean isFiltered() {
        return filtered();
    }

    /** How far the bell had rung when the page looked. */
    public long getBell() {
        return bell;
    }

    private boolean filtered() {
        return brand != null;
    }
}
