package io.santral.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the demo must know of the folder {@code tenants/}: who may log in, and which secrets it names. */
final class TenantsFolder {
    private static final String OPERATOR = "_operator";
    private static final Set<String> KEYS_OF_SECRETS =
            Set.of("verifyToken", "appSecret", "previousAppSecret", "clientSecret");

    private final Path folder;

    TenantsFolder(Path folder) {
        this.folder = folder;
    }

    /** A person who may log in; {@code place} says to where, for the reader of the log-ins. */
    record Person(String username, String name, String place) {}

    /** The operator's staff first, then the brands' clients; a client of two brands once. */
    List<Person> people() {
        Map<String, Person> people = new LinkedHashMap<>();
        for (Map<?, ?> person : entries(read(folder.resolve(OPERATOR).resolve("people.yaml")), "staff")) {
            put(people, person, "desk: " + desk(person.get("brands")));
        }
        for (Path brand : brands()) {
            for (Map<?, ?> person : entries(read(brand.resolve("people.yaml")), "clients")) {
                put(people, person, "portal: " + brand.getFileName());
            }
        }
        return List.copyOf(people.values());
    }

    /** As {@code kuzgun (agent), sepetcim (agent)}. */
    private static String desk(@Nullable Object brands) {
        return brands instanceof Map<?, ?> roles
                ? roles.entrySet().stream()
                        .map(role -> (role.getKey().equals("*") ? "all brands" : role.getKey()) + " (" + role.getValue()
                                + ")")
                        .collect(Collectors.joining(", "))
                : "";
    }

    private static void put(Map<String, Person> people, Map<?, ?> entry, String place) {
        Person person = new Person(text(entry.get("username")), text(entry.get("name")), place);
        people.merge(
                person.username(),
                person,
                (before, now) -> new Person(
                        before.username(),
                        before.name(),
                        before.place() + now.place().replaceFirst("^portal:", ",")));
    }

    /** The names of the secrets that the files of the operator and of the brands ask for. */
    SortedSet<String> secrets() {
        SortedSet<String> names = new TreeSet<>();
        List<Path> folders = new ArrayList<>(brands());
        folders.add(folder.resolve(OPERATOR));
        for (Path one : folders) {
            try (Stream<Path> files = Files.list(one)) {
                files.filter(file -> file.toString().endsWith(".yaml")).forEach(file -> collect(read(file), names));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return names;
    }

    /** An application at the provider; the secrets by their names. */
    record App(String name, String appSecret, String verifyToken) {}

    /** A brand's page; the token by its secret's name. */
    record Page(String id, String name, String app, String accessToken, String colour) {}

    /** An account of the simulator's channel; the token by its secret's name, {@code page} the brand's first page. */
    record Line(String id, String name, String app, String token, String page) {}

    List<App> apps(String channel) {
        List<Map<?, ?>> apps =
                new ArrayList<>(entries(read(folder.resolve(OPERATOR).resolve("apps.yaml")), "apps"));
        brands().forEach(brand -> apps.addAll(entries(read(brand.resolve("channels.yaml")), "apps")));
        return apps.stream()
                .filter(app -> channel.equals(app.get("channel")))
                .map(app -> new App(text(app.get("app")), text(app.get("appSecret")), text(app.get("verifyToken"))))
                .toList();
    }

    List<Page> facebookPages() {
        return brands().stream().flatMap(brand -> pages(brand).stream()).toList();
    }

    private List<Page> pages(Path brand) {
        String colour = read(brand.resolve("brand.yaml")) instanceof Map<?, ?> map ? text(map.get("accent")) : "";
        return accounts(brand, "facebook").stream()
                .map(account -> new Page(
                        text(account.get("externalId")),
                        text(account.get("name")),
                        text(account.get("app")),
                        secret(account, "accessToken"),
                        colour))
                .toList();
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Path brand : brands()) {
            String page = pages(brand).stream().map(Page::id).findFirst().orElse("");
            accounts(brand, "simulator")
                    .forEach(account -> lines.add(new Line(
                            text(account.get("externalId")),
                            text(account.get("name")),
                            text(account.get("app")),
                            secret(account, "token"),
                            page)));
        }
        return lines;
    }

    private static List<Map<?, ?>> accounts(Path brand, String channel) {
        return entries(read(brand.resolve("channels.yaml")), "accounts").stream()
                .filter(account -> channel.equals(account.get("channel")))
                .toList();
    }

    private static String secret(Map<?, ?> account, String name) {
        return account.get("secrets") instanceof Map<?, ?> secrets ? text(secrets.get(name)) : "";
    }

    private static void collect(@Nullable Object node, Set<String> names) {
        if (node instanceof List<?> list) {
            list.forEach(item -> collect(item, names));
        } else if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value instanceof String name && KEYS_OF_SECRETS.contains(text(key))) {
                    names.add(name);
                } else if (text(key).equals("secrets") && value instanceof Map<?, ?> secrets) {
                    secrets.values().forEach(name -> names.add(text(name)));
                } else {
                    collect(value, names);
                }
            });
        }
    }

    /** A folder with an underscore is the operator's, the schemas or the example. */
    private List<Path> brands() {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(one -> Files.exists(one.resolve("brand.yaml")))
                    .filter(one -> !one.getFileName().toString().startsWith("_"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CannotStart("The folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Map<?, ?>> entries(@Nullable Object document, String key) {
        List<Map<?, ?>> entries = new ArrayList<>();
        if (document instanceof Map<?, ?> map && map.get(key) instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> entry) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    /** The document, or null if there is none; the application itself tells what is wrong with a file. */
    private static @Nullable Object read(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Load(LoadSettings.builder().build()).loadFromReader(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }
}
