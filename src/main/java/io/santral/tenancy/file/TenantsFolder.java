package io.santral.tenancy.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with {@code _operator/} and one folder a brand. Folders that begin with {@code _} or {@code .} are no brands; files that
 * are not YAML are left alone.
 */
public final class TenantsFolder {
    static final int MAX_BRANDS = 1000;
    static final List<String> BRAND_FILES =
            List.of("brand", "channels", "hours", "sla", "routing", "people", "voice", "replies", "topics", "patterns");
    static final List<String> OPERATOR_FILES = List.of("apps", "pools", "people");
    private static final int MAX_ENTRIES = 10_000;
    private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9-]{1,30}");

    private final Path folder;
    private final Problems problems = new Problems();
    private final Schemas schemas = new Schemas();

    private TenantsFolder(Path folder) {
        this.folder = folder;
    }

    /** Reads and checks all of it. Changes nothing and throws nothing: what is wrong is in the problems. */
    public static Reading read(Path folder) {
        return new TenantsFolder(folder).read();
    }

    private Reading read() {
        if (!Files.isDirectory(folder)) {
            problems.add(folder.toString(), 0, "", "there is no such folder");
            return new Reading(Optional.empty(), problems.list());
        }
        Map<String, Document> operator = documents("_operator", OPERATOR_FILES, "operator-");
        Map<String, Map<String, Document>> brands = new TreeMap<>();
        for (String alias : brandFolders()) {
            brands.put(alias, documents(alias, BRAND_FILES, ""));
        }
        boolean whole = operator.size() == OPERATOR_FILES.size()
                && brands.values().stream().allMatch(files -> files.size() == BRAND_FILES.size());
        CrossChecks checks = new CrossChecks(problems, operator, brands);
        checks.run();
        List<Problem> found = problems.list();
        return new Reading(
                whole && found.isEmpty() ? Optional.of(FileModel.of(operator, brands)) : Optional.empty(), found);
    }

    private List<String> brandFolders() {
        List<String> aliases = new ArrayList<>();
        for (Path entry : entries(folder, "tenants")) {
            String name = entry.getFileName().toString();
            if (!Files.isDirectory(entry) || name.startsWith("_") || name.startsWith(".")) {
                continue;
            }
            if (!ALIAS.matcher(name).matches() || name.equals("operator")) {
                problems.add(
                        name,
                        0,
                        "",
                        "a brand's folder is named by its alias: a small letter, then 1 to 30 small letters, digits or hyphens"
                                + " (and not \"operator\")");
            } else if (aliases.size() == MAX_BRANDS) {
                problems.add(name, 0, "", "more than " + MAX_BRANDS + " brands in one folder");
                break;
            } else {
                aliases.add(name);
            }
        }
        return aliases;
    }

    /** The documents of a folder that are what their schemas ask for, by name. */
    private Map<String, Document> documents(String name, List<String> expected, String schemaPrefix) {
        Map<String, Document> documents = new TreeMap<>();
        Path home = folder.resolve(name);
        if (!Files.isDirectory(home)) {
            problems.add(name, 0, "", "there is no such folder");
            return documents;
        }
        String list = expected.stream().map(file -> file + ".yaml").collect(Collectors.joining(", "));
        for (Path entry : entries(home, name)) {
            String file = entry.getFileName().toString();
            boolean yaml = file.endsWith(".yaml") || file.endsWith(".yml");
            if (yaml && !file.startsWith(".") && expected.stream().noneMatch(one -> file.equals(one + ".yaml"))) {
                problems.add(name + "/" + file, 0, "", "there is no such file here; the files are " + list);
            }
        }
        for (String one : expected) {
            String file = name + "/" + one + ".yaml";
            Path path = home.resolve(one + ".yaml");
            if (!Files.isRegularFile(path)) {
                problems.add(file, 0, "", "the file is missing; copy the one of _example and fill it in");
                continue;
            }
            YamlReader.read(path, file, problems)
                    .filter(document -> schemas.check(document, schemaPrefix + one, problems))
                    .ifPresent(document -> documents.put(one, document));
        }
        return documents;
    }

    private List<Path> entries(Path of, String shown) {
        try (Stream<Path> entries = Files.list(of)) {
            List<Path> some = entries.limit(MAX_ENTRIES + 1L).sorted().toList();
            if (some.size() > MAX_ENTRIES) {
                problems.add(shown, 0, "", "more than " + MAX_ENTRIES + " entries in one folder");
                return List.of();
            }
            return some;
        } catch (IOException e) {
            problems.add(shown, 0, "", "the folder cannot be read: " + e.getMessage());
            return List.of();
        }
    }
}
