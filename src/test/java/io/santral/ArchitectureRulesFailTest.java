package io.santral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of {@link ArchitectureTest} says no: to code that is planted here, compiled, and shown to it. */
class ArchitectureRulesFailTest {
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern NAME = Pattern.compile("(?:class|interface|record) (\\w+)");

    @TempDir
    Path folder;

    static Stream<Arguments> violations() {
        return Stream.of(
                planted(
                        "capabilitiesUseOnlyWhatTheyDeclare",
                        "@io.santral.Capability(name = \"a\", exposes = \"io.santral.a\") package io.santral.a;",
                        "@io.santral.Capability(name = \"b\", exposes = \"io.santral.b\") package io.santral.b;",
                        "package io.santral.a; public class One { io.santral.b.Two two; }",
                        "package io.santral.b; public class Two {}"),
                planted(
                        "capabilitiesUseOnlyWhatTheyDeclare",
                        "@io.santral.Capability(name = \"a\", uses = \"b\", exposes = \"io.santral.a\") package io.santral.a;",
                        "@io.santral.Capability(name = \"b\", exposes = \"io.santral.b\") package io.santral.b;",
                        "package io.santral.a; public class One { io.santral.b.inner.Two two; }",
                        "package io.santral.b.inner; public class Two {}"),
                planted(
                        "capabilitiesAreFreeOfCycles",
                        "@io.santral.Capability(name = \"a\", uses = \"b\", exposes = \"io.santral.a\") package io.santral.a;",
                        "@io.santral.Capability(name = \"b\", uses = \"a\", exposes = \"io.santral.b\") package io.santral.b;",
                        "package io.santral.a; public class One { io.santral.b.Two two; }",
                        "package io.santral.b; public class Two { io.santral.a.One one; }"),
                planted(
                        "connectorsDoNotKnowEachOther",
                        "package io.santral.channel.x; public class One { io.santral.channel.sms.Two two; }",
                        "package io.santral.channel.sms; public class Two {}"),
                planted(
                        "connectorsTouchNoDatabase",
                        "package io.santral.channel.x; class One { java.sql.Connection connection; }"),
                planted(
                        "rulesArePlainJava",
                        "package io.santral.sla.clock; class One { jakarta.json.JsonObject object; }"),
                planted(
                        "facesStaysInTheOuterRing",
                        "package io.santral.cases; class One { jakarta.faces.context.FacesContext context; }"),
                planted("sqlStaysInStores", "package io.santral.cases; class One { java.sql.Connection connection; }"),
                planted("sqlStaysInStores", "package io.santral.cases; class One { io.santral.shared.Sql sql; }"),
                planted(
                        "nobodyTakesAnEntityManagerButTheSealedOne",
                        "package io.santral.cases.store; class One { @jakarta.persistence.PersistenceContext"
                                + " jakarta.persistence.EntityManager em; }"),
                planted(
                        "nobodyWritesNativeSqlPastTheMapping",
                        "package io.santral.cases.store; class One { void go(jakarta.persistence.EntityManager em) {"
                                + " em.createNativeQuery(\"UPDATE reply SET text = ''\").executeUpdate(); } }"),
                planted(
                        "onlyTheUnifiedQueueReadsOverBrands",
                        "package io.santral.cases.store; class One { @io.santral.tenancy.OverBrands io.santral.shared.Sql all; }"),
                planted(
                        "entitiesStayInModelPackages",
                        "package io.santral.cases; @jakarta.persistence.Entity class One { @jakarta.persistence.Id long id; }"),
                planted(
                        "everyEntityCarriesItsBrandInItsKey",
                        "package io.santral.cases.model; @jakarta.persistence.Entity"
                                + " @org.eclipse.persistence.annotations.Multitenant"
                                + " @org.eclipse.persistence.annotations.TenantDiscriminatorColumn(name = \"tenant_id\")"
                                + " class One { @jakarta.persistence.Id long id; }"),
                planted(
                        "screensNeverSeeEntities",
                        "package io.santral.cases.model; @jakarta.persistence.Entity public class One {"
                                + " @jakarta.persistence.Id long id; }",
                        "package io.santral.console; class Two { io.santral.cases.model.One one; }"),
                planted("everyPackageIsNullMarked", "package io.santral.open; class One {}"),
                planted("everyClassBelongsToACapability", "package io.santral.nowhere; class One {}"),
                planted(
                        "nobodyNeedsMoreThanSevenCollaborators",
                        "package io.santral.cases; class One { @jakarta.inject.Inject String a, b, c, d, e, f, g, h; }"),
                planted(
                        "transactionsOpenAtTheFace",
                        "package io.santral.cases.store; @jakarta.transaction.Transactional class One {}"),
                planted(
                        "whateverTakesAnEventObservesIt",
                        "package io.santral.cases; class One { void on(String event) {} }"),
                planted(
                        "everyEventIsHeard",
                        "package io.santral.cases; record Happened() implements io.santral.shared.Event {}"),
                planted(
                        "protocolTextIsFoldedWithoutALocale",
                        "package io.santral.cases; class One { String go(String s) { return s.toLowerCase(); } }"));
    }

    private static Arguments planted(String rule, String... sources) {
        return Arguments.of(rule, List.of(sources));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violations")
    void theRuleSaysNo(String rule, List<String> sources) throws Exception {
        JavaClasses planted = compiled(sources);
        assertThrows(AssertionError.class, () -> check(rule, planted));
    }

    @Test
    void noRuleIsLeftOut() {
        Set<String> rules = Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ArchRule.class)
                .map(Field::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        rules.add("everyEventIsHeard");
        Set<String> planted = new TreeSet<>();
        violations().forEach(arguments -> planted.add(String.valueOf(arguments.get()[0])));
        assertThat(planted).isEqualTo(rules);
    }

    private static void check(String rule, JavaClasses planted) throws ReflectiveOperationException {
        if (rule.equals("everyEventIsHeard")) {
            ArchitectureTest.everyEventIsHeard(planted);
            return;
        }
        Field field = ArchitectureTest.class.getDeclaredField(rule);
        field.setAccessible(true);
        ((ArchRule) field.get(null)).check(planted);
    }

    private JavaClasses compiled(List<String> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        for (String source : sources) {
            Matcher place = PACKAGE.matcher(source);
            assertThat(place.find()).isTrue();
            String afterPackage = source.substring(place.end());
            Matcher name = NAME.matcher(afterPackage);
            Path file = folder.resolve("sources/" + place.group(1).replace('.', '/') + "/"
                    + (name.find() ? name.group(1) : "package-info") + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
            arguments.add(file.toString());
        }
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new)))
                .as("the planted code compiles")
                .isZero();
        return new ClassFileImporter().importPath(classes);
    }
}
