package io.santral.platform;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Tells the servers that Arquillian starts where the test platform's database and Keycloak are. */
public final class OnTheTestPlatform implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Surroundings.class);
    }

    /** Made by Arquillian. */
    public static final class Surroundings {

        /** As system properties, since Arquillian gives its servers no environment: {@code SANTRAL_DB_URL} is {@code santral.db.url}. */
        public void tell(@Observes ContainerRegistry registry) {
            String properties = TestPlatform.running().environment().entrySet().stream()
                    .map(entry ->
                            "-D" + entry.getKey().toLowerCase(Locale.ROOT).replace('_', '.') + "=" + entry.getValue())
                    .collect(Collectors.joining(" "));
            registry.getContainers()
                    .forEach(container -> container
                            .getContainerConfiguration()
                            .overrideProperty(
                                    "cmdOptions", "-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC " + properties));
        }
    }
}
