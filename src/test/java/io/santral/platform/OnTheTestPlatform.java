package io.santral.platform;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Tells the servers that Arquillian starts where the test platform's database and Keycloak are. */
public final class OnTheTestPlatform implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Surroundings.class);
    }

    /** The name of what is deployed, which is its address too. */
    static final String INSIDE = "santral-inside";

    private static final String RUNNER = "ArquillianServletRunnerEE9";

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

        /**
         * The adapter reads from the server's output which servlets were deployed, but looks when only half of it is written;
         * on a busy machine it misses the one that runs the tests.
         */
        public void complete(@Observes ProtocolMetaData deployed) {
            deployed.getContexts(HTTPContext.class).stream()
                    .filter(context -> context.getServletByName(RUNNER) == null)
                    .forEach(context -> context.add(new Servlet(RUNNER, "/" + INSIDE)));
        }
    }
}
