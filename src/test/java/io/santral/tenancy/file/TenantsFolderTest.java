package io.santral.tenancy.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped folder is right, and every way to get it wrong is reported with file, line, path and what would be right. */
class TenantsFolderTest {
    private static final Path SHIPPED = Path.of("tenants");

    @TempDir
    Path folder;

    @BeforeEach
    void copyTheShippedFolder() throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(SHIPPED.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Test
    void theShippedBrandsAreRight() {
        Reading reading = TenantsFolder.read(folder);

        assertThat(reading.problems()).isEmpty();
        TenantFiles files = reading.files().orElseThrow();
        assertThat(files.brands()).extracting(Brand::alias).containsExactly("cinarbank", "kuzgun", "sepetcim");
        assertThat(files.brands().get(0).apps()).extracting(App::app).containsExactly("cinarbank");
        assertThat(files.brands().get(0).accounts())
                .filteredOn(account -> account.channel().equals("facebook"))
                .extracting(Account::externalId)
                .containsExactly("100200300400502", "100200300400512");
        assertThat(files.brands())
                .allSatisfy(brand -> assertThat(brand.accounts())
                        .filteredOn(account -> account.channel().equals("simulator"))
                        .extracting(account -> account.externalId().replaceFirst(".*-", ""))
                        .containsExactly("post", "message", "mail", "sms", "call", "chat", "fax"));
        assertThat(files.staff())
                .filteredOn(staff -> staff.role("kuzgun").isPresent())
                .hasSize(4);
        assertThat(files.staff())
                .filteredOn(staff -> staff.role("cinarbank").isPresent())
                .hasSize(3);
        assertThat(files.secrets())
                .extracting(SecretUse::secret)
                .contains("kuzgun-facebook-token")
                .doesNotHaveDuplicates();
    }

    @Test
    void theExampleIsABrandAsItStands() throws IOException {
        Files.move(folder.resolve("_example"), folder.resolve("ornek"));

        Reading reading = TenantsFolder.read(folder);

        assertThat(reading.problems()).isEmpty();
        Brand example = reading.files().orElseThrow().brands().get(2);
        assertThat(example.name()).isEqualTo("Örnek Marka");
        assertThat(example.identityProvider()).map(IdentityProvider::alias).contains("ornek");
        assertThat(example.apps().get(0).previousAppSecret()).isEqualTo("ornek-facebook-secret-old");
    }

    @Test
    void sectionsAreTheSameTextHoweverTheFileIsWritten() throws IOException {
        write(
                "kuzgun/sla.yaml",
                "targets: [{promised: 0.9, calendar: always, target: first-response, within: PT30M}] # same\n"
                        + "learning: {shareCounts: true, quietHour: 4}");
        String one = section("kuzgun", "sla");
        Files.copy(SHIPPED.resolve("kuzgun/sla.yaml"), folder.resolve("copy"));
        Files.move(
                folder.resolve("copy"),
                folder.resolve("kuzgun/sla.yaml"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThat(section("kuzgun", "sla"))
                .isEqualTo(one)
                .isEqualTo(
                        "{\"learning\":{\"quietHour\":4,\"shareCounts\":true},\"targets\":[{\"calendar\":\"always\",\"promised\":0.9,\"target\":\"first-response\",\"within\":\"PT30M\"}]}");
    }

    @Test
    void peopleAreNoSection() {
        assertThat(TenantsFolder.read(folder).files().orElseThrow().brands())
                .allSatisfy(brand ->
                        assertThat(brand.sections()).doesNotContainKey("people").containsKey("hours"));
    }

    @Test
    void aFieldThatNobodyKnowsIsNamedWithItsLine() throws IOException {
        replace("kuzgun/brand.yaml", "sector: airline", "sectr: airline");

        assertThat(problems())
                .anySatisfy(problem -> assertThat(problem).startsWith("kuzgun/brand.yaml:3 /sectr: "))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("kuzgun/brand.yaml:2: ").contains("sector"));
    }

    @Test
    void aWrongValueIsNamedWithWhatWouldBeRight() throws IOException {
        replace("kuzgun/brand.yaml", "\"#1d3557\"", "red");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("kuzgun/brand.yaml:6 /accent: ")
                .contains("for example \"#1d4ed8\"");
    }

    @Test
    void aWrongValueBehindAReferenceIsExplainedToo() throws IOException {
        replace("_operator/people.yaml", "username: mert", "username: Mert Öztürk");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("_operator/people.yaml:22 /staff/3/username: ")
                .contains("what the person logs in with");
    }

    @Test
    void allProblemsOfAllFilesAreReportedAtOnce() throws IOException {
        replace("kuzgun/brand.yaml", "airline", "zoo");
        replace("sepetcim/voice.yaml", "address: sen", "address: vous");
        replace("cinarbank/sla.yaml", "PT1H", "an hour");

        assertThat(problems()).hasSize(3);
        assertThat(TenantsFolder.read(folder).files()).isEmpty();
    }

    @Test
    void aFacebookPageNeedsItsTokenAndDigits() throws IOException {
        replace("kuzgun/channels.yaml", "accessToken:", "somethingElse:");
        replace("sepetcim/channels.yaml", "100200300400503", "sepetcim");

        assertThat(problems())
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("kuzgun/channels.yaml:7 /accounts/0/secrets: ")
                        .contains("accessToken"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("sepetcim/channels.yaml:4 /accounts/0/externalId: ")
                        .contains("digits"));
    }

    @Test
    void anUnknownPoolIsNamedWithTheKnownOnes() throws IOException {
        replace("kuzgun/routing.yaml", "seyahat", "seyehat");

        assertThat(problems())
                .containsExactly(
                        "kuzgun/routing.yaml:2 /pools/0: there is no pool \"seyehat\"; _operator/pools.yaml has bankacilik, seyahat, sosyal");
    }

    @Test
    void anUnknownApplicationIsNamedWithTheOnesThatTheBrandMayUse() throws IOException {
        replace("kuzgun/channels.yaml", "app: santral", "app: santrl");

        assertThat(problems())
                .containsExactly(
                        "kuzgun/channels.yaml:6 /accounts/0/app: there is no application \"santrl\" for facebook; this brand may use santral");
    }

    @Test
    void anotherBrandsApplicationIsRefused() throws IOException {
        replace("kuzgun/channels.yaml", "app: santral", "app: cinarbank");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("kuzgun/channels.yaml:6 /accounts/0/app: ")
                .contains("belongs to another brand");
    }

    @Test
    void anApplicationsNameIsFreeOverAllBrands() throws IOException {
        replace("cinarbank/channels.yaml", "app: cinarbank\n    verify", "app: santral\n    verify");

        assertThat(problems())
                .first()
                .asString()
                .startsWith("cinarbank/channels.yaml:5 /apps/0/app: ")
                .contains("_operator/apps.yaml:5");
    }

    @Test
    void anAccountBelongsToOneBrand() throws IOException {
        replace("sepetcim/channels.yaml", "100200300400503", "100200300400501");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("sepetcim/channels.yaml:4 /accounts/0/externalId: ")
                .contains("kuzgun/channels.yaml:3");
    }

    @Test
    void brandsShareNoSecrets() throws IOException {
        replace("sepetcim/channels.yaml", "sepetcim-facebook-token", "kuzgun-facebook-token");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("sepetcim/channels.yaml:8 /accounts/0/secrets/accessToken: ")
                .contains("kuzgun/channels.yaml:8");
    }

    @Test
    void aUsernameIsOnePerson() throws IOException {
        replace("_operator/people.yaml", "username: mert", "username: elif");
        replace("cinarbank/people.yaml", "username: cinarbank.musteri", "username: zeynep");
        replace("sepetcim/people.yaml", "name: İlkay Demirtaş", "name: İlkay Demir");

        assertThat(problems())
                .hasSize(3)
                .anySatisfy(problem -> assertThat(problem).startsWith("_operator/people.yaml:22 /staff/3/username: "))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("cinarbank/people.yaml:3 /clients/0/username: ")
                        .contains("operator's people"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("sepetcim/people.yaml:7 /clients/1/username: ")
                        .contains("word for word"));
    }

    @Test
    void staffServeBrandsThatThereAre() throws IOException {
        replace(
                "_operator/people.yaml",
                "sepetcim: agent}\n  - username: mert",
                "sepetçim: agent}\n  - username: mert");
        assertThat(problems()).singleElement().asString().startsWith("_operator/people.yaml:21 /staff/2/brands");

        replace("_operator/people.yaml", "sepetçim", "sepet");
        assertThat(problems())
                .containsExactly(
                        "_operator/people.yaml:21 /staff/2/brands/sepet: there is no brand \"sepet\"; the brands are cinarbank, kuzgun, sepetcim");
    }

    @Test
    void anIdentityProviderVouchesForItsOwnBrandOnly() throws IOException {
        Files.move(folder.resolve("_example"), folder.resolve("ornek"));
        replace("kuzgun/people.yaml", "username: kuzgun.musteri", "username: ornek.musteri");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("kuzgun/people.yaml:3 /clients/0/username: ")
                .contains("\"ornek.\"");
    }

    @Test
    void anUnknownTimeZoneIsNamed() throws IOException {
        replace("kuzgun/brand.yaml", "Europe/Istanbul", "Europe/Ankara");

        assertThat(problems())
                .containsExactly(
                        "kuzgun/brand.yaml:4 /timeZone: there is no time zone \"Europe/Ankara\"; right is for example Europe/Istanbul");
    }

    @Test
    void openingHoursAreReadAsTheClockReadsThem() throws IOException {
        write("kuzgun/hours.yaml", """
                week:
                  monday: ["22:00-06:00"]
                  tuesday: ["09:00-12:00", "11:00-18:00"]
                  wednesday: ["9:00-18:00"]
                holidays: []
                """);
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("kuzgun/hours.yaml:4 /week/wednesday/0: ")
                .contains("\"09:00-18:00\"");

        write("kuzgun/hours.yaml", """
                week:
                  monday: ["22:00-06:00"]
                  tuesday: ["09:00-12:00", "11:00-18:00"]
                  sunday: ["00:00-24:00"]
                holidays:
                  - {date: 2026-02-30, name: A}
                  - {date: 2026-10-29, name: B, hours: ["12:00-12:00"]}
                  - {date: 2026-10-29, name: C}
                """);
        assertThat(problems())
                .containsExactly(
                        "kuzgun/hours.yaml:3 /week/tuesday/1: 11:00-18:00 overlaps 09:00-12:00 of the same day; of two"
                                + " ranges, the later begins when the earlier has ended",
                        "kuzgun/hours.yaml:6 /holidays/0/date: there is no day 2026-02-30; right is for example 2026-10-29",
                        "kuzgun/hours.yaml:7 /holidays/1/hours/0: '12:00-12:00' is empty; a whole day is 00:00-24:00",
                        "kuzgun/hours.yaml:8 /holidays/2/date: 2026-10-29 is a holiday twice, here and at /holidays/1");
    }

    @Test
    void aPromiseIsOneThatTheHoursCanKeep() throws IOException {
        write("kuzgun/sla.yaml", """
                targets:
                  - {target: first-response, within: PT0S, calendar: always, promised: 0.9}
                  - {target: first-response, within: PT1H, calendar: always, promised: 0.9}
                  - {target: first-response, within: PT2H, calendar: always, promised: 0.9}
                """);
        assertThat(problems())
                .containsExactly(
                        "kuzgun/sla.yaml:2 /targets/0/within: PT0S is no time to answer in; right is for example PT1H",
                        "kuzgun/sla.yaml:4 /targets/2/target: first-response is promised twice");

        write(
                "kuzgun/sla.yaml",
                "targets: [{target: first-response, within: PT9999H, calendar: business, promised: 0.9}]");
        write("kuzgun/hours.yaml", "week: {monday: [\"09:00-09:05\"]}\nholidays: []\n");
        assertThat(problems())
                .containsExactly(
                        "kuzgun/sla.yaml:1 /targets/0/within: PT9999H of these hours take more than ten years");

        write("kuzgun/hours.yaml", "week: {}\nholidays: []\n");
        assertThat(problems())
                .containsExactly("kuzgun/hours.yaml:1 /week: the week has no open hour, and a promise counts them"
                        + " (sla: calendar business)");
    }

    @Test
    void aFolderIsNamedByAnAlias() throws IOException {
        Files.move(folder.resolve("kuzgun"), folder.resolve("Kuzgun"));

        assertThat(problems())
                .anySatisfy(
                        problem -> assertThat(problem).startsWith("Kuzgun: ").contains("alias"));
    }

    @Test
    void aMissingFileAndAStrayOneAreNamed() throws IOException {
        Files.move(folder.resolve("kuzgun/routing.yaml"), folder.resolve("kuzgun/rouitng.yaml"));

        assertThat(problems())
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).startsWith("kuzgun/routing.yaml: the file is missing"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("kuzgun/rouitng.yaml: ").contains("routing.yaml"));
    }

    @Test
    void aMissingFolderIsAProblemNotAnException() {
        assertThat(TenantsFolder.read(folder.resolve("nowhere")).problems()).singleElement();
    }

    @Test
    void whatIsNotYamlIsNamedWithItsLine() throws IOException {
        write("kuzgun/voice.yaml", "address: siz\ngreeting: \"Merhaba\nclosing: x\n");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("kuzgun/voice.yaml:")
                .contains("not YAML");
    }

    @Test
    void aFieldThatStandsTwiceIsRefused() throws IOException {
        write("kuzgun/routing.yaml", "pools: [sosyal]\npools: [seyahat]\n");

        assertThat(problems())
                .containsExactly("kuzgun/routing.yaml:2 /pools: this field stands here twice, first in line 1");
    }

    @Test
    void aliasesAndAnchorsAreRefusedBeforeTheyCanGrow() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int level = 1; level < 40; level++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
        }
        write("kuzgun/replies.yaml", bomb.toString());

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("kuzgun/replies.yaml:1: ")
                .contains("anchors");
    }

    @Test
    void tagsAreRefused() throws IOException {
        write("kuzgun/routing.yaml", "pools: !!java.net.URL [\"http://example.org\"]\n");
        assertThat(problems()).isNotEmpty();
        write("kuzgun/routing.yaml", "pools: [!!binary aGVsbG8=]\n");
        assertThat(problems()).isNotEmpty();
    }

    @Test
    void sizeDepthAndNumberAreBounded() throws IOException {
        write("kuzgun/replies.yaml", "# " + "x".repeat(YamlReader.MAX_BYTES));
        write("kuzgun/voice.yaml", "[".repeat(5000) + "]".repeat(5000));
        write("kuzgun/routing.yaml", "[" + "1,".repeat(YamlReader.MAX_VALUES) + "1]");
        write("kuzgun/sla.yaml", "a: 1\n---\nb: 2\n");

        assertThat(problems())
                .hasSize(4)
                .anySatisfy(problem -> assertThat(problem).contains("larger than"))
                .anySatisfy(problem -> assertThat(problem).contains("nested deeper"))
                .anySatisfy(problem -> assertThat(problem).contains("more than " + YamlReader.MAX_VALUES))
                .anySatisfy(problem -> assertThat(problem).contains("one document"));
    }

    @Test
    void theListOfProblemsIsBounded() throws IOException {
        write("kuzgun/replies.yaml", "replies: [" + "7, ".repeat(450) + "7]");

        assertThat(problems()).hasSize(Problems.LIMIT + 1).last().asString().contains("251 more");
    }

    @Test
    void whatIsNotUtf8IsNamed() throws IOException {
        Files.write(
                folder.resolve("kuzgun/voice.yaml"),
                "greeting: şey".getBytes(java.nio.charset.Charset.forName("ISO-8859-9")));

        assertThat(problems()).singleElement().asString().contains("UTF-8");
    }

    @Test
    void numbersThatJsonDoesNotKnowAreRefused() throws IOException {
        write("kuzgun/sla.yaml", "targets: [{target: first-response, within: PT1H, calendar: always, promised: .inf}]");

        assertThat(problems()).singleElement().asString().startsWith("kuzgun/sla.yaml:1 /targets/0/promised: ");
    }

    private String section(String brand, String name) {
        return TenantsFolder.read(folder).files().orElseThrow().brands().stream()
                .filter(one -> one.alias().equals(brand))
                .findFirst()
                .orElseThrow()
                .sections()
                .get(name);
    }

    private List<String> problems() {
        return TenantsFolder.read(folder).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private void replace(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        write(file, text.replace(from, to));
    }

    private void write(String file, String text) throws IOException {
        Files.write(folder.resolve(file), text.getBytes(StandardCharsets.UTF_8));
    }
}
