package io.santral.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.santral.Capability;
import io.santral.tenancy.OfTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever a facade offers about something of a brand goes through the gate, or is known to be called behind it only. */
class FacadesAreGatedTest {
    /** Called by other capabilities inside of a brand's scope, where there need not be a person; never by a screen or the API. */
    private static final Set<String> INSIDE = Set.of(
            "io.santral.cases.Cases.holds",
            "io.santral.cases.Cases.mustBeThere",
            "io.santral.channel.Accounts.secret",
            "io.santral.sla.Sla.due");

    @Test
    void everyPublicMethodAboutABrandAsksForAPermission() {
        assertThat(ungated(facades())).containsExactlyInAnyOrderElementsOf(INSIDE);
    }

    private static Set<String> ungated(Set<JavaClass> facades) {
        return facades.stream()
                .flatMap(facade -> facade.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(FacadesAreGatedTest::isAboutABrand)
                .filter(method -> !method.isAnnotatedWith(Requires.class)
                        && !method.getOwner().isAnnotatedWith(Requires.class))
                .map(method -> method.getOwner().getName() + "." + method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isAboutABrand(JavaMethod method) {
        return method.getParameters().stream()
                .anyMatch(parameter -> parameter.getRawType().isAssignableTo(OfTenant.class)
                        && !parameter.isAnnotatedWith(Observes.class));
    }

    private static Set<JavaClass> facades() {
        JavaClasses classes =
                new ClassFileImporter(Set.of(new ImportOption.DoNotIncludeTests())).importPackages("io.santral");
        return classes.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> type.isAnnotatedWith(ApplicationScoped.class))
                .filter(type -> type.getPackage().isAnnotatedWith(Capability.class))
                .collect(Collectors.toSet());
    }
}
