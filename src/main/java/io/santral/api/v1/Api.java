package io.santral.api.v1;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/**
 * Lists its classes one by one: with scanning, Jersey would also find the providers of Keycloak's admin client in the WAR and
 * fail. A test holds the list against the package.
 */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(info = @Info(title = "Santral", version = "1"), security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
public class Api extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                QueueResource.class,
                PoolsResource.class,
                QuarantineResource.class,
                CasesResource.class,
                CaseSuggestionsResource.class,
                TopicsResource.class,
                CustomersResource.class,
                MergesResource.class,
                SuggestionsResource.class,
                AuditsResource.class,
                ModelsResource.class,
                RegisterResource.class,
                ExposuresResource.class,
                RepliesResource.class,
                ServiceResource.class,
                Problems.class,
                NoStore.class,
                SizeLimit.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
