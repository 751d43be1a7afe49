package io.santral.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.santral.sla.clock.WorkingTime;
import io.santral.tenancy.Section;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceContractTest {
    private static final String BRAND = "{'timeZone': 'Europe/Istanbul'}";
    private static final String HOURS =
            "{'week': {'monday': ['09:00-12:00', '13:00-18:00'], 'friday': ['22:00-02:00']},"
                    + " 'holidays': [{'date': '2026-11-23', 'name': 'Tatil'},"
                    + " {'date': '2026-11-30', 'name': 'Yarım gün', 'hours': ['10:00-11:00']}]}";
    private static final String SLA =
            "{'targets': [{'target': 'first-response', 'within': 'PT2H', 'calendar': 'business', 'promised': 0.9}]}";

    @Test
    void a_promise_counts_the_hours_of_the_brand() {
        ServiceContract contract = read(BRAND, HOURS, SLA);
        Promise promise = contract.promise(Target.FIRST_RESPONSE).orElseThrow();
        assertThat(contract.version()).isEqualTo(7);
        assertThat(promise.within()).isEqualTo(Duration.ofHours(2));
        assertThat(promise.share()).contains(0.9);
        assertThat(promise.reason()).isEqualTo("first-response PT2H business");
        // A holiday on Monday, so Friday's night; then half a Monday.
        assertThat(promise.time().deadline(Instant.parse("2026-11-23T06:00:00Z"), Duration.ofMinutes(270)))
                .isEqualTo(Instant.parse("2026-11-30T07:30:00Z"));
    }

    @Test
    void a_promise_over_all_hours_asks_for_no_calendar() {
        Promise promise = read("{}", "{}", SLA.replace("business", "always"))
                .promise(Target.FIRST_RESPONSE)
                .orElseThrow();
        assertThat(promise.time()).isSameAs(WorkingTime.ALWAYS);
    }

    @Test
    void nothing_applied_is_nothing_promised() {
        assertThat(read("{}", "{}", "{}").promises()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT2H | 2 saat | sla /targets/0/within: Text cannot be parsed to a Duration",
                "PT2H | PT0S | sla /targets/0/within: PT0S is no time to answer in",
                "PT2H | PT-2H | sla /targets/0/within: PT-2H is no time to answer in",
                "PT2H | PT9999H | sla /targets/0/within: PT9999H of these hours take more than ten years",
                "first-response | last-response | sla /targets/0/target: 'last-response' is no target",
                "business | sometimes | sla /targets/0/calendar: 'sometimes' is neither business nor always",
                "Europe/Istanbul | Avrupa/Ankara | brand /timeZone: Unknown time-zone ID: Avrupa/Ankara",
                "13:00-18:00 | 11:00-18:00 | hours /week/monday/1: 11:00-18:00 overlaps 09:00-12:00",
                "22:00-02:00 | 22:00-2:00 | hours /week/friday/0: '22:00-2:00' is not a range",
                "10:00-11:00 | 10:00-10:00 | hours /holidays/1/hours/0: '10:00-10:00' is empty",
                "2026-11-30 | 2026-11-31 | hours /holidays/1/date: there is no day 2026-11-31",
                "2026-11-30 | 2026-11-23 | hours /holidays/1/date: 2026-11-23 is a holiday twice, here and at /holidays/0",
            })
    void what_cannot_be_meant_is_refused_with_its_place(String right, String wrong, String reason) {
        String hours = HOURS.replace(right, wrong);
        if (wrong.equals("PT9999H")) {
            hours = "{'week': {'monday': ['09:00-09:05']}}";
        }
        String given = hours;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(BRAND.replace(right, wrong), given, SLA.replace(right, wrong)))
                .withMessageContaining(reason);
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(
                        BRAND,
                        HOURS.replace("13:00-18:00", "11:00-18:00").replace("22:00-02:00", "22:00-22:00"),
                        SLA.replace("PT2H", "PT0S")))
                .withMessageContainingAll(
                        "/targets/0/within: ", "; hours /week/monday/1: ", "; hours /week/friday/0: ");
    }

    @Test
    void a_week_without_an_hour_keeps_no_promise_that_counts_hours() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(BRAND, "{'week': {}}", SLA))
                .withMessageStartingWith("hours /week: the week has no open hour");
        assertThat(read(BRAND, "{'week': {}}", SLA.replace("business", "always"))
                        .promises())
                .hasSize(1);
    }

    @Test
    void one_target_is_promised_once() {
        String twice = SLA.replace("[{", "[{'target': 'first-response', 'within': 'PT1H', 'calendar': 'always'}, {");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(BRAND, HOURS, twice))
                .withMessage("sla /targets/1/target: first-response is promised twice");
    }

    private static ServiceContract read(String brand, String hours, String sla) {
        return ServiceContract.read(section("brand", brand), section("hours", hours), section("sla", sla));
    }

    static Section section(String name, String document) {
        try (var reader = Json.createReader(new StringReader(document.replace('\'', '"')))) {
            return new Section(name, 7, reader.readObject());
        }
    }
}
