package io.santral.console;

import io.santral.intake.HeldRef;
import io.santral.intake.HeldView;
import io.santral.intake.Homeless;
import io.santral.intake.Quarantine;
import io.santral.screen.BrandLook;
import io.santral.screen.Brands;
import io.santral.security.Permission;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonStructure;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.Serializable;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is held back of one brand at a time, for its operator. */
@Named("heldDeliveries")
@ViewScoped
public class HeldDeliveries implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 25;
    private static final Pattern INDENT = Pattern.compile("(?m)^ +");

    @Inject
    Brands brands;

    @Inject
    Quarantine quarantine;

    @Inject
    Said said;

    private @Nullable String alias;
    private @Nullable String before;
    private transient @Nullable BrandLook brand;
    private transient @Nullable List<BrandLook> choice;
    private transient @Nullable List<HeldView> held;
    private transient @Nullable List<Homeless> homeless;
    private transient boolean older;

    /**
     * Looks anew; before each rendering.
     *
     * @throws NotThere if the address names a brand or a delivery that is not there for this person
     */
    public void look() {
        choice = brands.where(Permission.OPERATE);
        BrandLook shown = brand();
        brand = shown;
        List<HeldView> found = quarantine.held(shown, last(shown), PAGE + 1);
        older = found.size() > PAGE;
        held = older ? found.subList(0, PAGE) : found;
        homeless = quarantine.homeless();
    }

    /** Lets one in again, by its number. */
    public void replay(String number) {
        BrandLook shown = brand();
        said.unlessRefused(() -> {
            try {
                quarantine.replay(new HeldRef(
                        shown.tenant(), Ids.parse(number == null ? "" : number).orElseThrow(NotThere::new)));
                said.inform("held.replayed");
            } catch (NotThere e) {
                // It may be gone because a colleague was faster; of a foreign one the person hears the same.
                said.inform("held.gone");
            }
        });
    }

    /** Lets in all that can be, as many as go at once. */
    public void replayAll() {
        BrandLook shown = brand();
        said.unlessRefused(() -> said.inform("held.replayed.all", quarantine.replayAll(shown)));
    }

    private BrandLook brand() {
        return alias == null
                ? brands.where(Permission.OPERATE).stream().findFirst().orElseThrow(NotThere::new)
                : brands.named(alias, Permission.OPERATE);
    }

    private Optional<HeldRef> last(BrandLook shown) {
        return before == null
                ? Optional.empty()
                : Optional.of(new HeldRef(shown.tenant(), Ids.parse(before).orElseThrow(NotThere::new)));
    }

    /** The brands that the person operates. */
    public List<BrandLook> getChoice() {
        return choice == null ? List.of() : choice;
    }

    /** How much is held back of that brand. */
    public int count(BrandLook one) {
        return quarantine.count(one);
    }

    public BrandLook getBrand() {
        if (brand == null) {
            brand = brand();
        }
        return brand;
    }

    public List<HeldView> getHeld() {
        return held == null ? List.of() : held;
    }

    public List<Homeless> getHomeless() {
        return homeless == null ? List.of() : homeless;
    }

    public boolean isOlder() {
        return older;
    }

    /** The number of the last one shown: the next page begins before it. */
    public String getLast() {
        return getHeld().isEmpty()
                ? ""
                : getHeld().get(getHeld().size() - 1).ref().number();
    }

    /** The payload as people read it: JSON with its lines, anything else as it is. */
    public String readable(HeldView one) {
        try (var reader = Json.createReader(new StringReader(one.payload()))) {
            JsonStructure document = reader.read();
            StringWriter text = new StringWriter();
            try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                    .createWriter(text)) {
                writer.write(document);
            }
            // Half as deep as it is written: what providers send is nested, and telephones are narrow.
            return INDENT.matcher(text.toString().strip())
                    .replaceAll(spaces -> " ".repeat(spaces.group().length() / 2));
        } catch (JsonException e) {
            return one.payload();
        }
    }

    public int getMostReplayed() {
        return Quarantine.MOST_REPLAYED;
    }

    public @Nullable String getAlias() {
        return alias;
    }

    public void setAlias(@Nullable String alias) {
        this.alias = alias == null || alias.isBlank() ? null : alias;
        brand = null;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before == null || before.isBlank() ? null : before;
    }
}
