package io.santral.tenancy.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns checked documents into what they mean. */
final class FileModel {
    private FileModel() {}

    static TenantFiles of(Map<String, Document> operator, Map<String, Map<String, Document>> brands) {
        return new TenantFiles(
                apps(json(operator, "apps")),
                json(operator, "pools")
                        .path("pools")
                        .valueStream()
                        .map(pool -> new Pool(text(pool, "alias"), text(pool, "name")))
                        .toList(),
                json(operator, "people")
                        .path("staff")
                        .valueStream()
                        .map(FileModel::staff)
                        .toList(),
                brands.entrySet().stream()
                        .map(brand -> brand(brand.getKey(), brand.getValue()))
                        .toList(),
                secrets(operator, brands));
    }

    private static Brand brand(String alias, Map<String, Document> files) {
        JsonNode brand = json(files, "brand");
        JsonNode people = json(files, "people");
        JsonNode provider = people.path("identityProvider");
        SortedMap<String, String> sections = new TreeMap<>();
        sections(files)
                .forEach((name, document) ->
                        sections.put(name, sorted(document.json()).toString()));
        return new Brand(
                alias,
                text(brand, "name"),
                brand.path("state").asString("active"),
                apps(json(files, "channels")),
                json(files, "channels")
                        .path("accounts")
                        .valueStream()
                        .map(FileModel::account)
                        .toList(),
                texts(json(files, "routing").path("pools")),
                people.path("clients").valueStream().map(FileModel::person).toList(),
                provider.isObject()
                        ? new IdentityProvider(
                                text(provider, "alias"),
                                text(provider, "discoveryUrl"),
                                text(provider, "clientId"),
                                text(provider, "clientSecret"))
                        : null,
                sections);
    }

    /** The files whose content is settings: the people are rows. */
    static Map<String, Document> sections(Map<String, Document> files) {
        Map<String, Document> sections = new TreeMap<>(files);
        sections.remove("people");
        return sections;
    }

    private static List<App> apps(JsonNode file) {
        return file.path("apps")
                .valueStream()
                .map(app -> new App(
                        text(app, "channel"),
                        text(app, "app"),
                        text(app, "verifyToken"),
                        text(app, "appSecret"),
                        optional(app, "previousAppSecret")))
                .toList();
    }

    private static Account account(JsonNode account) {
        Map<String, String> secrets = new TreeMap<>();
        account.path("secrets")
                .properties()
                .forEach(
                        secret -> secrets.put(secret.getKey(), secret.getValue().asString()));
        return new Account(
                text(account, "channel"),
                text(account, "externalId"),
                text(account, "name"),
                text(account, "app"),
                secrets);
    }

    private static Staff staff(JsonNode staff) {
        Map<String, String> roles = new TreeMap<>();
        staff.path("brands")
                .properties()
                .forEach(role -> roles.put(role.getKey(), role.getValue().asString()));
        return new Staff(person(staff), texts(staff.path("pools")), roles);
    }

    private static Person person(JsonNode person) {
        return new Person(
                text(person, "username"), text(person, "name"), text(person, "email"), text(person, "language"));
    }

    /** Every place that names a secret, operator's first. */
    static List<SecretUse> secrets(Map<String, Document> operator, Map<String, Map<String, Document>> brands) {
        List<SecretUse> uses = new ArrayList<>();
        secretsOf(operator.values(), uses);
        brands.values().forEach(files -> secretsOf(files.values(), uses));
        return uses;
    }

    private static void secretsOf(Collection<Document> documents, List<SecretUse> uses) {
        for (Document document : documents) {
            each(document, "/apps", (app, path) -> {
                for (String field : List.of("verifyToken", "appSecret", "previousAppSecret")) {
                    use(document, app.path(field), path + "/" + field, uses);
                }
            });
            each(
                    document,
                    "/accounts",
                    (account, path) -> account.path("secrets")
                            .properties()
                            .forEach(secret -> use(
                                    document,
                                    secret.getValue(),
                                    path + "/secrets" + Document.step(secret.getKey()),
                                    uses)));
            use(document, document.json().at("/identityProvider/clientSecret"), "/identityProvider/clientSecret", uses);
        }
    }

    private static void use(Document document, JsonNode name, String path, List<SecretUse> uses) {
        if (name.isString()) {
            uses.add(new SecretUse(name.asString(), document.file(), document.line(path), path));
        }
    }

    /** Something that looks at an item of a list and knows where it stands. */
    interface Item {
        void at(JsonNode item, String path);
    }

    static void each(Document document, String list, Item item) {
        int index = 0;
        for (JsonNode one : document.json().at(list)) {
            item.at(one, list + "/" + index++);
        }
    }

    private static JsonNode json(Map<String, Document> files, String name) {
        Document document = files.get(name);
        if (document == null) {
            throw new IllegalStateException(name + ".yaml was not read");
        }
        return document.json();
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static @Nullable String optional(JsonNode node, String field) {
        return node.hasNonNull(field) ? text(node, field) : null;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    /** As {@link io.santral.tenancy.Section#plain}. */
    @SuppressWarnings("unchecked") // An object's fields have names, which are texts.
    static Map<String, ?> plain(JsonNode object) {
        return JsonMapper.shared().treeToValue(object, Map.class);
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(field -> object.set(field.getKey(), sorted(field.getValue())));
            return object;
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(sorted(item)));
            return array;
        }
        return node;
    }
}
