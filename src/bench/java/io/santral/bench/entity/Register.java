package io.santral.bench.entity;

import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.Provenance;
import io.santral.customer.matching.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A register of persons with duplicates.
 *
 * @param rows values by column
 * @param truth who each row is
 */
public record Register(String name, Layout layout, List<Map<String, String>> rows, List<String> truth) {
    /** Whose columns they are. */
    public enum Layout {
        FEBRL,
        HISTORICAL
    }

    /** What a column is. */
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("given_name", Kind.GIVEN_NAME),
            Map.entry("first_name", Kind.GIVEN_NAME),
            Map.entry("surname", Kind.SURNAME),
            Map.entry("full_name", Kind.NAME),
            Map.entry("street_number", Kind.STREET_NUMBER),
            Map.entry("address_1", Kind.ADDRESS),
            Map.entry("address_2", Kind.ADDRESS),
            Map.entry("suburb", Kind.CITY),
            Map.entry("postcode", Kind.POST_CODE),
            Map.entry("postcode_fake", Kind.POST_CODE),
            Map.entry("state", Kind.REGION),
            Map.entry("date_of_birth", Kind.BIRTH_DATE),
            Map.entry("dob", Kind.BIRTH_DATE),
            Map.entry("soc_sec_id", Kind.CUSTOMER_NUMBER),
            Map.entry("birth_place", Kind.BIRTH_PLACE),
            Map.entry("gender", Kind.SEX),
            Map.entry("occupation", Kind.OCCUPATION));

    /** All registers below a folder. Two files whose names differ in a last a and b are one. */
    public static List<Register> in(Path folder) throws IOException {
        Map<String, List<Path>> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(file -> file.toString().endsWith(".csv")).sorted().forEach(file -> {
                String name = file.getFileName().toString().replaceFirst("([0-9])[ab]?\\.csv$|\\.csv$", "$1");
                files.computeIfAbsent(name, absent -> new ArrayList<>()).add(file);
            });
        }
        List<Register> registers = new ArrayList<>();
        files.forEach((name, parts) -> registers.add(read(name, parts)));
        return registers;
    }

    public int size() {
        return rows.size();
    }

    /** The same rows in another order. */
    public Register shuffled(long seed) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        return new Register(
                name,
                layout,
                order.stream().map(rows::get).toList(),
                order.stream().map(truth::get).toList());
    }

    /** As the engine takes them: new ones each time, so that finding normal forms is measured too. */
    public List<Profile> profiles() {
        List<Profile> profiles = new ArrayList<>(size());
        for (Map<String, String> row : rows) {
            List<Feature> features = new ArrayList<>();
            row.forEach((column, value) -> {
                Kind kind = KINDS.get(column);
                if (kind != null) {
                    features.add(new Feature(kind, value, Provenance.IMPORTED, Instant.EPOCH));
                }
            });
            profiles.add(new Profile(profiles.size() + 1L, features));
        }
        return profiles;
    }

    private static Register read(String name, List<Path> parts) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> truth = new ArrayList<>();
        Layout layout = Layout.FEBRL;
        for (Path part : parts) {
            List<String> lines = lines(part);
            List<String> header = cells(lines.get(0));
            layout = header.contains("rec_id") ? Layout.FEBRL : Layout.HISTORICAL;
            for (String line : lines.subList(1, lines.size())) {
                if (!line.isBlank()) {
                    List<String> cells = cells(line);
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
                        if (!cells.get(i).isEmpty()) {
                            row.put(header.get(i), cells.get(i));
                        }
                    }
                    truth.add(layout == Layout.FEBRL ? row.get("rec_id").split("-", -1)[1] : row.get("cluster"));
                    rows.add(row);
                }
            }
        }
        return new Register(name, layout, rows, truth);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a line of comma-separated values, where quotes hold commas together (RFC 4180, without line breaks in cells). */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
