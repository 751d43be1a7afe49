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
 * @param channels what there is beside the pages
 * @param memory the file that keeps what was written, so that after a restart old comments can still be answered
 */
public record SimulatorSettings(
        int port, URI webhooks, List<App> apps, List<Page> pages, Channels channels, Optional<Path> memory) {
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
     * The channels beside the pages, with their own webhook and applications.
     *
     * @param webhooks where their deliveries go: the app's name is appended
     */
    public record Channels(URI webhooks, List<App> apps, List<Line> lines) {
        public Channels {
            apps = List.copyOf(apps);
            lines = List.copyOf(lines);
        }
    }

    /**
     * A mailbox, number or account of a brand.
     *
     * @param id its last word is the kind of what comes in there: post, message, mail, sms, call, chat, fax
     * @param page the brand's page, beside which it is shown
     */
    public record Line(String id, String name, String app, String token, String page) {
        String kind() {
            return id.substring(id.lastIndexOf('-') + 1);
        }

        @Override
        public String toString() {
            return "Line[" + id + "]";
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
