package io.santral.tenancy.provision;

import io.santral.tenancy.SecretFolder;
import io.santral.tenancy.file.Brand;
import io.santral.tenancy.file.IdentityProvider;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.IdentityProviderResource;
import org.keycloak.admin.client.resource.OrganizationIdentityProvidersResource;
import org.keycloak.admin.client.resource.OrganizationMembersResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.admin.client.spi.ResteasyClientClassicProvider;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.MemberRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Brings Keycloak's realm to what the database says: an organization a brand, the people with their roles and memberships, and the
 * brand's identity provider. Writes only what differs (src/docs/adr/0006). Nobody is deleted: whoever is locked is disabled and
 * logged out. Accounts that Santral does not know are left alone; they have no grant and so no way in.
 */
final class KeycloakSync implements AutoCloseable {
    private static final String CLIENT = "santral-provisioner";
    private static final String FIRST_LOGIN = "brand first login";
    private static final Set<String> ROLES = Set.of("operator", "team-leader", "agent", "brand-client");
    private static final String DISCOVERY = "santralDiscoveryUrl";
    private static final int PAGE = 200;
    private static final int MAX_PAGES = 1000;

    private final Keycloak keycloak;
    private final RealmResource realm;
    private final List<String> done = new ArrayList<>();

    private KeycloakSync(Realm where) {
        // Not ClientBuilder.newBuilder(): inside the server that is the server's own, which these proxies do not work
        // with.
        keycloak = KeycloakBuilder.builder()
                .serverUrl(where.server().toString())
                .realm(where.name())
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(CLIENT)
                .clientSecret(where.provisionerSecret())
                .resteasyClient(ResteasyClientClassicProvider.createClientBuilder()
                        .connectTimeout(5, TimeUnit.SECONDS)
                        .readTimeout(30, TimeUnit.SECONDS)
                        .connectionPoolSize(2)
                        .register(JacksonProvider.class, 100)
                        .build())
                .build();
        realm = keycloak.realm(where.name());
    }

    /**
     * Does all of it and tells what it did, a line each. May be repeated at any time.
     *
     * @param brands for their identity providers; those of brands that are not among them stay as they are
     * @throws CannotApply if Keycloak does not answer or refuses; what was done until then stands, and the next run does the rest
     */
    static List<String> run(Realm where, Directory directory, List<Brand> brands, SecretFolder secrets) {
        try (KeycloakSync sync = new KeycloakSync(where)) {
            Map<String, String> organizations = sync.organizations(directory);
            Map<String, UserRepresentation> users = sync.users(directory, brands);
            sync.roles(directory, users);
            sync.members(directory, organizations, users);
            sync.identityProviders(directory, brands, organizations, secrets);
            return sync.done;
        } catch (ProcessingException | WebApplicationException e) {
            throw new CannotApply(reason(e), e);
        }
    }

