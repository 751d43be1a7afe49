package io.santral.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.tenancy.Tenant;
import io.santral.tenancy.TenantId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandLookTest {
    @ParameterizedTest
    @CsvSource({
        "Kuzgun Hava Yolları, KH",
        "Çınarbank,           ÇI",
        "Sepetçim,            SE",
        "iyi iş,              İİ",
        "A,                   A",
        "ada-pazarı,          AP",
    })
    void the_monogram_is_in_turkish_capitals(String name, String monogram) {
        assertThat(BrandLook.monogram(name)).isEqualTo(monogram);
    }

    @Test
    void the_ink_reads_on_every_accent() {
        for (int grey = 0; grey < 256; grey++) {
            for (int red = 0; red < 256; red += 51) {
                String accent = "#%02x%02x%02x".formatted(red, grey, grey);
                String ink = BrandLook.inkOn(accent);

                assertThat(contrast(accent, ink)).as(accent + " under " + ink).isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#fff", "#12345g", "#123456;background:url(//x)", ""})
    void what_is_no_colour_is_not_put_on_a_page(String accent) {
        assertThat(look(Json.createObjectBuilder().add("accent", accent).build())
                        .accent())
                .isEqualTo("#5a6472");
    }

    @Test
    void an_unknown_time_zone_is_istanbul() {
        assertThat(look(Json.createObjectBuilder()
                                .add("timeZone", "Mars/Crater")
                                .build())
                        .zone())
                .isEqualTo(ZoneId.of("Europe/Istanbul"));
        assertThat(look(JsonObject.EMPTY_JSON_OBJECT).zone()).isEqualTo(ZoneId.of("Europe/Istanbul"));
    }

    private static BrandLook look(JsonObject brand) {
        return BrandLook.of(new Tenant(new TenantId(1), "kuzgun", "Kuzgun Hava Yolları", Tenant.State.ACTIVE), brand);
    }

    /** The contrast ratio of WCAG 2.2, written down here once more from its definition. */
    private static double contrast(String one, String other) {
        double a = luminance(Integer.parseInt(one.substring(1), 16));
        double b = luminance(Integer.parseInt(other.substring(1), 16));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int rgb) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double c = (rgb >> (16 - 8 * i) & 0xff) / 255.0;
            sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
