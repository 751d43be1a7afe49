package io.santral.console;

import io.santral.cases.CaseRef;
import io.santral.screen.Addresses;
import io.santral.security.Actor;
import io.santral.security.Actors;
import io.santral.security.NotLoggedIn;
import io.santral.security.Permission;
import io.santral.shared.NotThere;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpSession;
import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The wire of the bell. Only a logged-in person's page of our own origin may hold it, and it ends with the log-in. It says
 * {@code queue} or {@code case}, and answers the page's {@code .} with {@code .}, so that the page knows that the wire is whole.
 */
@ServerEndpoint(value = LiveSocket.PATH, configurator = LiveSocket.Gate.class)
public class LiveSocket {
    static final String PATH = "/console/live";

    /** The page says {@code .} every 25 seconds. */
    private static final long SILENCE_MILLIS = 70_000;

    private static final Logger LOG = Logger.getLogger(LiveSocket.class.getName());

    @Inject
    Live live;

    @OnOpen
    public void open(Session socket, EndpointConfig config) throws IOException {
        socket.setMaxIdleTimeout(SILENCE_MILLIS);
        socket.setMaxTextMessageBufferSize(16);
        Object caller = config.getUserProperties().get(Caller.class.getName());
        if (!(caller instanceof Caller known)
                || !live.enter(
                        new Watcher(socket, known.actor(), known.httpSession(), known.looksAt()), known.since())) {
            socket.close(new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, "not let in"));
        }
    }

    @OnMessage(maxMessageSize = 16)
    public String hear(String dot) {
        return ".";
    }

    @OnClose
    public void close(Session socket) {
        live.leave(socket.getId());
    }

    @OnError
    public void fail(Session socket, Throwable error) {
        LOG.log(Level.FINE, "A page's socket failed", error);
    }

    /** Who shakes hands, and what their page shows. */
    record Caller(Actor actor, String httpSession, Optional<CaseRef> looksAt, long since) {}

    /** Lets in our own pages of people who are logged in. */
    public static class Gate extends ServerEndpointConfig.Configurator {
        @Override
        public boolean checkOrigin(String origin) {
            String base = ConfigProvider.getConfig()
                    .getOptionalValue("santral.base.url", String.class)
                    .orElse("http://localhost:8080");
            return sameOrigin(origin, base);
        }

        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            config.getUserProperties().remove(Caller.class.getName());
            if (request.getHttpSession() instanceof HttpSession session) {
                try {
                    Actor actor = CDI.current().select(Actors.class).get().current();
                    config.getUserProperties()
                            .put(
                                    Caller.class.getName(),
                                    new Caller(actor, session.getId(), looksAt(request), since(request)));
                } catch (NotLoggedIn e) {
                    LOG.log(Level.FINE, "Nobody is logged in", e);
                }
            }
        }

        static boolean sameOrigin(String origin, String base) {
            try {
                URI one = URI.create(origin);
                URI other = URI.create(base);
                return one.getScheme() != null
                        && one.getHost() != null
                        && one.getScheme().equals(other.getScheme())
                        && one.getHost().equals(other.getHost())
                        && port(one) == port(other);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private static int port(URI uri) {
            if (uri.getPort() != -1) {
                return uri.getPort();
            }
            return "https".equals(uri.getScheme()) ? 443 : 80;
        }

        private static Optional<CaseRef> looksAt(HandshakeRequest request) {
            try {
                return first(request, "case")
                        .map(address ->
                                CDI.current().select(Addresses.class).get().resolve(address, Permission.SEE_CASES));
            } catch (NotThere e) {
                return Optional.empty();
            }
        }

        private static long since(HandshakeRequest request) {
            try {
                return first(request, "since").map(Long::parseLong).orElse(0L);
            } catch (NumberFormatException e) {
                return 0;
            }
        }

        private static Optional<String> first(HandshakeRequest request, String name) {
            Map<String, List<String>> parameters = request.getParameterMap();
            return parameters.getOrDefault(name, List.of()).stream().findFirst();
        }
    }
}
