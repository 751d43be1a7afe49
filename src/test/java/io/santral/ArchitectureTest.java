package io.santral;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.modules.syntax.ModuleDependencyScope.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.modules.syntax.ModuleRuleDefinition.modules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.santral.shared.Event;
import io.santral.shared.Sql;
import io.santral.tenancy.OverBrands;
import io.santral.tenancy.store.DirectoryDataSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The walls between the capabilities. Each rule is seen to fail on a planted violation in {@link ArchitectureRulesFailTest}. */
@AnalyzeClasses(
        packages = "io.santral",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.MainOnly.class})
class ArchitectureTest {

    /** The demo and the benchmarks are compiled beside the tests and are not the product. */
    static final class MainOnly implements ImportOption {
        @Override
        public boolean includes(com.tngtech.archunit.core.importer.Location location) {
            return !location.contains("/test-classes/");
        }
    }

    private static final DescribedPredicate<JavaClass> SPEAKS_SQL = JavaClass.Predicates.resideInAnyPackage(
                    "jakarta.persistence..", "java.sql..", "javax.sql..", "org.eclipse.persistence..")
            .or(JavaClass.Predicates.type(Sql.class));

    @ArchTest
    static final ArchRule capabilitiesUseOnlyWhatTheyDeclare = modules()
            .definedByAnnotation(Capability.class)
            .should()
            .respectTheirAllowedDependenciesDeclaredIn("uses", consideringOnlyDependenciesInAnyPackage("io.santral.."))
            .ignoreDependency(alwaysTrue(), JavaClass.Predicates.belongToAnyOf(Capability.class))
            .andShould()
            .onlyDependOnEachOtherThroughPackagesDeclaredIn("exposes")
            .because("a capability's root package is its face and the rest is its own");

    @ArchTest
    static final ArchRule capabilitiesAreFreeOfCycles =
            modules().definedByAnnotation(Capability.class).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule connectorsDoNotKnowEachOther =
            slices().matching("io.santral.channel.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule connectorsTouchNoDatabase = noClasses()
            .that()
            .resideInAPackage("io.santral.channel.*..")
            .and()
            .resideOutsideOfPackage("io.santral.channel.store..")
            .should()
            .dependOnClassesThat(SPEAKS_SQL)
            .because("a connector translates; intake and reply store");

    @ArchTest
    static final ArchRule rulesArePlainJava = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.santral.cases.merging..",
                    "io.santral.cases.topic..",
                    "io.santral.customer.reading..",
                    "io.santral.sla.clock..",
                    "io.santral.routing.choice..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "java.sql..", "javax.sql..")
            .because("a rule must run in a plain unit test");

    @ArchTest
    static final ArchRule facesStaysInTheOuterRing = noClasses()
            .that()
            .resideOutsideOfPackages("io.santral.console..", "io.santral.portal..", "io.santral.screen..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.faces..", "org.primefaces..");

    @ArchTest
    static final ArchRule sqlStaysInStores = noClasses()
            .that()
            .resideOutsideOfPackages("..store..", "..model..", "io.santral.tenancy.provision..", "io.santral.shared..")
            .and()
            .doNotHaveFullyQualifiedName("io.santral.tenancy.Entities")
            .and()
            .doNotHaveFullyQualifiedName("io.santral.audit.Audit")
            .should()
            .dependOnClassesThat(SPEAKS_SQL)
            .because("what reaches the database is found in one place a capability");

    @ArchTest
    static final ArchRule nobodyTakesAnEntityManagerButTheSealedOne = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.santral.tenancy.Entities")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.persistence.PersistenceContext")
            .because("Entities seals the manager to the brand of the scope (wall 3)");

    @ArchTest
    static final ArchRule nobodyWritesNativeSqlPastTheMapping = noClasses()
            .should()
            .callMethodWhere(are(DescribedPredicate.describe(
                    "createNativeQuery or unwrap",
                    call -> call.getTargetOwner().getName().equals("jakarta.persistence.EntityManager")
                            && (call.getName().equals("createNativeQuery")
                                    || call.getName().equals("unwrap")))))
            .because("a native update runs unfiltered over all brands");