    private static String reason(RuntimeException e) {
        Throwable cause = e;
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof NotAuthorizedException) {
                return "it does not know the client " + CLIENT + " by SANTRAL_PROVISIONER_SECRET (" + at.getMessage()
                        + ")";
            }
            if (at instanceof ForbiddenException) {
                return "the client " + CLIENT + " may not administer the realm (" + at.getMessage() + ")";
            }
            cause = at;
        }
        return e instanceof WebApplicationException
                ? "it refuses: " + e.getMessage()
                : "it does not answer: " + cause.getMessage();
    }

    @Override
    public void close() {
        keycloak.close();
    }

    private Map<String, String> organizations(Directory directory) {
        Map<String, OrganizationRepresentation> there = new HashMap<>();
        pages((first, max) -> realm.organizations().list(first, max)).forEach(one -> there.put(one.getAlias(), one));
        Map<String, String> ids = new HashMap<>();
        for (Directory.Organization wanted : directory.organizations()) {
            OrganizationRepresentation one = there.get(wanted.alias());
            if (one == null) {
                OrganizationRepresentation fresh = new OrganizationRepresentation();
                // Keycloak's name is unique over the realm, a brand's is not: the alias serves for both.
                fresh.setName(wanted.alias());
                fresh.setAlias(wanted.alias());
                fresh.setDescription(wanted.name());
                fresh.setEnabled(wanted.active());
                ids.put(wanted.alias(), created(realm.organizations().create(fresh), "organization " + wanted.alias()));
                done.add("+ organization " + wanted.alias());
                continue;
            }
            ids.put(wanted.alias(), one.getId());
            if (one.isEnabled() != wanted.active() || !wanted.name().equals(one.getDescription())) {
                one.setEnabled(wanted.active());
                one.setDescription(wanted.name());
                checked(realm.organizations().get(one.getId()).update(one), "organization " + wanted.alias());
                done.add("~ organization " + wanted.alias());
            }
        }
        return ids;
    }

    private Map<String, UserRepresentation> users(Directory directory, List<Brand> brands) {
        Map<String, UserRepresentation> there = new HashMap<>();
        pages((first, max) -> realm.users().list(first, max)).forEach(user -> there.put(user.getUsername(), user));
        Set<String> federated = new HashSet<>();
        brands.stream().filter(brand -> brand.provider() != null).forEach(brand -> federated.add(brand.alias() + "."));
        Map<String, UserRepresentation> users = new TreeMap<>();
        for (Directory.Human person : directory.people()) {
            UserRepresentation user = there.get(person.username());
            if (user == null) {
                if (!person.active()) {
                    continue;
                }
                user = new UserRepresentation();
                user.setUsername(person.username());
                fill(user, person);
                if (federated.stream().noneMatch(person.username()::startsWith)) {
                    user.setRequiredActions(List.of("UPDATE_PASSWORD"));
                }
                user.setId(created(realm.users().create(user), "user " + person.username()));
                done.add("+ user " + person.username());
            } else if (fill(user, person)) {
                UserResource resource = realm.users().get(user.getId());
                resource.update(user);
                if (!person.active()) {
                    resource.logout();
                }
                done.add((person.active() ? "~ user " : "- user ")
                        + person.username()
                        + (person.active() ? "" : " (disabled and logged out)"));
            }
            users.put(person.username(), user);
        }
        return users;
    }

    /** Whether anything differed. The last word of a name is the family name. */
    private static boolean fill(UserRepresentation user, Directory.Human person) {
        int space = person.name().lastIndexOf(' ');
        String first = space < 0 ? person.name() : person.name().substring(0, space);
        String last = space < 0 ? person.name() : person.name().substring(space + 1);
        Map<String, List<String>> attributes =
                user.getAttributes() == null ? new HashMap<>() : new HashMap<>(user.getAttributes());
        List<String> locale = List.of(person.language());
        boolean differs = !first.equals(user.getFirstName())
                || !last.equals(user.getLastName())
                || !person.email().equals(Objects.requireNonNullElse(user.getEmail(), ""))
                || !locale.equals(attributes.get("locale"))
                || !Objects.equals(person.active(), user.isEnabled());
        attributes.put("locale", locale);
        user.setFirstName(first);
        user.setLastName(last);
        user.setEmail(person.email());
        user.setAttributes(attributes);
        user.setEnabled(person.active());
        return differs;
    }

    private void roles(Directory directory, Map<String, UserRepresentation> users) {
        for (String name : new TreeSet<>(ROLES)) {
            Set<String> has = new HashSet<>();
            pages((first, max) -> realm.roles().get(name).getUserMembers(first, max))
                    .forEach(user -> has.add(user.getUsername()));
            List<RoleRepresentation> role = List.of(realm.roles().get(name).toRepresentation());
            for (Directory.Human person : directory.people()) {
                UserRepresentation user = users.get(person.username());
                boolean wanted = person.roles().contains(name);
                if (user == null || wanted == has.contains(person.username())) {
                    continue;
                }
                var mapping = realm.users().get(user.getId()).roles().realmLevel();
                if (wanted) {
                    mapping.add(role);
                } else {
                    mapping.remove(role);
                }
                done.add((wanted ? "+ " : "- ") + "role " + name + " of " + person.username());
            }
        }
    }

    private void members(
            Directory directory, Map<String, String> organizations, Map<String, UserRepresentation> users) {
        for (Directory.Organization organization : directory.organizations()) {
            String id = Objects.requireNonNull(organizations.get(organization.alias()));
            OrganizationMembersResource members = realm.organizations().get(id).members();
            Set<String> has = new HashSet<>();
            pages((first, max) -> members.list(first, max))
                    .forEach((MemberRepresentation member) -> has.add(member.getUsername()));
            for (Directory.Human person : directory.people()) {
                UserRepresentation user = users.get(person.username());
                boolean wanted = person.organizations().contains(organization.alias());
                if (user == null || wanted == has.contains(person.username())) {
                    continue;
                }
                String what = "member " + person.username() + " of " + organization.alias();
                checked(wanted ? members.addMember(user.getId()) : members.removeMember(user.getId()), what);
                done.add((wanted ? "+ " : "- ") + what);
            }
        }
    }

    private void identityProviders(
            Directory directory, List<Brand> brands, Map<String, String> organizations, SecretFolder secrets) {
        Map<String, Brand> byAlias = new HashMap<>();
        brands.forEach(brand -> byAlias.put(brand.alias(), brand));
        List<String> failed = new ArrayList<>();
        for (Directory.Organization organization : directory.organizations()) {
            Brand brand = byAlias.get(organization.alias());
            // Of a brand that is not active Keycloak itself switches the providers off, with the organization.
            if (brand == null || !organization.active()) {
                continue;
            }
            String id = Objects.requireNonNull(organizations.get(organization.alias()));
            OrganizationIdentityProvidersResource linked =
                    realm.organizations().get(id).identityProviders();
            Set<String> links = new HashSet<>();
            linked.getIdentityProviders().forEach(provider -> links.add(provider.getAlias()));
            IdentityProvider wanted = brand.provider();
            if (wanted != null) {
                links.remove(wanted.alias());
                try {
                    identityProvider(brand, wanted, id, secrets);
                } catch (WebApplicationException | CannotApply e) {
                    // One brand's provider may be away or its entry wrong; the other brands' people still want to come
                    // in.
                    failed.add("identity provider " + wanted.alias() + " of " + brand.alias() + " at "
                            + wanted.discoveryUrl() + ": " + e.getMessage());
                }
            }
            links.forEach(this::disable);
        }
        if (!failed.isEmpty()) {
            throw new CannotApply(String.join("; ", failed));
        }
    }

    private void identityProvider(Brand brand, IdentityProvider wanted, String organization, SecretFolder secrets) {
        firstLogin();
        String secret = secrets.find(wanted.clientSecret())
                .orElseThrow(() -> new CannotApply("there is no secret " + wanted.clientSecret()));
        IdentityProviderRepresentation there = provider(wanted.alias());
        if (there != null && !isSame(there, wanted, organization)) {
            realm.identityProviders().get(wanted.alias()).remove();
            done.add("- identity provider " + wanted.alias() + " with its links (it was another's, or elsewhere)");
            there = null;
        }
        if (there == null) {
            IdentityProviderRepresentation fresh = new IdentityProviderRepresentation();
            fresh.setAlias(wanted.alias());
            Map<String, String> config = new HashMap<>(realm.identityProviders()
                    .importFrom(Map.<String, Object>of("fromUrl", wanted.discoveryUrl(), "providerId", "oidc")));
            config.put(DISCOVERY, wanted.discoveryUrl());
            fresh.setConfig(config);
            fill(fresh, brand, wanted);
            config.put("clientSecret", secret);
            // Not before its mapper is there: until then it would vouch for any name.
            fresh.setEnabled(false);
            checked(realm.identityProviders().create(fresh), "identity provider " + wanted.alias());
            checked(
                    realm.organizations().get(organization).identityProviders().addIdentityProvider(wanted.alias()),
                    "link of " + wanted.alias());
            done.add("+ identity provider " + wanted.alias() + " of " + brand.alias());
            there = Objects.requireNonNull(provider(wanted.alias()));
            mapper(brand, wanted);
            fill(there, brand, wanted);
        } else {
            mapper(brand, wanted);
            if (fill(there, brand, wanted)) {
                done.add("~ identity provider " + wanted.alias());
            }
        }
        // Keycloak never shows it again, so it cannot be compared and is written each time.
        there.getConfig().put("clientSecret", secret);
        realm.identityProviders().get(wanted.alias()).update(there);
    }

    /**
     * Whether what Keycloak has under the alias is this brand's provider at this address. If not, the links of its accounts must go
     * with it: they say which of the other provider's accounts is whom here.
     */
    private static boolean isSame(IdentityProviderRepresentation there, IdentityProvider wanted, String organization) {
        return organization.equals(there.getOrganizationId())
                && wanted.discoveryUrl().equals(there.getConfig().get(DISCOVERY));
    }

    /** Whether anything differed. */
    private static boolean fill(IdentityProviderRepresentation provider, Brand brand, IdentityProvider wanted) {
        Map<String, String> config = new HashMap<>(provider.getConfig());
        config.put("clientId", wanted.clientId());
        config.put("clientAuthMethod", "client_secret_post");
        config.put("validateSignature", "true");
        config.put("useJwksUrl", "true");
        config.put("pkceEnabled", "true");
        config.put("pkceMethod", "S256");
        config.put("syncMode", "IMPORT");
        boolean differs = !config.equals(provider.getConfig())
                || !provider.isEnabled()
                || provider.isTrustEmail()
                || provider.isStoreToken()
                || !Boolean.TRUE.equals(provider.isHideOnLogin())
                || !brand.name().equals(provider.getDisplayName())
                || !FIRST_LOGIN.equals(provider.getFirstBrokerLoginFlowAlias());
        provider.setProviderId("oidc");
        provider.setDisplayName(brand.name());
        provider.setEnabled(true);
        provider.setTrustEmail(false);
        provider.setStoreToken(false);
        // The common log-in page must not tell who the operator's clients are; the brand's own address names its
        // provider.
        provider.setHideOnLogin(true);
        provider.setFirstBrokerLoginFlowAlias(FIRST_LOGIN);
        provider.setConfig(config);
        return differs;
    }

    /** What the provider calls its user is that user's name here only behind the brand's alias: no provider reaches another brand's. */
    private void mapper(Brand brand, IdentityProvider wanted) {
        IdentityProviderResource provider = realm.identityProviders().get(wanted.alias());
        Map<String, String> config = Map.of(
                "syncMode", "INHERIT",
                "target", "LOCAL",
                "template", brand.alias() + ".${CLAIM.preferred_username | lowercase}");
        for (IdentityProviderMapperRepresentation there : provider.getMappers()) {
            if (there.getName().equals("username")) {
                if (!config.equals(there.getConfig())) {
                    there.setConfig(config);
                    provider.update(there.getId(), there);
                    done.add("~ identity provider " + wanted.alias() + ": whom it vouches for");
                }
                return;
            }
        }
        IdentityProviderMapperRepresentation mapper = new IdentityProviderMapperRepresentation();
        mapper.setName("username");
        mapper.setIdentityProviderAlias(wanted.alias());
        mapper.setIdentityProviderMapper("oidc-username-idp-mapper");
        mapper.setConfig(config);
        checked(provider.addMapper(mapper), "mapper of " + wanted.alias());
    }

    private void disable(String alias) {
        IdentityProviderRepresentation provider = provider(alias);
        if (provider != null && provider.isEnabled()) {
            provider.setEnabled(false);
            realm.identityProviders().get(alias).update(provider);
            done.add("- identity provider " + alias + " (disabled)");
        }
    }

    private @Nullable IdentityProviderRepresentation provider(String alias) {
        return realm.identityProviders().findAll().stream()
                .filter(provider -> provider.getAlias().equals(alias))
                .findFirst()
                .orElse(null);
    }

    /**
     * Who comes from a brand's provider for the first time must be known already, by username; is then linked without being asked;
     * and is refused if not known. Keycloak's own flow would offer to link by e-mail address.
     */
    private void firstLogin() {
        var flows = realm.flows();
        if (flows.getFlows().stream().anyMatch(flow -> flow.getAlias().equals(FIRST_LOGIN))) {
            return;
        }
        AuthenticationFlowRepresentation flow = new AuthenticationFlowRepresentation();
        flow.setAlias(FIRST_LOGIN);
        flow.setDescription("Known people only, by username");
        flow.setProviderId("basic-flow");
        flow.setTopLevel(true);
        flow.setBuiltIn(false);
        checked(flows.createFlow(flow), "flow " + FIRST_LOGIN);
        flows.addExecution(FIRST_LOGIN, Map.of("provider", "idp-detect-existing-broker-user"));
        flows.addExecution(FIRST_LOGIN, Map.of("provider", "idp-auto-link"));
        for (AuthenticationExecutionInfoRepresentation execution : flows.getExecutions(FIRST_LOGIN)) {
            execution.setRequirement("REQUIRED");
            flows.updateExecutions(FIRST_LOGIN, execution);
        }
        done.add("+ flow " + FIRST_LOGIN);
    }

    private interface Page<T> {
        List<T> list(int first, int max);
    }

    private static <T> List<T> pages(Page<T> page) {
        List<T> all = new ArrayList<>();
        for (int number = 0; number < MAX_PAGES; number++) {
            List<T> some = page.list(number * PAGE, PAGE);
            all.addAll(some);
            if (some.size() < PAGE) {
                return all;
            }
        }
        throw new CannotApply("Keycloak lists more than " + MAX_PAGES * PAGE + " entries");
    }

    private static String created(Response response, String what) {
        checked(response, what);
        String place = response.getLocation().getPath();
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private static void checked(Response response, String what) {
        try (response) {
            if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
                throw new CannotApply("Keycloak refuses " + what + ": " + response.getStatus() + " "
                        + response.readEntity(String.class));
            }
        }
    }
}
