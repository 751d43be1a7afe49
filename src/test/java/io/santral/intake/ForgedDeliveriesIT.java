package io.santral.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.santral.platform.TestPlatform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever does not sign as they must is refused, nothing of it is stored, and it is counted. */
class ForgedDeliveriesIT {
    private static final String KUZGUN = "100200300400501";
    private static final String CINARBANK_AT_OUR_APP = "100200300400502";
    private static final String CINARBANK_AT_ITS_OWN_APP = "100200300400512";

    private static final TestPlatform PLATFORM = TestPlatform.running();
    private static final String OURS = "santral-facebook-secret";
    private static final String CINARBANKS = "cinarbank-facebook-secret";

    /** App, page, header, signature, and how it is counted. */
    static Stream<Arguments> forgeries() {
        String kuzgun = delivery(KUZGUN);
        String cinarbank = delivery(CINARBANK_AT_ITS_OWN_APP);
        String right = "sha256=" + hmac("HmacSHA256", OURS, kuzgun);
        return Stream.of(
                arguments("missing", "santral", kuzgun, "X-Nothing", "x", "MISSING"),
                arguments("empty", "santral", kuzgun, "X-Hub-Signature-256", "", "MISSING"),
                arguments(
                        "with a secret of nobody's",
                        "santral",
                        kuzgun,
                        "X-Hub-Signature-256",
                        "sha256=" + "0".repeat(64),
                        "WRONG"),
                arguments("of another body", "santral", kuzgun + " ", "X-Hub-Signature-256", right, "WRONG"),
                arguments(
                        "truncated",
                        "santral",
                        kuzgun,
                        "X-Hub-Signature-256",
                        right.substring(0, right.length() - 2),
                        "MALFORMED"),
                arguments("with more behind it", "santral", kuzgun, "X-Hub-Signature-256", right + "00", "MALFORMED"),
                arguments(
                        "with its name in upper case",
                        "santral",
                        kuzgun,
                        "X-Hub-Signature-256",
                        right.toUpperCase(Locale.ROOT),
                        "MALFORMED"),
                arguments(
                        "of the kind before it, in its header",
                        "santral",
                        kuzgun,
                        "X-Hub-Signature",
                        "sha1=" + hmac("HmacSHA1", OURS, kuzgun),
                        "MISSING"),
                arguments(
                        "of the kind before it, in the new header",
                        "santral",
                        kuzgun,
                        "X-Hub-Signature-256",
                        "sha1=" + hmac("HmacSHA1", OURS, kuzgun),
                        "MALFORMED"),
                arguments(
                        "of a brand's own app, at the operator's",
                        "santral",
                        kuzgun,
                        "X-Hub-Signature-256",
                        "sha256=" + hmac("HmacSHA256", CINARBANKS, kuzgun),
                        "WRONG"),
                arguments(
                        "of the operator's app, at a brand's own",
                        "cinarbank",
                        cinarbank,
                        "X-Hub-Signature-256",
                        "sha256=" + hmac("HmacSHA256", OURS, cinarbank),
                        "WRONG"),
                arguments(
                        "genuine, of a brand's own app, for another brand's page",
                        "cinarbank",
                        kuzgun,
                        "X-Hub-Signature-256",
                        "sha256=" + hmac("HmacSHA256", CINARBANKS, kuzgun),
                        "FOREIGN_ACCOUNT"),
                arguments(
                        "genuine, of a brand's own app, for its own page that is connected through the operator's",
                        "cinarbank",
                        delivery(CINARBANK_AT_OUR_APP),
                        "X-Hub-Signature-256",
                        "sha256=" + hmac("HmacSHA256", CINARBANKS, delivery(CINARBANK_AT_OUR_APP)),
                        "FOREIGN_ACCOUNT"),
                arguments(
                        "genuine, of a brand's own app, with another brand's page behind its own",
                        "cinarbank",
                        delivery(CINARBANK_AT_ITS_OWN_APP, KUZGUN),
                        "X-Hub-Signature-256",
                        "sha256=" + hmac("HmacSHA256", CINARBANKS, delivery(CINARBANK_AT_ITS_OWN_APP, KUZGUN)),
                        "FOREIGN_ACCOUNT"),
                arguments("to an app that there is not", "kuzgun", kuzgun, "X-Hub-Signature-256", right, "WRONG"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void aForgedDeliveryIsRefusedAndCountedAndNothingOfItIsStored(
            String what, String app, String body, String header, String signature, String counted) throws Exception {
        Map<String, Long> stored = stored();
        long refusals = refusals(counted);

        HttpResponse<String> answer = post(app, body, header, signature);

        assertThat(answer.statusCode()).as(what).isEqualTo(403);
        assertThat(answer.body()).as("says no more than the status").isEmpty();
        assertThat(stored()).as(what).isEqualTo(stored);
        assertThat(refusals(counted)).as("refusals counted as %s", counted).isEqualTo(refusals + 1);
    }

    /** So that the refusals above are not those of a body that nobody would take. */
    @Test
    void theSameDeliveryRightlySignedIsStored() throws Exception {
        Map<String, Long> before = stored();
        String lower = delivery(KUZGUN);
        String upper = delivery(CINARBANK_AT_ITS_OWN_APP);

        assertThat(post("santral", lower, "X-Hub-Signature-256", "sha256=" + hmac("HmacSHA256", OURS, lower))
                        .statusCode())
                .isEqualTo(200);
        // The same number in upper-case digits is the same signature.
        assertThat(post(
                                "cinarbank",
                                upper,
                                "X-Hub-Signature-256",
                                "sha256="
                                        + hmac("HmacSHA256", CINARBANKS, upper).toUpperCase(Locale.ROOT))
                        .statusCode())
                .isEqualTo(200);

        assertThat(stored().get("intake_journal")).isEqualTo(before.get("intake_journal") + 2);
    }

    private static HttpResponse<String> post(String app, String body, String header, String signature)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(PLATFORM.baseUrl() + "/hooks/facebook/" + app))
                                .header("Content-Type", "application/json")
                                .header(header, signature)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static String delivery(String... pages) {
        StringBuilder entries = new StringBuilder();
        for (String page : pages) {
            entries.append(entries.isEmpty() ? "" : ",").append("""
                    {"id":"%1$s","time":1795000000,"changes":[{"field":"feed","value":{"item":"comment","verb":"add",\
                    "comment_id":"%1$s_forged","post_id":"%1$s_1","parent_id":"%1$s_1","created_time":1795000000,\
                    "from":{"id":"31415926","name":"Sahte"},"message":"Sahte"}}]}""".formatted(page));
        }
        return "{\"object\":\"page\",\"entry\":[" + entries + "]}";
    }

    private static String hmac(String algorithm, String secret, String body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(PLATFORM.secret(secret).getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Long> stored() throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection owner = PLATFORM.owner();
                Statement statement = owner.createStatement()) {
            for (String table :
                    new String[] {"intake_journal", "intake_parked", "interaction", "identity", "support_case"}) {
                try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                    row.next();
                    counts.put(table, row.getLong(1));
                }
            }
        }
        return counts;
    }

    /** What {@code /metrics} says: {@code santral_deliveries_total{…,outcome="WRONG",…} 3}. */
    private static long refusals(String outcome) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(PLATFORM.baseUrl() + "/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.contains("santral_deliveries") && !line.startsWith("#"))
                .filter(line -> line.contains("outcome=\"" + outcome + "\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
