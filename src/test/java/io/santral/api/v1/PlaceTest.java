package io.santral.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.santral.cases.CaseRef;
import io.santral.routing.QueueLine;
import io.santral.tenancy.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
    @Test
    void aPlaceLeadsBackToItsLine() {
        for (Optional<Instant> due : java.util.List.of(
                Optional.of(Instant.parse("2026-11-22T08:00:00.123456Z")), Optional.<Instant>empty())) {
            QueueLine line = Place.line(Place.after(line(due)));
            assertThat(line.ref()).isEqualTo(new CaseRef(new TenantId(3), 1_234_567_890_123L));
            assertThat(line.dueAt()).isEqualTo(due);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "AAAA", "LSAgIA", "LSAwMDAwMDAwMDAwMDAzIDAwMDAwMDAwMDAwMA"})
    void whatNoPageNamedIsSaidSo(String text) {
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> Place.line(text))
                .satisfies(bad -> assertThat(bad.place()).isEqualTo("after"));
    }

    private static QueueLine line(Optional<Instant> due) {
        return new QueueLine(
                new CaseRef(new TenantId(3), 1_234_567_890_123L),
                "kuzgun",
                "Kuzgun",
                "facebook",
                "Sayfa",
                "Bavulum gelmedi",
                Optional.of("lost-baggage"),
                "HIGH",
                Optional.of("Ayşe"),
                QueueLine.State.TAKEN,
                Optional.of(11L),
                Optional.of("Elif"),
                Optional.empty(),
                due,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
