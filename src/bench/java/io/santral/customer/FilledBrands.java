package io.santral.customer;

import com.mysql.cj.jdbc.JdbcStatement;
import io.santral.customer.matching.Index;
import io.santral.customer.matching.Keys;
import io.santral.customer.matching.Profile;
import io.santral.customer.store.CustomerStores;
import io.santral.shared.Sql;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.store.OwnerDataSource;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brands full of customers of one identity each, as the engine would have filed them, but in bulk into empty tables and in their
 * order: by the owner, behind the walls, which nothing but a bench may do. A brand's id is how many customers it was filled with.
 */
final class FilledBrands {
    private static final String AT =
            MadeUpPeople.AT.toString().replace('T', ' ').replace("Z", "");

    /** Ids of ours are below those that the engine gives. */
    private static final long FIRST = 1L << 40;

    private static final Comparator<Entry> BY_KEY =
            Comparator.comparingLong(Entry::hash).thenComparingLong(Entry::identity);

    private final Keys keys;
    private final OwnerDataSource owner;

    FilledBrands(Keys keys, OwnerDataSource owner) {
        this.keys = keys;
        this.owner = owner;
        try {
            owner.setAllowLoadLocalInfile(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Entry(long hash, long identity, long name, boolean finds) {}

    static TenantId brand(int size) {
        return new TenantId(size);
    }

    /** The number of a person that a brand was filled with, as identity and as customer. */
    static long id(long person) {
        return FIRST + person;
    }

    /** Whether an earlier run has filled the brand. */
    boolean has(int size) {
        return new Sql(owner)
                .first(
                        "SELECT 1 FROM tenant WHERE id = ?",
                        row -> true,
                        brand(size).value())
                .isPresent();
    }

    /** Fills brands of these sizes, the tables being empty. */
    void fill(int[] sizes) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("filled-brands");
        Path customers = folder.resolve("customer");
        Path identities = folder.resolve("identity");
        Path links = folder.resolve("link");
        Path features = folder.resolve("feature");
        Path found = folder.resolve("key");
        Path spreads = folder.resolve("spread");
        try (BufferedWriter customer = Files.newBufferedWriter(customers);
                BufferedWriter identity = Files.newBufferedWriter(identities);
                BufferedWriter link = Files.newBufferedWriter(links);
                BufferedWriter feature = Files.newBufferedWriter(features);
                BufferedWriter key = Files.newBufferedWriter(found);
                BufferedWriter spread = Files.newBufferedWriter(spreads)) {
            for (int size : Arrays.stream(sizes).sorted().toArray()) {
                TenantId tenant = brand(size);
                List<Entry> entries = new ArrayList<>(size * 10);
                for (int i = 0; i < size; i++) {
                    long id = id(i);
                    Sighting first = MadeUpPeople.person(i).first();
                    String name = first.name().orElseThrow();
                    line(customer, tenant, id, name, AT);
                    line(identity, tenant, id, first.namespace(), first.value(), name, AT);
                    line(link, tenant, id, id, id, AT);
                    long number = 4 * id;
                    for (Feature one : first.features()) {
                        line(feature, tenant, number++, id, one.kind(), one.provenance(), one.value(), AT);
                    }
                    Index.Filing filing = keys.filed(new Profile(id, first.features()));
                    for (Index.Probe probe : filing.keys()) {
                        entries.add(new Entry(CustomerStores.stored(probe.key()), id, filing.name(), probe.retrieve()));
                    }
                }
                entries.sort(BY_KEY);
                for (int from = 0; from < entries.size(); ) {
                    int to = from;
                    long hash = entries.get(from).hash();
                    for (; to < entries.size() && entries.get(to).hash() == hash; to++) {
                        Entry entry = entries.get(to);
                        // Two keys of one identity may have one hash, as anywhere.
                        boolean again = to > from && entries.get(to - 1).identity() == entry.identity();
                        if (entry.finds() && !again) {
                            line(key, tenant, hash, entry.identity(), entry.name());
                        }
                    }
                    line(spread, tenant, hash, to - from);
                    from = to;
                }
            }
        }
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            // Unique checks stay on: without them MariaDB 11.4 loads in bulk, and lost the first brands' rows of
            // identity_key.
            statement.execute("SET foreign_key_checks = 0");
            load(statement, customers, "customer (tenant_id, id, name, created_at)");
            load(statement, identities, "identity (tenant_id, id, namespace, value, name, first_seen)");
            load(statement, links, "identity_link (tenant_id, id, identity_id, customer_id, created_at)");
            load(
                    statement,
                    features,
                    "identity_feature (tenant_id, id, identity_id, kind, provenance, value, seen_at)");
            load(statement, spreads, "identity_key_spread (tenant_id, key_hash, identities)");
            // Filled in the order of the hashes, this index would grow everywhere at once.
            statement.execute(
                    "ALTER TABLE identity_key DROP FOREIGN KEY identity_key_identity, DROP KEY identity_key_identity");
            load(statement, found, "identity_key (tenant_id, key_hash, identity_id, name_hash)");
            statement.execute("ALTER TABLE identity_key ADD KEY identity_key_identity (tenant_id, identity_id),"
                    + " ADD CONSTRAINT identity_key_identity FOREIGN KEY (tenant_id, identity_id)"
                    + " REFERENCES identity (tenant_id, id)");
            statement.execute(
                    "ANALYZE TABLE customer, identity, identity_link, identity_feature, identity_key, identity_key_spread");
            loaded(statement, found);
            for (int size : sizes) {
                statement.execute("INSERT INTO tenant VALUES (%1$d, 'b%1$d', 'Brand %1$d', 'ACTIVE', UTC_TIMESTAMP())"
                        .formatted(size));
            }
        }
        for (Path file : List.of(customers, identities, links, features, found, spreads, folder)) {
            Files.delete(file);
        }
    }

    private static void loaded(Statement statement, Path keys) throws IOException, SQLException {
        try (Stream<String> lines = Files.lines(keys);
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM identity_key")) {
            row.next();
            long written = lines.count();
            if (row.getLong(1) != written) {
                throw new IllegalStateException("of " + written + " keys the database has " + row.getLong(1));
            }
        }
    }

    private static void line(BufferedWriter file, Object... values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            file.write(i == 0 ? "" : "\t");
            file.write(values[i].toString());
        }
        file.write('\n');
    }

    private static void load(Statement statement, Path rows, String table) throws IOException, SQLException {
        try (InputStream in = Files.newInputStream(rows)) {
            statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(in);
            statement.execute(
                    "LOAD DATA LOCAL INFILE 'rows' INTO TABLE " + table.replaceFirst(" ", " CHARACTER SET utf8mb4 "));
        }
    }
}
