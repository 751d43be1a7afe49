package io.santral.bench.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.priv.garshol.duke.Comparator;
import no.priv.garshol.duke.ConfigurationImpl;
import no.priv.garshol.duke.Processor;
import no.priv.garshol.duke.Property;
import no.priv.garshol.duke.PropertyImpl;
import no.priv.garshol.duke.Record;
import no.priv.garshol.duke.RecordImpl;
import no.priv.garshol.duke.comparators.ExactComparator;
import no.priv.garshol.duke.comparators.JaroWinkler;
import no.priv.garshol.duke.comparators.Levenshtein;
import no.priv.garshol.duke.comparators.QGramComparator;
import no.priv.garshol.duke.databases.InMemoryBlockingDatabase;
import no.priv.garshol.duke.databases.KeyFunction;
import no.priv.garshol.duke.matchers.AbstractMatchListener;

/** Duke 1.2: a product of probabilities by field over blocks, with the settings that served it best on these registers. */
public final class DukePeer {
    private static final String ID = "id";
    private static final double LEAST = 0.5;

    private DukePeer() {}

    public static Pairs resolve(Register register) {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setThreshold(LEAST);
        configuration.setProperties(register.layout() == Register.Layout.FEBRL ? febrl() : historical());
        InMemoryBlockingDatabase database = new InMemoryBlockingDatabase();
        database.setKeyFunctions(register.layout() == Register.Layout.FEBRL ? febrlKeys() : historicalKeys());
        database.setConfiguration(configuration);
        configuration.setDatabase(database);
        Pairs pairs = new Pairs();
        Processor processor = new Processor(configuration, database);
        processor.addMatchListener(new AbstractMatchListener() {
            @Override
            public void matches(Record one, Record other, double confidence) {
                pairs.add(number(one), number(other), confidence);
            }
        });
        processor.deduplicate(records(register));
        return pairs;
    }

    private static List<Property> febrl() {
        return List.of(
                new PropertyImpl(ID),
                property("given_name", new JaroWinkler(), 0.3, 0.8),
                property("surname", new JaroWinkler(), 0.2, 0.85),
                property("street_number", new ExactComparator(), 0.4, 0.6),
                property("address_1", new QGramComparator(), 0.3, 0.8),
                property("address_2", new QGramComparator(), 0.4, 0.65),
                property("suburb", new QGramComparator(), 0.4, 0.7),
                property("postcode", new Levenshtein(), 0.35, 0.7),
                property("date_of_birth", new Levenshtein(), 0.2, 0.9),
                property("soc_sec_id", new Levenshtein(), 0.15, 0.95));
    }

    private static List<Property> historical() {
        return List.of(
                new PropertyImpl(ID),
                property("first_name", new JaroWinkler(), 0.35, 0.75),
                property("surname", new JaroWinkler(), 0.2, 0.85),
                property("dob", new Levenshtein(), 0.25, 0.85),
                property("birth_place", new QGramComparator(), 0.4, 0.7),
                property("postcode_fake", new Levenshtein(), 0.3, 0.85),
                property("gender", new ExactComparator(), 0.45, 0.52),
                property("occupation", new ExactComparator(), 0.4, 0.65));
    }

    private static Collection<KeyFunction> febrlKeys() {
        return List.of(
                key(row -> join(value(row, "surname"), start(value(row, "given_name"), 3))),
                key(row -> value(row, "soc_sec_id")),
                key(row -> value(row, "date_of_birth")),
                key(row -> join(value(row, "address_1"), value(row, "street_number"))),
                key(row -> join(value(row, "postcode"), start(value(row, "surname"), 3))));
    }

    private static Collection<KeyFunction> historicalKeys() {
        return List.of(
                key(row -> join(value(row, "surname"), value(row, "first_name"))),
                key(row -> join(value(row, "dob"), start(value(row, "first_name"), 2))),
                key(row -> value(row, "postcode_fake")),
                key(row -> join(start(value(row, "surname"), 4), start(value(row, "dob"), 4))),
                key(row -> join(value(row, "surname"), value(row, "birth_place"))),
                key(row -> join(value(row, "dob"), value(row, "birth_place"))));
    }

    private static Property property(String name, Comparator comparator, double low, double high) {
        return new PropertyImpl(name, comparator, low, high);
    }

    /** Records without the key's values have each a block of their own: Duke would put them all into one. */
    private static KeyFunction key(Function<Record, String> of) {
        return row -> {
            String key = of.apply(row);
            return key.isEmpty() ? "-" + row.getValue(ID) : key;
        };
    }

    private static String value(Record row, String column) {
        String value = row.getValue(column);
        return value == null ? "" : value;
    }

    private static String join(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? "" : one + '|' + other;
    }

    private static String start(String value, int length) {
        return value.substring(0, Math.min(length, value.length()));
    }

    private static Collection<Record> records(Register register) {
        List<Record> records = new ArrayList<>();
        for (Map<String, String> row : register.rows()) {
            RecordImpl record = new RecordImpl();
            record.addValue(ID, Integer.toString(records.size()));
            row.forEach(record::addValue);
            records.add(record);
        }
        return records;
    }

    private static int number(Record record) {
        return Integer.parseInt(record.getValue(ID));
    }
}
