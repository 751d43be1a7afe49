package io.santral.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.santral.cases.model.SupportCase;
import io.santral.reply.model.Reply;
import io.santral.tenancy.store.OwnerDataSource;
import jakarta.ejb.Schedule;
import jakarta.enterprise.context.Initialized;
import jakarta.inject.Inject;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceProviderResolverHolder;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Asks the running server what it exposes, and holds it against {@link Exposed}; and tries wall 3 where there is no wall 4. */
@ExtendWith(ArquillianExtension.class)
class InventoryIT {
    private static final Pattern ACTION =
            Pattern.compile("action=\"#\\{([A-Za-z]+\\.[A-Za-z]+)(\\(param\\.[a-z]+(, param\\.[a-z]+)*\\))?}\"");
    private static final Pattern PARAMETER = Pattern.compile("<f:viewParam name=\"([^\"]+)\"");

    /** Our own from Arquillian, which is not in what we ship. */
    private static final String PROBE = "/ArquillianServletRunner";

    @Inject
    ServletContext server;

    /** The application as it is shipped, and this class. */
    @Deployment
    static WebArchive application() {
        return ShrinkWrap.create(ZipImporter.class, "santral-inventory.war")
                .importFrom(new File(System.getProperty("santral.war")))
                .as(WebArchive.class)
                .addClasses(InventoryIT.class, Exposed.class, Twins.class);
    }

    @Test
    void everyMethodOfTheApiHasATrial() {
        same(
                "API",
                Exposed.API,
                applications()
                        .flatMap(api -> api.getClasses().stream()
                                .filter(with(Path.class))
                                .flatMap(resource -> methods(api, resource))));
    }

    @Test
    void everyServletHasATrial() {
        same(
                "SERVLETS",
                Exposed.SERVLETS,
                server.getServletRegistrations().values().stream()
                        .flatMap(servlet -> servlet.getMappings().stream())
                        .filter(pattern -> !pattern.startsWith(PROBE)));
    }

    @Test
    void everyFilterOfOursIsKnown() {
        same(
                "FILTERS",
                Exposed.FILTERS,
                server.getFilterRegistrations().values().stream()
                        .filter(filter -> filter.getClassName().startsWith("io.santral"))
                        .flatMap(filter -> filter.getUrlPatternMappings().stream()));
    }

    @Test
    void everySocketHasATrial() {
        same(
                "SOCKETS",
                Exposed.SOCKETS,
                classes()
                        .filter(with(ServerEndpoint.class))
                        .map(type -> type.getAnnotation(ServerEndpoint.class).value()));
    }

    @Test
    void everyPageHasATrial() {
        same("VIEWS", Exposed.VIEWS, pages());
    }

    @Test
    void everyParameterOfAPageHasATrial() {
        same(
                "PARAMETERS",
                Exposed.PARAMETERS,
                pages().flatMap(page -> found(PARAMETER, page).map(name -> page + " " + name)));
    }

    @Test
    void everyActionOfAPageHasATrial() {
        same(
                "ACTIONS",
                Exposed.ACTIONS,
                files("/")
                        .filter(file -> file.endsWith(".xhtml"))
                        .flatMap(file -> found(ACTION, file))
                        // What guards a page when it is opened, and is tried with the page.
                        .filter(action -> !action.startsWith("door.")));
    }

    @Test
    void everyJobIsKnown() {
        same(
                "JOBS and AT_START",
                union(Exposed.JOBS, Exposed.AT_START),
                classes().filter(type -> isJob(type) || hasTenantWork(type)).map(Class::getName));
        same("JOBS", Exposed.JOBS, classes().filter(InventoryIT::hasTenantWork).map(Class::getName));
    }

    @Test
    void everyEntityCarriesItsBrandInItsKey() {
        List<Class<?>> entities = classes().filter(with(Entity.class)).toList();
        assertTrue(entities.contains(SupportCase.class), "the entities were found: " + entities);
        same(
                "entities with their brand in the key",
                names(entities),
                entities.stream()
                        .filter(with(Multitenant.class))
                        .filter(type -> Arrays.stream(type.getAnnotationsByType(TenantDiscriminatorColumn.class))
                                .anyMatch(TenantDiscriminatorColumn::primaryKey))
                        .map(Class::getName));
    }

