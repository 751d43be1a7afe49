package io.santral.tenancy;

import io.santral.platform.TestPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser's cookies and without a browser: sees every byte and every header, and follows nothing by itself. */
final class Visitor {
    /** Differ from answer to answer for reasons of their own. */
    private static final Set<String> PASSING = Set.of("date", "set-cookie", "keep-alive", "connection");

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final int HOPS = 12;

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestPlatform platform;
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    Visitor(TestPlatform platform) {
        this.platform = platform;
    }

    /** What came back. */
    record Answer(int status, Map<String, String> headers, String body) {
        /** All of it but what differs from answer to answer anyway: to be compared byte for byte. */
        String bytes() {
            String seen = headers.entrySet().stream()
                    .filter(header -> !PASSING.contains(header.getKey()))
                    .map(header -> header.getKey() + ": " + header.getValue())
                    .collect(Collectors.joining("\n"));
            return (status + "\n" + seen + "\n\n" + body).replaceAll("nonce-[A-Za-z0-9+/=]+", "nonce");
        }

        /** All of it, to look for what must not be there. */
        String everything() {
            return headers + "\n" + body;
        }
    }

    /** Whoever comes with a bearer token instead of cookies. */
    static Answer bearing(TestPlatform platform, String token, String method, String path, String body) {
        HttpRequest.Builder request = request(platform.baseUrl() + path, method, body)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "matrix-1");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return answer(HttpClient.newHttpClient(), request.build());
    }

    /** Logs in on Keycloak's two pages. */
    Visitor logIn(String username) {
        Answer page = follow(get("/"));
        page = follow(submit(page, "username=" + username));
        page = follow(submit(page, "username=" + username + "&password=" + encoded(platform.passwordOf(username))));
        if (page.body().contains("kc-login")) {
            throw new IllegalStateException(username + " could not log in: " + page.status() + "\n" + page.body());
        }
        return this;
    }

    Answer get(String path) {
        return send(request(platform.baseUrl() + path, "GET", ""));
    }

    Answer post(String path, String form, String... headers) {
        HttpRequest.Builder request = request(platform.baseUrl() + path, "POST", form)
                .header("Content-Type", "application/x-www-form-urlencoded");
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** What the application's cookies would be in a request's header. */
    String cookie() {
        return cookies.getOrDefault(URI.create(platform.baseUrl()).getAuthority(), Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer follow(Answer first) {
        Answer answer = first;
        for (int hop = 0; hop < HOPS && answer.status() / 100 == 3; hop++) {
            answer = send(request(answer.headers().get("location"), "GET", ""));
        }
        return answer;
    }

    private Answer submit(Answer page, String form) {
        Matcher action = FORM.matcher(page.body());
        if (!action.find()) {
            throw new IllegalStateException("no form in " + page);
        }
        return send(request(action.group(1).replace("&amp;", "&"), "POST", form)
                .header("Content-Type", "application/x-www-form-urlencoded"));
    }

    private Answer send(HttpRequest.Builder request) {
        URI address = request.build().uri();
        Map<String, String> jar = cookies.computeIfAbsent(address.getAuthority(), host -> new TreeMap<>());
        if (!jar.isEmpty()) {
            request.header(
                    "Cookie",
                    jar.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return answer(client, request.build(), jar);
    }

    private static HttpRequest.Builder request(String address, String method, String body) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private static Answer answer(HttpClient client, HttpRequest request) {
        return answer(client, request, new TreeMap<>());
    }

    private static Answer answer(HttpClient client, HttpRequest request, Map<String, String> jar) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(cookie -> keep(cookie, jar));
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            return new Answer(response.statusCode(), headers, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void keep(String cookie, Map<String, String> jar) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (cookie.toLowerCase(Locale.ROOT).contains("max-age=0") || equals == pair.length() - 1) {
            jar.remove(pair.substring(0, equals));
        } else {
            jar.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }
}
