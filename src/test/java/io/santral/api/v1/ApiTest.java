package io.santral.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.santral.security.NotLoggedIn;
import io.santral.shared.NotThere;
import io.santral.shared.Problem;
import io.santral.shared.Refused;
import io.santral.shared.StoreFailure;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ApiTest {
    private final Problems problems = new Problems();

    @Test
    void everyResourceAndProviderOfThePackageIsListed() {
        JavaClasses classes =
                new ClassFileImporter(Set.of(new ImportOption.DoNotIncludeTests())).importPackages("io.santral.api");
        Set<String> declared = classes.stream()
                .filter(type -> type.isAnnotatedWith(Path.class) || type.isAnnotatedWith(Provider.class))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        Set<String> listed = new Api().getClasses().stream().map(Class::getName).collect(Collectors.toSet());
        assertThat(declared).isNotEmpty().isEqualTo(listed);
    }

    @Test
    void whatMayNotBeKnownIsAnsweredAsWhatIsNot() {
        Response hidden = problems.toResponse(new NotThere());
        Response missing = problems.toResponse(new NotFoundException("no route: /api/v1/secret"));
        assertThat(hidden.getStatus()).isEqualTo(404).isEqualTo(missing.getStatus());
        assertThat(hidden.getEntity())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}")
                .isEqualTo(missing.getEntity());
        assertThat(hidden.getStringHeaders()).isEqualTo(missing.getStringHeaders());
    }

    @Test
    void aRefusalNamesTheFieldAndTheReason() {
        Response refused = problems.toResponse(new Refused("reply.empty", "text"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getMediaType()).hasToString(Problem.MEDIA_TYPE);
        assertThat(refused.getEntity())
                .asString()
                .contains("\"errors\":[{\"pointer\":\"#/text\",\"reason\":\"reply.empty\"}]");
        assertThat(problems.toResponse(new Refused("queue.taken", "")).getEntity())
                .asString()
                .contains("\"pointer\":\"#\"");
    }

    @Test
    void aBadParameterIsNamed() {
        Response bad = problems.toResponse(new BadRequest("limit", "number from 1 to 100"));
        assertThat(bad.getStatus()).isEqualTo(400);
        assertThat(bad.getEntity()).asString().contains("\"parameter\":\"limit\"");
    }

    @Test
    void theStatusOfTheProtocolIsKept() {
        assertThat(problems.toResponse(new NotLoggedIn()).getHeaderString("WWW-Authenticate"))
                .isEqualTo("Bearer");
        Response wrongMethod = problems.toResponse(new NotAllowedException("GET", new String[] {"HEAD"}));
        assertThat(wrongMethod.getStatus()).isEqualTo(405);
        assertThat(wrongMethod.getHeaderString("Allow")).contains("GET");
        assertThat(problems.toResponse(new NotSupportedException()).getStatus()).isEqualTo(415);
        assertThat(problems.toResponse(new ClientErrorException(413)).getStatus())
                .isEqualTo(413);
    }

    @Test
    void whatWentWrongInsideStaysInside() {
        Response failed = problems.toResponse(new IllegalStateException("jdbc:mysql://secret-host/ at Foo.java:7"));
        assertThat(failed.getStatus()).isEqualTo(500);
        assertThat(failed.getEntity())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500}");
        Response away = problems.toResponse(new StoreFailure(new SQLException("Access denied for 'santral_desk'")));
        assertThat(away.getStatus()).isEqualTo(503);
        assertThat(away.getEntity()).asString().doesNotContain("santral_desk");
    }
}