    /**
     * On the tables themselves, as the owner, where no view stands before them: EclipseLink's discriminator is the only wall left.
     */
    @Test
    void entitiesKeepBrandsApartWhereThereAreNoViews() throws SQLException {
        OwnerDataSource tables = new OwnerDataSource(setting("santral.db.url"), setting("santral.owner.password"));
        try (Connection owner = tables.getConnection()) {
            long a = number(owner, "SELECT id FROM tenant WHERE alias = 'kuzgun'");
            long b = number(owner, "SELECT id FROM tenant WHERE alias = 'cinarbank'");
            Twins twins = Twins.write(
                    owner,
                    a,
                    b,
                    number(owner, "SELECT id FROM pool WHERE alias = 'sosyal'"),
                    number(owner, "SELECT id FROM person WHERE username = 'elif'"));
            try (EntityManagerFactory entities = on(tables)) {
                assertEquals(
                        2,
                        number(owner, "SELECT COUNT(*) FROM support_case WHERE id = " + twins.id()),
                        "the twins, seen without any wall");
                apart(entities, a, Twins.CANARY_A, twins);
                apart(entities, b, Twins.CANARY_B, twins);
                EntityManager em = entities.createEntityManager(Map.of("eclipselink.tenant-id", a));
                em.getTransaction().begin();
                em.find(SupportCase.class, twins.id()).close(Instant.EPOCH);
                assertEquals(
                        1,
                        em.createQuery("DELETE FROM Reply r WHERE r.id = :id")
                                .setParameter("id", twins.id())
                                .executeUpdate(),
                        "replies that a bulk delete reaches");
                em.getTransaction().commit();
                em.close();
                assertEquals(
                        1,
                        number(
                                owner,
                                "SELECT COUNT(*) FROM support_case WHERE state = 'OPEN' AND tenant_id = " + b
                                        + " AND id = " + twins.id()),
                        "the twin of the case that was closed");
                assertEquals(
                        1,
                        number(owner, "SELECT COUNT(*) FROM reply WHERE tenant_id = " + b + " AND id = " + twins.id()),
                        "the twin of the reply that was deleted");
            } finally {
                twins.remove(owner);
            }
        }
    }

    /** The application's entities, on that data source and without the server's transactions. */
    private EntityManagerFactory on(DataSource tables) {
        URL root = root();
        List<String> mapped = classes()
                .filter(with(Entity.class).or(with(Converter.class)))
                .map(Class::getName)
                .toList();
        PersistenceUnitInfo unit = (PersistenceUnitInfo) Proxy.newProxyInstance(
                InventoryIT.class.getClassLoader(),
                new Class<?>[] {PersistenceUnitInfo.class},
                (proxy, method, values) -> switch (method.getName()) {
                    case "getPersistenceUnitName" -> "without-views";
                    case "getTransactionType" -> PersistenceUnitTransactionType.RESOURCE_LOCAL;
                    case "getNonJtaDataSource" -> tables;
                    case "getManagedClassNames" -> mapped;
                    case "getMappingFileNames", "getJarFileUrls" -> List.of();
                    case "getPersistenceUnitRootUrl" -> root;
                    case "getClassLoader", "getNewTempClassLoader" -> InventoryIT.class.getClassLoader();
                    case "getProperties" -> new Properties();
                    case "getPersistenceXMLSchemaVersion" -> "3.0";
                    case "excludeUnlistedClasses" -> true;
                    case "getSharedCacheMode" -> SharedCacheMode.NONE;
                    case "getValidationMode" -> ValidationMode.NONE;
                    default -> null;
                });
        PersistenceProvider eclipseLink =
                PersistenceProviderResolverHolder.getPersistenceProviderResolver().getPersistenceProviders().stream()
                        .filter(provider -> provider.getClass().getName().startsWith("org.eclipse.persistence"))
                        .findFirst()
                        .orElseThrow();
        return eclipseLink.createContainerEntityManagerFactory(
                unit,
                Map.of(
                        "eclipselink.target-database", "MySQL",
                        "eclipselink.target-server", "None",
                        "eclipselink.weaving", "false",
                        "eclipselink.session-name", "without-views"));
    }

