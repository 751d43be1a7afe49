package io.santral.tenancy.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.santral.demo.Folders;
import io.santral.demo.Waiting;
import io.santral.e2e.Browser;
import io.santral.platform.TestPlatform;
import io.santral.tenancy.SecretFolder;
import io.santral.tenancy.file.Brand;
import io.santral.tenancy.file.IdentityProvider;
import io.santral.tenancy.provision.Directory.Human;
import io.santral.tenancy.provision.Directory.Organization;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.spi.ResteasyClientClassicProvider;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Keycloak follows the files, and a brand's own identity provider vouches for the brand's people only: with the running
 * application and Keycloak, where a second realm plays the provider. The brand {@code ornek} is the example of {@code tenants/};
 * it comes in by a start of the application at which Keycloak is away, and is taken out in the end.
 */
class KeycloakFollowsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String HOME = "ornek-home";
    private static final String PASSWORD = "evdeki-parola-1";
    private static final String SECRET = "ornek-login-secret";
    private static final TestPlatform PLATFORM = TestPlatform.running();
    private static final Path ORNEK = PLATFORM.tenants().resolve("ornek");

    private static Keycloak admin;
    private static RealmResource realm;
    private static String logOfTheStart = "";

    @BeforeAll
    static void aBrandComesInWhileKeycloakIsAway() throws IOException {
        admin = KeycloakBuilder.builder()
                .serverUrl(server())
                .realm("master")
                .clientId("admin-cli")
                .username(PLATFORM.platform().keycloak().adminUser())
                .password(PLATFORM.platform().keycloak().adminPassword())
                .resteasyClient(ResteasyClientClassicProvider.createClientBuilder()
                        .register(JacksonProvider.class, 100)
                        .build())
                .build();
        realm = admin.realm("santral");
        admin.realms().create(home());
        copyTheExample();

        PLATFORM.platform().keycloak().stop();
        PLATFORM.platform().application().stop();
        PLATFORM.platform().application().start();
        boolean told = Waiting.until(PATIENCE, () -> log().contains("does not follow yet"));
        PLATFORM.platform().keycloak().start();
        assertThat(told).as("the log tells that Keycloak is away").isTrue();
        assertThat(Waiting.until(
                        PATIENCE,
                        () -> Optional.ofNullable(provider("ornek"))
                                .filter(IdentityProviderRepresentation::isEnabled)
                                .isPresent()))
                .as("and it follows when it is back")
                .isTrue();
        logOfTheStart = log();
    }

    @AfterAll
    static void theBrandIsTakenOut() throws IOException {
        Folders.delete(ORNEK);
        assertThat(command("apply", "--take-out", "ornek")).startsWith("0 ");
        assertThat(provider("ornek").isEnabled()).isFalse();
        assertThat(organization("ornek").isEnabled()).isFalse();
        assertThat(user("ornek.yonetici").isEnabled()).isFalse();
        assertThat(command("apply")).contains("nothing to do").contains("/realms/santral: nothing to do");
        admin.realm(HOME).remove();
        admin.close();
    }

    @Test
    void whatWasAppliedAtTheStartIsInTheRealm() {
        assertThat(logOfTheStart).contains("it does not answer: ");
        assertThat(organization("ornek").getDescription()).isEqualTo("Örnek Marka");
        UserRepresentation person = user("ornek.yonetici");
        assertThat(person.isEnabled()).isTrue();
        assertThat(person.getRequiredActions()).as("no password here").isEmpty();
        assertThat(roles(person)).contains("brand-client").doesNotContain("agent", "team-leader", "operator");
        assertThat(members("ornek")).containsExactly("ornek.yonetici");
        assertThat(members("kuzgun")).containsExactlyInAnyOrder("kuzgun.musteri", "ikili.musteri");
        assertThat(members(Directory.OPERATOR)).containsExactlyInAnyOrder("deniz", "zeynep", "elif", "mert");
        assertThat(roles(user("zeynep"))).contains("team-leader").doesNotContain("brand-client");

        IdentityProviderRepresentation provider = provider("ornek");
        assertThat(provider.getOrganizationId()).isEqualTo(organization("ornek").getId());
        assertThat(provider.isTrustEmail()).isFalse();
        assertThat(provider.isHideOnLogin()).isTrue();
        assertThat(vouchesFor("ornek")).isEqualTo("ornek.${CLAIM.preferred_username | lowercase}");
        assertThat(command("apply")).contains("/realms/santral: nothing to do");
    }

    @Test
    void aPersonOfTheBrandComesInThroughTheBrandsProvider() {
        try (Browser browser = Browser.open("tr")) {
            logInAtHome(browser, "yonetici");
            browser.until(
                    "the portal",
                    page -> page.getCurrentUrl().startsWith(PLATFORM.baseUrl() + "/portal/service.xhtml"));
            assertThat(browser.title()).startsWith("Örnek Marka");
        }
        assertThat(links("ornek.yonetici")).containsExactly("ornek");
    }

    @Test
    void aProviderMakesNobodyAPersonOfAnotherBrand() {
        int people = realm.users().count();
        UserRepresentation victim = user("kuzgun.musteri");
        assertThat(admin.realm(HOME)
                        .users()
                        .searchByUsername("ikiz", true)
                        .get(0)
                        .getEmail())
                .as("the address is the other's")
                .isEqualTo(victim.getEmail());

        for (String name : List.of("ikiz", "kuzgun.musteri")) {
            try (Browser browser = Browser.open("tr")) {
                logInAtHome(browser, name);
                browser.until("the refusal", page -> page.getCurrentUrl().startsWith(PLATFORM.issuer() + "/"));
                browser.see("#kc-error-message");
                browser.go(PLATFORM.baseUrl() + "/portal/service.xhtml");
                browser.see("#username");
            }
        }

        assertThat(links("kuzgun.musteri")).isEmpty();
        assertThat(realm.users().count()).as("nobody was made").isEqualTo(people);
    }

    @Test
    void brokenFilesAreReportedAtTheStartAndTheBrandsGoOn() throws Exception {
        Path sla = PLATFORM.tenants().resolve("kuzgun/sla.yaml");
        Path brand = PLATFORM.tenants().resolve("sepetcim/brand.yaml");
        String slaBefore = Files.readString(sla);
        String brandBefore = Files.readString(brand);
        String sections = sections();
        Files.writeString(sla, slaBefore.replace("PT30M", "PT0S"));
        Files.writeString(brand, brandBefore.replace("Sepetçim", "Sepetim"));
        try {
            PLATFORM.platform().application().stop();
            PLATFORM.platform().application().start();
        } finally {
            Files.writeString(sla, slaBefore);
            Files.writeString(brand, brandBefore);
        }

        assertThat(log())
                .contains("is not right (problems: 1) and was not applied")
                .contains("kuzgun/sla.yaml:4 /targets/0/within: PT0S is no time to answer in");
        assertThat(sections()).as("nor was the brand whose files are right").isEqualTo(sections);
        assertThat(PLATFORM.as("mert").get("queue").statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongSecretIsToldAndMadeGood() {
        Map<String, String> wrong = settings();
        wrong.put("santral.provisioner.secret", "wrong");

        assertThat(run(wrong, "apply"))
                .startsWith("1 ")
                .contains(
                        "does not follow: it does not know the client santral-provisioner by SANTRAL_PROVISIONER_SECRET")
                .contains("the database has been applied and stands; run apply again");
        assertThat(command("apply")).startsWith("0 ").contains("/realms/santral: nothing to do");
    }

    @Test
    void peopleFollowAndTheSecondRunWritesNothing() {
        Human ayse = person("bir.ayse", true, Set.of("brand-client"), Set.of("bir"));
        Organization bir = new Organization("bir", "Bir", true);

        assertThat(sync(List.of(ayse), List.of(bir)))
                .containsExactly(
                        "+ organization bir",
                        "+ user bir.ayse",
                        "+ role brand-client of bir.ayse",
                        "+ member bir.ayse of bir");
        assertThat(sync(List.of(ayse), List.of(bir))).isEmpty();
        assertThat(user("bir.ayse").getRequiredActions()).containsExactly("UPDATE_PASSWORD");

        Human gone = person("bir.ayse", false, Set.of(), Set.of());
        assertThat(sync(List.of(gone), List.of(new Organization("bir", "Bir A.Ş.", true))))
                .containsExactly(
                        "~ organization bir",
                        "- user bir.ayse (disabled and logged out)",
                        "- role brand-client of bir.ayse",
                        "- member bir.ayse of bir");
        assertThat(sync(List.of(gone), List.of(new Organization("bir", "Bir A.Ş.", true))))
                .isEmpty();
    }

    @Test
    void aProviderIsMadeChangedAndSwitchedOff() {
        Organization iki = new Organization("iki", "İki", true);
        Brand brand = brand("iki", "iki-kapi", "santral");

        assertThat(sync(List.of(), List.of(iki), brand))
                .containsOnlyOnce("+ organization iki", "+ identity provider iki-kapi of iki");
        assertThat(sync(List.of(), List.of(iki), brand)).isEmpty();

        Brand changed = brand("iki", "iki-kapi", "santral-2");
        assertThat(sync(List.of(), List.of(iki), changed)).containsExactly("~ identity provider iki-kapi");
        assertThat(provider("iki-kapi").getConfig()).containsEntry("clientId", "santral-2");
        assertThat(sync(List.of(), List.of(iki), changed)).isEmpty();

        Organization left = new Organization("iki", "İki", false);
        assertThat(sync(List.of(), List.of(left))).containsExactly("~ organization iki");
        assertThat(provider("iki-kapi").isEnabled()).isFalse();
        assertThat(sync(List.of(), List.of(left))).isEmpty();
        assertThat(sync(List.of(), List.of(iki), changed)).containsExactly("~ organization iki");
        assertThat(provider("iki-kapi").isEnabled()).isTrue();

        assertThat(sync(List.of(), List.of(iki), brandWithout("iki")))
                .containsExactly("- identity provider iki-kapi (disabled)");
        assertThat(provider("iki-kapi").isEnabled()).isFalse();
        assertThat(sync(List.of(), List.of(iki), brandWithout("iki"))).isEmpty();
        assertThat(sync(List.of(), List.of(iki), changed)).containsExactly("~ identity provider iki-kapi");
        assertThat(provider("iki-kapi").isEnabled()).isTrue();
        assertThat(vouchesFor("iki-kapi")).startsWith("iki.$");
    }

    @Test
    void aProvidersNameThatGoesToAnotherBrandTakesNoAccountWithIt() {
        Organization uc = new Organization("uc", "Üç", true);
        Organization dort = new Organization("dort", "Dört", true);
        Human veli = person("uc.veli", true, Set.of("brand-client"), Set.of("uc"));
        sync(List.of(veli), List.of(uc, dort), brand("uc", "ortak", "santral"));
        FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
        link.setIdentityProvider("ortak");
        link.setUserId("4711");
        link.setUserName("veli");
        realm.users()
                .get(user("uc.veli").getId())
                .addFederatedIdentity("ortak", link)
                .close();
        assertThat(links("uc.veli")).containsExactly("ortak");

        sync(List.of(veli), List.of(dort, uc), brandWithout("uc"), brand("dort", "ortak", "santral"));

        assertThat(links("uc.veli")).isEmpty();
        assertThat(vouchesFor("ortak")).startsWith("dort.$");
        assertThat(provider("ortak").getOrganizationId())
                .isEqualTo(organization("dort").getId());
        assertThat(sync(List.of(veli), List.of(dort, uc), brandWithout("uc"), brand("dort", "ortak", "santral")))
                .isEmpty();
    }

    @Test
    void aProviderThatCannotBeReadHoldsUpNobodyElse() {
        Organization alti = new Organization("alti", "Altı", true);
        Organization bes = new Organization("bes", "Beş", true);
        Brand away = new Brand(
                "bes",
                "Beş",
                "active",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new IdentityProvider(
                        "bes-kapi", server() + "/realms/yok/.well-known/openid-configuration", "santral", SECRET),
                new TreeMap<>());

        assertThatThrownBy(() -> sync(List.of(), List.of(bes, alti), away, brand("alti", "alti-kapi", "santral")))
                .isInstanceOf(CannotApply.class)
                .hasMessageContaining("identity provider bes-kapi of bes at " + server() + "/realms/yok/");
        assertThat(provider("alti-kapi").isEnabled()).isTrue();
        assertThat(provider("bes-kapi")).isNull();
    }

    private static List<String> sync(List<Human> people, List<Organization> organizations, Brand... brands) {
        return KeycloakSync.run(
                new Realm(
                        URI.create(server()),
                        "santral",
                        PLATFORM.platform().application().environment().get("SANTRAL_PROVISIONER_SECRET")),
                new Directory(people, organizations),
                List.of(brands),
                new SecretFolder(Path.of(PLATFORM.environment().get("SANTRAL_SECRETS"))));
    }

    private static Human person(String username, boolean active, Set<String> roles, Set<String> brands) {
        return new Human(username, "Ayşe Nur Yıldız", username + "@marka.example", "tr", active, roles, brands);
    }

    private static Brand brand(String alias, String provider, String client) {
        return brand(alias, new IdentityProvider(provider, discovery(), client, SECRET));
    }

    private static Brand brandWithout(String alias) {
        return brand(alias, (IdentityProvider) null);
    }

    private static Brand brand(String alias, @Nullable IdentityProvider provider) {
        return new Brand(alias, alias, "active", List.of(), List.of(), List.of(), List.of(), provider, new TreeMap<>());
    }

    /** The brand's own provider: two of its people are known to the brand's files, by one name or the other; one is a twin. */
    private static RealmRepresentation home() {
        RealmRepresentation home = new RealmRepresentation();
        home.setRealm(HOME);
        home.setEnabled(true);
        home.setSslRequired("none");
        home.setUsers(List.of(
                atHome("yonetici", "yonetici@ornek.example"),
                atHome("kuzgun.musteri", "baska@ornek.example"),
                atHome("ikiz", user("kuzgun.musteri").getEmail())));
        home.setClients(List.of(client("santral"), client("santral-2")));
        return home;
    }

    private static UserRepresentation atHome(String name, String email) {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(PASSWORD);
        UserRepresentation user = new UserRepresentation();
        user.setUsername(name);
        user.setEmail(email);
        user.setEmailVerified(true);
        user.setFirstName("Ev");
        user.setLastName("Sahibi");
        user.setEnabled(true);
        user.setCredentials(List.of(password));
        return user;
    }

    private static ClientRepresentation client(String name) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(name);
        client.setEnabled(true);
        client.setPublicClient(false);
        client.setSecret(PLATFORM.secret(SECRET));
        client.setRedirectUris(List.of(PLATFORM.issuer() + "/broker/*"));
        return client;
    }

    private static void copyTheExample() throws IOException {
        try (Stream<Path> files = Files.walk(PLATFORM.tenants().resolve("_example"))) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        ORNEK.resolve(PLATFORM.tenants()
                                .resolve("_example")
                                .relativize(file)
                                .toString()));
            }
        }
        Path people = ORNEK.resolve("people.yaml");
        Files.writeString(
                people,
                Files.readString(people)
                        .replace("https://login.ornek.example/.well-known/openid-configuration", discovery()));
        String wanted = run(settings(), "secrets");
        wanted.lines().skip(1).forEach(PLATFORM::secret);
    }

    private static void logInAtHome(Browser browser, String name) {
        browser.go(PLATFORM.baseUrl() + "/portal/service.xhtml?kc_idp_hint=ornek");
        browser.until("the brand's own log-in", page -> page.getCurrentUrl().contains("/realms/" + HOME + "/"));
        browser.type("#username", name);
        browser.type("#password", PASSWORD);
        browser.click("#kc-login");
    }

    private static String server() {
        return PLATFORM.issuer().substring(0, PLATFORM.issuer().indexOf("/realms/"));
    }

    private static String discovery() {
        return server() + "/realms/" + HOME + "/.well-known/openid-configuration";
    }

    private static String log() {
        try {
            return Files.readString(PLATFORM.platform().settings().data().resolve("log/application.log"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        PLATFORM.environment()
                .forEach((name, value) ->
                        settings.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
        return settings;
    }

    /** Runs the command line with the platform's settings; its exit code stands in front of what it printed. */
    private static String command(String... words) {
        return run(settings(), words);
    }

    private static String run(Map<String, String> settings, String... words) {
        StringWriter out = new StringWriter();
        int code = new TenantsCommand(
                        new Installation(name -> Optional.ofNullable(settings.get(name))), new PrintWriter(out, true))
                .run(List.of(words));
        return code + " \n" + out;
    }

    private static @Nullable IdentityProviderRepresentation provider(String alias) {
        return realm.identityProviders().findAll().stream()
                .filter(provider -> provider.getAlias().equals(alias))
                .findFirst()
                .orElse(null);
    }

    private static String vouchesFor(String provider) {
        return realm.identityProviders().get(provider).getMappers().stream()
                .filter(mapper -> mapper.getName().equals("username"))
                .map(mapper -> mapper.getConfig().get("template"))
                .findFirst()
                .orElse("");
    }

    private static OrganizationRepresentation organization(String alias) {
        return realm.organizations().list(0, 100).stream()
                .filter(one -> one.getAlias().equals(alias))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> members(String alias) {
        return realm.organizations().get(organization(alias).getId()).members().list(0, 100).stream()
                .map(UserRepresentation::getUsername)
                .toList();
    }

    private static UserRepresentation user(String username) {
        UserRepresentation found =
                realm.users().searchByUsername(username, true).get(0);
        return realm.users().get(found.getId()).toRepresentation();
    }

    private static List<String> roles(UserRepresentation user) {
        return realm.users().get(user.getId()).roles().realmLevel().listAll().stream()
                .map(RoleRepresentation::getName)
                .toList();
    }

    private static List<String> links(String username) {
        return realm.users().get(user(username).getId()).getFederatedIdentity().stream()
                .map(FederatedIdentityRepresentation::getIdentityProvider)
                .toList();
    }

    private static String sections() throws SQLException {
        try (Connection owner = PLATFORM.owner()) {
            return String.join(
                    "\n",
                    new Sql(owner)
                            .list(
                                    "SELECT CONCAT(tenant_id, section, version, document) FROM tenant_setting ORDER BY 1",
                                    row -> row.getString(1)));
        }
    }
}
