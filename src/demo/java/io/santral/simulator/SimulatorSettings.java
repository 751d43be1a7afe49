package io.santral.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the simulator plays.
 *
 * @param port to listen on, on the loopback; 0 takes a free one
 * @param webhooks where deliveries go: the app's name is appended ({@code <webhooks>/<app>})
 * @param memory the file that keeps what was written, so that after a restart old comments can still be answered
 */
public record SimulatorSettings(int port, URI webhooks, List<App> apps, List<Page> pages, Optional<Path> memory) {
    public SimulatorSettings {
        apps = List.copyOf(apps);
        pages = List.copyOf(pages);
    }

    /** An application at the provider. {@code secret} signs what is pushed, {@code verifyToken} is shown to check the address. */
    public record App(String name, String secret, String verifyToken) {
        @Override
        public String toString() {
            return "App[" + name + "]";
        }
    }

    /**
     * A page that people write on.
     *
     * @param app the name of the {@link App} that it is subscribed through
     * @param colour the brand's, as {@code #rrggbb}
     */
    public record Page(String id, String name, String app, String accessToken, String colour) {
        @Override
        public String toString() {
            return "Page[" + id + ", " + name + "]";
        }
    }
}