    /** The folder of the application's classes; the class loader itself names only the class file. */
    private static URL root() {
        try {
            return URI.create(Objects.requireNonNull(InventoryIT.class.getResource("InventoryIT.class"))
                            .toString())
                    .resolve("../../../")
                    .toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void apart(EntityManagerFactory entities, long brand, String canary, Twins twins) {
        try (EntityManager em = entities.createEntityManager(Map.of("eclipselink.tenant-id", brand))) {
            assertEquals(
                    canary + " title", em.find(SupportCase.class, twins.id()).title());
            assertEquals(canary + " reply", em.find(Reply.class, twins.id()).text());
            List<String> titles = em.createQuery("SELECT c.title FROM SupportCase c WHERE c.id = :id", String.class)
                    .setParameter("id", twins.id())
                    .getResultList();
            assertEquals(List.of(canary + " title"), titles);
        }
    }

    private static long number(Connection owner, String sql) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertTrue(row.next(), sql);
            return row.getLong(1);
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static void same(String list, Set<String> tried, Stream<String> exposed) {
        TreeSet<String> there = exposed.collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> untried = new TreeSet<>(there);
        untried.removeAll(tried);
        TreeSet<String> gone = new TreeSet<>(tried);
        gone.removeAll(there);
        assertTrue(
                untried.isEmpty() && gone.isEmpty(),
                "Exposed." + list + ": the server exposes " + untried
                        + " and nobody tries it; tried and not exposed is " + gone);
    }

    private Stream<Application> applications() {
        return classes().filter(Application.class::isAssignableFrom).map(type -> {
            try {
                return (Application) type.getConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Stream<String> methods(Application api, Class<?> resource) {
        String path = api.getClass().getAnnotation(ApplicationPath.class).value() + "/"
                + resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getMethods())
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(verb -> verb != null)
                        .map(verb -> verb.value() + " " + path + below(method)));
    }

    private static String below(Method method) {
        Path path = method.getAnnotation(Path.class);
        return path == null ? "" : "/" + path.value();
    }

    private static boolean isJob(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(Schedule.class)
                        || Arrays.stream(method.getParameters())
                                .map(Parameter::getAnnotations)
                                .flatMap(Arrays::stream)
                                .anyMatch(Initialized.class::isInstance));
    }

    private static boolean hasTenantWork(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields()).anyMatch(field -> field.getType() == TenantWork.class);
    }

    private Stream<String> pages() {
        return files("/").filter(file -> file.endsWith(".xhtml") && !file.startsWith("/WEB-INF/"));
    }

    private Stream<String> found(Pattern pattern, String file) {
        try (InputStream in = server.getResourceAsStream(file)) {
            Matcher matcher = pattern.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return matcher.results().map(result -> result.group(1)).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    private Stream<String> files(String folder) {
        Set<String> inside = server.getResourcePaths(folder);
        return inside == null
                ? Stream.of()
                : inside.stream().flatMap(path -> path.endsWith("/") ? files(path) : Stream.of(path));
    }

    private Stream<Class<?>> classes() {
        String root = "/WEB-INF/classes/";
        return files(root + "io/santral/")
                .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                .map(file -> file.substring(root.length(), file.length() - ".class".length())
                        .replace('/', '.'))
                .map((Function<String, Class<?>>) InventoryIT::load)
                .filter(type -> !type.getName().startsWith(InventoryIT.class.getName()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, InventoryIT.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Predicate<Class<?>> with(Class<? extends Annotation> annotation) {
        return type -> type.isAnnotationPresent(annotation);
    }

    private static Set<String> names(Collection<Class<?>> types) {
        return types.stream().map(Class::getName).collect(Collectors.toSet());
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }
}
