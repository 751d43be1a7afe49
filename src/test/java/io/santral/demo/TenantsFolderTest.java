package io.santral.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.demo.TenantsFolder.Page;
import io.santral.demo.TenantsFolder.Person;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** On the demo's own files. */
class TenantsFolderTest {
    private final TenantsFolder folder = new TenantsFolder(Path.of(System.getProperty("basedir", "."), "tenants"));

    @Test
    void staffAndClientsAreThePeopleWhoMayLogIn() {
        assertThat(folder.people())
                .extracting(Person::username)
                .contains("elif", "zeynep", "deniz", "cinarbank.musteri")
                .doesNotHaveDuplicates();
    }

    @Test
    void aClientOfTwoBrandsIsOnePerson() {
        assertThat(folder.people())
                .filteredOn(person -> person.username().equals("ikili.musteri"))
                .singleElement()
                .extracting(Person::place)
                .isEqualTo("portal: kuzgun, sepetcim");
    }

    @Test
    void everySecretThatTheFilesNameIsKnown() {
        assertThat(folder.secrets())
                .contains("santral-facebook-secret", "santral-facebook-verify", "kuzgun-facebook-token");
    }

    @Test
    void theSimulatorGetsThePagesOfTheBrands() {
        assertThat(folder.facebookPages()).extracting(Page::id).contains("100200300400501", "100200300400512");
        assertThat(folder.apps("facebook")).extracting(TenantsFolder.App::name).contains("santral", "cinarbank");
        assertThat(folder.apps("simulator")).extracting(TenantsFolder.App::name).containsExactly("simulator");
        assertThat(folder.lines())
                .extracting(TenantsFolder.Line::page)
                .containsOnly("100200300400501", "100200300400502", "100200300400503");
        assertThat(folder.lines())
                .extracting(TenantsFolder.Line::id)
                .contains("kuzgun-mail", "cinarbank-call", "sepetcim-chat");
    }
}