    @ArchTest
    static final ArchRule onlyTheUnifiedQueueReadsOverBrands = noClasses()
            .that(are(DescribedPredicate.not(
                    nameMatching("io\\.santral\\.(routing\\.store|tenancy\\.(store|provision)|security\\.store"
                            + "|channel\\.store|intake\\.store)\\..*|io\\.santral\\.customer\\.store\\.PoolStore"))))
            .should()
            .dependOnClassesThat(JavaClass.Predicates.belongToAnyOf(OverBrands.class, DirectoryDataSource.class));

    @ArchTest
    static final ArchRule entitiesStayInModelPackages = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .resideInAPackage("..model..");

    @ArchTest
    static final ArchRule everyEntityCarriesItsBrandInItsKey = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should(new ArchCondition<>("be @Multitenant with the tenant in the primary key") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean walled = type.isAnnotatedWith("org.eclipse.persistence.annotations.Multitenant")
                            && type.tryGetAnnotationOfType(
                                            "org.eclipse.persistence.annotations.TenantDiscriminatorColumn")
                                    .flatMap(annotation -> annotation.get("primaryKey"))
                                    .filter(Boolean.TRUE::equals)
                                    .isPresent();
                    if (!walled) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " is not walled by its key"));
                    }
                }
            });

    @ArchTest
    static final ArchRule screensNeverSeeEntities = noClasses()
            .that()
            .resideInAnyPackage("io.santral.console..", "io.santral.portal..", "io.santral.api..")
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith("jakarta.persistence.Entity");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(new ArchCondition<>("be in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(
                                type, type.getPackageName() + " has no package-info.java with @NullMarked"));
                    }
                }
            });

    @ArchTest
    static final ArchRule everyClassBelongsToACapability = classes()
            .that()
            .resideOutsideOfPackage("io.santral")
            .should(new ArchCondition<>("live below a package marked @Capability") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Optional<JavaPackage> here = Optional.of(type.getPackage());
                    while (here.isPresent() && !here.get().isAnnotatedWith(Capability.class)) {
                        here = here.get().getParent();
                    }
                    if (here.isEmpty()) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " belongs to no capability"));
                    }
                }
            });

    @ArchTest
    static final ArchRule nobodyNeedsMoreThanSevenCollaborators = classes()
            .should(new ArchCondition<>("have at most 7 injected fields") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    long injected = type.getFields().stream()
                            .filter(field -> field.isAnnotatedWith("jakarta.inject.Inject"))
                            .count();
                    if (injected > 7) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " injects " + injected));
                    }
                }
            });

    @ArchTest
    static final ArchRule transactionsOpenAtTheFace = classes()
            .that()
            .areAnnotatedWith("jakarta.transaction.Transactional")
            .should()
            .resideInAPackage("io.santral.(*)")
            .because("only a capability's root package opens a transaction");

    @ArchTest
    static final ArchRule whateverTakesAnEventObservesIt = methods()
            .that()
            .haveName("on")
            .should(new ArchCondition<>("mark their event parameter @Observes") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean observed = method.getParameters().stream()
                            .anyMatch(parameter -> parameter.isAnnotatedWith("jakarta.enterprise.event.Observes"));
                    if (!observed) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName() + " never hears it"));
                    }
                }
            });

    @ArchTest
    static void everyEventIsHeard(JavaClasses classes) {
        Set<JavaClass> heard = classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(method -> method.getParameters().stream())
                .filter(parameter -> parameter.isAnnotatedWith("jakarta.enterprise.event.Observes"))
                .map(JavaParameter::getRawType)
                .collect(Collectors.toSet());
        everyEventIn(heard).check(classes);
    }

    static ArchRule everyEventIn(Set<JavaClass> heard) {
        return classes()
                .that()
                .areRecords()
                .and()
                .areAssignableTo(Event.class)
                .should(new ArchCondition<>("be observed by somebody") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!heard.contains(type)) {
                            events.add(
                                    SimpleConditionEvent.violated(type, type.getSimpleName() + " is heard by nobody"));
                        }
                    }
                });
    }

    @ArchTest
    static final ArchRule protocolTextIsFoldedWithoutALocale = noClasses()
            .should()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .because("on a Turkish machine \"INFO\" would become \"\u0131nfo\": name the locale");
}
