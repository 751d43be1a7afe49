package io.santral.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.santral.tenancy.Tenant;
import io.santral.tenancy.Tenants;
import jakarta.inject.Inject;
import java.io.File;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that runs inside the server, with the beans of the application itself in its hands. */
@ExtendWith(ArquillianExtension.class)
class InTheServerIT {
    @Inject
    Tenants tenants;

    /** The application as it is shipped, and this class. */
    @Deployment
    static WebArchive application() {
        return ShrinkWrap.create(ZipImporter.class, OnTheTestPlatform.INSIDE + ".war")
                .importFrom(new File(System.getProperty("santral.war")))
                .as(WebArchive.class)
                .addClass(InTheServerIT.class);
    }

    @Test
    void theDirectoryOfTheRunningApplicationNamesTheDemoBrands() {
        assertEquals(
                List.of("cinarbank", "kuzgun", "sepetcim"),
                tenants.active().stream().map(Tenant::alias).toList());
    }
}
