package io.santral.tenancy.file;

import static io.santral.tenancy.file.FileModel.each;
import static io.santral.tenancy.file.FileModel.text;

import io.santral.tenancy.SettingsCheck;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What no schema can say: that names which stand in one file are known in another, that nothing is claimed twice, and that the
 * capabilities can read their sections.
 */
final class CrossChecks {
    private final Problems problems;
    private final Map<String, Document> operator;
    private final Map<String, Map<String, Document>> brands;

    /** A thing that was seen, and where. */
    private record Seen(String brand, Document document, String path, JsonNode node) {
        String place() {
            return document.file() + ":" + document.line(path);
        }
    }

    private final Map<String, Seen> apps = new HashMap<>();
    private final Map<String, Seen> people = new HashMap<>();

    CrossChecks(Problems problems, Map<String, Document> operator, Map<String, Map<String, Document>> brands) {
        this.problems = problems;
        this.operator = operator;
        this.brands = brands;
    }

    void run() {
        Set<String> pools = pools();
        apps();
        staff(pools);
        clients();
        identityProviders();
        accounts();
        secrets();
        brands.forEach((alias, files) -> {
            Document brand = files.get("brand");
            if (brand != null) {
                timeZone(brand);
            }
            if (files.size() == TenantsFolder.BRAND_FILES.size()) {
                capabilities(files);
            }
            Document routing = files.get("routing");
            if (routing != null && operator.containsKey("pools")) {
                each(routing, "/pools", (pool, path) -> pool(pools, routing, pool, path));
            }
            Document replies = files.get("replies");
            if (replies != null) {
                unique(replies, "/replies", "key");
            }
        });
    }

    private Set<String> pools() {
        Set<String> known = new TreeSet<>();
        Document pools = operator.get("pools");
        if (pools != null) {
            unique(pools, "/pools", "alias");
            each(pools, "/pools", (pool, path) -> known.add(text(pool, "alias")));
        }
        return known;
    }

    private void pool(Set<String> known, Document document, JsonNode pool, String path) {
        if (!known.contains(pool.asString())) {
            problems.add(
                    document,
                    path,
                    "there is no pool \"" + pool.asString() + "\"; _operator/pools.yaml has " + words(known));
        }
    }

    private void apps() {
        Document own = operator.get("apps");
        if (own != null) {
            each(own, "/apps", (app, path) -> app("", own, app, path));
        }
        brands.forEach((alias, files) -> {
            Document channels = files.get("channels");
            if (channels != null) {
                each(channels, "/apps", (app, path) -> app(alias, channels, app, path));
            }
        });
    }

    private void app(String brand, Document document, JsonNode app, String path) {
        Seen first = apps.putIfAbsent(appKey(app), new Seen(brand, document, path, app));
        if (first != null) {
            problems.add(
                    document,
                    path + "/app",
                    "the application \"" + text(app, "app") + "\" stands in " + first.place()
                            + " already; its name is part of an address and must be free over all brands");
        }
    }

    private static String appKey(JsonNode node) {
        return text(node, "channel") + " " + text(node, "app");
    }

    private void accounts() {
        Map<String, Seen> seen = new HashMap<>();
        brands.forEach((alias, files) -> {
            Document channels = files.get("channels");
            if (channels == null) {
                return;
            }
            each(channels, "/accounts", (account, path) -> {
                String key = text(account, "channel") + " " + text(account, "externalId");
                Seen first = seen.putIfAbsent(key, new Seen(alias, channels, path, account));
                if (first != null) {
                    problems.add(
                            channels,
                            path + "/externalId",
                            "the account " + key + " stands in " + first.place()
                                    + " already; an account belongs to one brand, once");
                }
                appOf(alias, channels, account, path + "/app");
            });
        });
    }

    private void appOf(String brand, Document channels, JsonNode account, String path) {
        Seen app = apps.get(appKey(account));
        if (app == null && operator.containsKey("apps")) {
            Set<String> known = new TreeSet<>();
            apps.forEach((key, one) -> {
                boolean may = one.brand().isEmpty() || one.brand().equals(brand);
                if (may && text(one.node(), "channel").equals(text(account, "channel"))) {
                    known.add(text(one.node(), "app"));
                }
            });
            problems.add(
                    channels,
                    path,
                    "there is no application \"" + text(account, "app") + "\" for " + text(account, "channel")
                            + "; this brand may use " + words(known));
        } else if (app != null && !app.brand().isEmpty() && !app.brand().equals(brand)) {
            problems.add(
                    channels,
                    path,
                    "the application \"" + text(account, "app")
                            + "\" belongs to another brand; use one of _operator/apps.yaml or one of this file");
        }
    }

