package io.santral.screen;

import io.santral.tenancy.OfTenant;
import io.santral.tenancy.Tenant;
import io.santral.tenancy.TenantId;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a brand is shown, so that nobody mistakes it for another: name, monogram and colour always stand together.
 *
 * @param accent the brand's colour, {@code #rrggbb}
 * @param ink black or white, whichever reads better on the accent; the contrast is at least 4.5 to 1 for every accent
 * @param monogram two letters
 * @param zone where the brand's day begins and ends
 */
public record BrandLook(
        TenantId tenant, String alias, String name, String accent, String ink, String monogram, ZoneId zone)
        implements OfTenant {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final String NO_COLOUR = "#5a6472";
    private static final ZoneId NO_ZONE = ZoneId.of("Europe/Istanbul");
    private static final Locale TURKISH = Locale.forLanguageTag("tr");

    /** The look from the settings section {@code brand}; what it does not say well is neutral, never an error. */
    static BrandLook of(Tenant tenant, JsonObject brand) {
        String accent = brand.getString("accent", NO_COLOUR);
        if (!COLOUR.matcher(accent).matches()) {
            accent = NO_COLOUR;
        }
        return new BrandLook(
                tenant.id(),
                tenant.alias(),
                tenant.name(),
                accent,
                inkOn(accent),
                monogram(tenant.name()),
                zone(brand.getString("timeZone", "")));
    }

    /** The initials of the first two words, or the first two letters of an only word. */
    static String monogram(String name) {
        String[] words = name.strip().split("[\\s\\p{Punct}]+", 3);
        String letters = words.length > 1 ? first(words[0], 1) + first(words[1], 1) : first(words[0], 2);
        return letters.toUpperCase(TURKISH);
    }

    /** Black or white, by the relative luminance of WCAG 2.2. */
    static String inkOn(String accent) {
        int rgb = Integer.parseInt(accent.substring(1), 16);
        double luminance = 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
        boolean whiteReadsBetter = 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05;
        return whiteReadsBetter ? "#ffffff" : "#000000";
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static String first(String word, int letters) {
        return word.codePoints()
                .limit(letters)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return NO_ZONE;
        }
    }
}
