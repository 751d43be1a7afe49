package io.santral.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.santral.cases.CaseRef;
import io.santral.security.Actor;
import io.santral.security.Actors;
import io.santral.security.Role;
import io.santral.shared.Ids;
import io.santral.shared.NotThere;
import io.santral.tenancy.Tenant;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.Tenants;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedTest {
    private static final Tenant OWN = new Tenant(new TenantId(1), "kuzgun", "Kuzgun", Tenant.State.ACTIVE);
    private static final Tenant OTHER = new Tenant(new TenantId(2), "cinarbank", "Çınarbank", Tenant.State.ACTIVE);
    private static final Set<String> MEMBERS = Set.of("answers", "text");

    private final Asked asked = new Asked();

    @BeforeEach
    void elifAsks() {
        asked.tenants = new Tenants() {
            @Override
            public Optional<Tenant> find(String alias) {
                return List.of(OWN, OTHER).stream()
                        .filter(tenant -> tenant.alias().equals(alias))
                        .findFirst();
            }
        };
        asked.actors = new Actors() {
            @Override
            public Actor current() {
                return new Actor(11, "elif", "Elif", true, "tr", Map.of(OWN.id(), Set.of(Role.AGENT)));
            }
        };
    }

    @Test
    void aBrandOfTheCallersIsFound() {
        assertThat(asked.brand("kuzgun")).isEqualTo(OWN);
        assertThat(asked.reference("kuzgun", Ids.text(7))).isEqualTo(new CaseRef(OWN.id(), 7));
    }

    @Test
    void anotherBrandIsAsMissingAsNone() {
        assertThatExceptionOfType(NotThere.class).isThrownBy(() -> asked.brand("cinarbank"));
        assertThatExceptionOfType(NotThere.class).isThrownBy(() -> asked.brand("yok"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "not-a-number!", "0000000000000000000000", "ZZZZZZZZZZZZZ'", "../../etc"})
    void whatIsNoNumberNamesNoCase(String number) {
        assertThatExceptionOfType(NotThere.class).isThrownBy(() -> asked.reference("kuzgun", number));
    }

    @Test
    void aPageIsBounded() {
        assertThat(Asked.limit(null)).isEqualTo(50);
        assertThat(Asked.limit("1")).isEqualTo(1);
        assertThat(Asked.limit("100")).isEqualTo(100);
        for (String limit : List.of("", "0", "-1", "101", "1e2", "99999999999999999999", "ten")) {
            assertThatExceptionOfType(BadRequest.class)
                    .as(limit)
                    .isThrownBy(() -> Asked.limit(limit))
                    .satisfies(bad -> assertThat(bad.place()).isEqualTo("limit"));
        }
    }

    @Test
    void aTimeIsIso8601() {
        assertThat(Asked.instant("from", "2026-11-22T08:00:00Z")).isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
        for (String time : List.of("", "22.11.2026", "2026-11-22", "2026-13-01T00:00:00Z")) {
            assertThatExceptionOfType(BadRequest.class).as(time).isThrownBy(() -> Asked.instant("from", time));
        }
        assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> Asked.instant("from", null));
    }

    @Test
    void aBodyHasItsMembersAndNoOthers() {
        JsonObject body = read("{\"answers\":\"A\",\"text\":\"Merhaba, uçuşunuz yarın 🙂\"}");
        assertThat(body.getString("text")).isEqualTo("Merhaba, uçuşunuz yarın 🙂");
        assertBad("{\"answers\":\"A\",\"text\":\"x\",\"a/b~\":1}", "#/a~1b~0", "unknown");
        assertBad("{\"answers\":\"A\"}", "#/text", "missing");
        assertBad("{\"answers\":7,\"text\":\"x\"}", "#/answers", "not a text");
        assertBad("{\"answers\":\"A\",\"text\":null}", "#/text", "not a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"text\"", "{", "{\"text\":}", "{} {}", "{'text':'x'}", "\u0000"})
    void whatIsNoObjectIsSaidSo(String body) {
        assertBad(body, "#", "not a JSON object");
    }

    private static void assertBad(String body, String place, String reason) {
        assertThatExceptionOfType(BadRequest.class)
                .as(body)
                .isThrownBy(() -> read(body))
                .satisfies(bad -> {
                    assertThat(bad.place()).isEqualTo(place);
                    assertThat(bad.reason()).isEqualTo(reason);
                });
    }

    private static JsonObject read(String body) {
        return Asked.texts(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), MEMBERS);
    }
}