    private void staff(Set<String> pools) {
        Document staff = operator.get("people");
        if (staff == null) {
            return;
        }
        each(staff, "/staff", (person, path) -> {
            Seen first = people.putIfAbsent(text(person, "username"), new Seen("", staff, path, person));
            if (first != null) {
                problems.add(
                        staff,
                        path + "/username",
                        "the username \"" + text(person, "username") + "\" stands in " + first.place() + " already");
            }
            if (operator.containsKey("pools")) {
                int index = 0;
                for (JsonNode pool : person.path("pools")) {
                    pool(pools, staff, pool, path + "/pools/" + index++);
                }
            }
            for (String brand : person.path("brands").propertyNames()) {
                if (!brand.equals(Staff.EVERY_BRAND) && !brands.containsKey(brand)) {
                    problems.add(
                            staff,
                            path + "/brands" + Document.step(brand),
                            "there is no brand \"" + brand + "\"; the brands are " + words(brands.keySet()));
                }
            }
        });
    }

    private void clients() {
        brands.forEach((alias, files) -> {
            Document file = files.get("people");
            if (file == null) {
                return;
            }
            each(file, "/clients", (person, path) -> {
                Seen first = people.putIfAbsent(text(person, "username"), new Seen(alias, file, path, person));
                if (first == null) {
                    return;
                }
                String place = path + "/username";
                String name = "the username \"" + text(person, "username") + "\"";
                if (first.brand().isEmpty()) {
                    problems.add(
                            file,
                            place,
                            name + " is one of the operator's people (" + first.place() + "); choose another");
                } else if (first.brand().equals(alias)) {
                    problems.add(file, place, name + " stands in " + first.place() + " already");
                } else if (!first.node().equals(person)) {
                    problems.add(
                            file,
                            place,
                            name + " is also a client of another brand (" + first.place()
                                    + "): if it is the same person, the entries must be the same word for word; if not, choose another");
                }
            });
        });
    }

    /** A brand's identity provider vouches for usernames that begin with the brand's alias: those must be the brand's alone. */
    private void identityProviders() {
        Map<String, Seen> seen = new HashMap<>();
        brands.forEach((alias, files) -> {
            Document file = files.get("people");
            if (file == null || !file.json().has("identityProvider")) {
                return;
            }
            String path = "/identityProvider/alias";
            JsonNode provider = file.json().path("identityProvider");
            Seen first = seen.putIfAbsent(text(provider, "alias"), new Seen(alias, file, path, provider));
            if (first != null) {
                problems.add(
                        file,
                        path,
                        "this alias stands in " + first.place() + " already; it must be free over all brands");
            }
            vouched(alias, operator.get("people"), "/staff");
            brands.forEach((other, others) -> {
                if (!other.equals(alias)) {
                    vouched(alias, others.get("people"), "/clients");
                }
            });
        });
    }

    private void vouched(String brand, @Nullable Document document, String list) {
        if (document == null) {
            return;
        }
        each(document, list, (person, path) -> {
            if (text(person, "username").startsWith(brand + ".")) {
                problems.add(
                        document,
                        path + "/username",
                        "usernames that begin with \"" + brand + ".\" are kept for the people whom " + brand
                                + "'s identity provider logs in; choose another");
            }
        });
    }

    /** A brand that names another's secret would act with the other's rights. */
    private void secrets() {
        Map<String, SecretUse> seen = new HashMap<>();
        for (SecretUse use : FileModel.secrets(operator, brands)) {
            SecretUse first = seen.putIfAbsent(use.secret(), use);
            if (first != null && !folder(first).equals(folder(use))) {
                problems.add(
                        use.file(),
                        use.line(),
                        use.path(),
                        "the secret \"" + use.secret() + "\" is named in " + first.file() + ":" + first.line()
                                + " already; brands share no secrets");
            }
        }
    }

    private static String folder(SecretUse use) {
        return use.file().substring(0, use.file().indexOf('/'));
    }

    private void timeZone(Document brand) {
        String zone = text(brand.json(), "timeZone");
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            problems.add(
                    brand, "/timeZone", "there is no time zone \"" + zone + "\"; right is for example Europe/Istanbul");
        }
    }

    /** What the capabilities object to, of a brand whose files have all passed their schemas. */
    private void capabilities(Map<String, Document> files) {
        Map<String, Map<String, ?>> sections = new TreeMap<>();
        FileModel.sections(files).forEach((name, document) -> sections.put(name, FileModel.plain(document.json())));
        for (SettingsCheck check : ServiceLoader.load(SettingsCheck.class, SettingsCheck.class.getClassLoader())) {
            for (SettingsCheck.Objection objection : check.check(sections)) {
                Document document = Objects.requireNonNull(files.get(objection.section()), objection::toString);
                problems.add(document, objection.path(), objection.message());
            }
        }
    }

    private void unique(Document document, String list, String field) {
        Map<String, String> seen = new HashMap<>();
        each(document, list, (item, path) -> {
            String first = seen.putIfAbsent(text(item, field), path);
            if (first != null) {
                problems.add(
                        document,
                        path + "/" + field,
                        "\"" + text(item, field) + "\" stands in line " + document.line(first + "/" + field)
                                + " already");
            }
        });
    }

    private static String words(Set<String> known) {
        return known.isEmpty() ? "none" : String.join(", ", known);
    }
}
