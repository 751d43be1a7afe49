package io.santral.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingsOfTheCodeTest {
    @Test
    void everyWayOfReadingASettingIsFound() {
        assertThat(SettingsOfTheCode.variables("""
                        @ConfigProperty(name = "santral.graph.connect-millis", defaultValue = "3000")
                        url = "${MPCONFIG=santral.db.url}",
                        password = "${MPCONFIG=santral.desk.password:none}",
                        config.getOptionalValue("santral.base.url", String.class)
                        String other = "https://santral.io/tenants/";
                        """))
                .containsExactlyInAnyOrder(
                        "SANTRAL_GRAPH_CONNECT_MILLIS", "SANTRAL_DB_URL", "SANTRAL_DESK_PASSWORD", "SANTRAL_BASE_URL");
    }

    @Test
    void theSourcesAreRead() {
        assertThat(SettingsOfTheCode.variables())
                .contains("SANTRAL_DB_URL", "SANTRAL_MASTER_KEY", "SANTRAL_OIDC_ISSUER", "SANTRAL_TENANTS");
    }
}
