package io.santral.customer.store;

import io.santral.customer.CustomerView;
import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.Provenance;
import io.santral.customer.Sighting;
import io.santral.customer.linking.Forest;
import io.santral.customer.linking.Forest.Edge;
import io.santral.shared.Ids;
import io.santral.shared.Sql;
import io.santral.tenancy.TenantScope;
import io.santral.tenancy.WithinBrand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Identities, customers, and the merges and links between them, of the brand of the current scope. */
@ApplicationScoped
public class CustomerStore {
    /** An identity, the customer that its living link names, and what is known of it, oldest first. */
    public record Known(long identity, long customer, List<Feature> features) {}

    /** Why a merge was made or taken back: by whom, empty for the engine. */
    public record Cause(String origin, String reason, Optional<Long> decision, Optional<Long> person, Instant at) {}

    /** A merge, living or not. */
    public record Merge(
            long id,
            long from,
            long into,
            String origin,
            String reason,
            Optional<Long> decision,
            Optional<String> person,
            Instant at,
            Optional<Instant> undoneAt) {}

    /** An identity as it was first seen. */
    public record Seen(long id, String namespace, String value, Optional<String> name, Instant firstSeen) {}

    @Inject
    @WithinBrand
    Sql sql;

    /** The identities of the value, in the order of their namespaces, with all that a message of theirs needs, in one round trip. */
    public List<Known> find(List<String> namespaces, String value) {
        List<Object> values = new ArrayList<>(List.of(tenant()));
        values.addAll(namespaces);
        values.add(value);
        Map<Long, Known> found = new LinkedHashMap<>();
        sql.list(
                "SELECT i.id, l.customer_id, f.kind, f.provenance, f.value, f.seen_at FROM identity i"
                        + " JOIN identity_link l ON l.tenant_id = i.tenant_id AND l.living = i.id"
                        + " LEFT JOIN identity_feature f ON f.tenant_id = i.tenant_id AND f.identity_id = i.id"
                        + " WHERE i.tenant_id = ? AND i.namespace IN (" + marks(namespaces.size())
                        + ") AND i.value = ? ORDER BY i.namespace, f.id",
                row -> {
                    Known known = new Known(row.getLong(1), row.getLong(2), new ArrayList<>());
                    known = Optional.ofNullable(found.putIfAbsent(known.identity(), known))
                            .orElse(known);
                    if (row.getString(3) != null) {
                        known.features().add(feature(row, 3));
                    }
                    return known;
                },
                values.toArray());
        return List.copyOf(found.values());
    }

    /** Adds an identity with its own customer of the same number; false, and neither, if somebody else has just added it. */
    public boolean add(long id, Sighting sighting) {
        sql.update(
                "INSERT INTO customer (tenant_id, id, name, created_at) VALUES (?, ?, ?, ?)",
                tenant(),
                id,
                sighting.name().orElse(null),
                sighting.at());
        boolean first = sql.insert(
                "INSERT INTO identity (tenant_id, id, namespace, value, name, first_seen) VALUES (?, ?, ?, ?, ?, ?)",
                tenant(),
                id,
                sighting.namespace(),
                sighting.value(),
                sighting.name().orElse(null),
                sighting.at());
        if (!first) {
            sql.update("DELETE FROM customer WHERE tenant_id = ? AND id = ?", tenant(), id);
        }
        return first;
    }

    /** Links an identity that has no living link. */
    public void link(long identity, long customer, Optional<Long> merge, Instant at) {
        sql.update(
                "INSERT INTO identity_link (tenant_id, id, identity_id, customer_id, merge_id, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                tenant(),
                Ids.next(),
                identity,
                customer,
                merge.orElse(null),
                at);
    }

    /** The name of the customer, or of the one that it was merged into. */
    public Optional<CustomerView> customer(long id) {
        return sql.first(
                "SELECT c.id, c.name FROM customer c WHERE c.tenant_id = ? AND c.id = ?",
                CustomerStore::view,
                tenant(),
                id);
    }

    public Optional<CustomerView> lock(long id) {
        return sql.first(
                "SELECT id, name FROM customer WHERE tenant_id = ? AND id = ? FOR UPDATE",
                CustomerStore::view,
                tenant(),
                id);
    }

    /** Where the customer's id leads now: to itself, or to the one that it was merged into. */
    public Optional<Long> current(long customer) {
        return sql.first(
                "SELECT customer_id FROM identity_link WHERE tenant_id = ? AND living = ?",
                row -> row.getLong(1),
                tenant(),
                customer);
    }

    /** The identities that are the customer's now, oldest first. */
    public List<Seen> identities(long customer) {
        return sql.list(
                "SELECT i.id, i.namespace, i.value, i.name, i.first_seen FROM identity_link l"
                        + " JOIN identity i ON i.tenant_id = l.tenant_id AND i.id = l.identity_id"
                        + " WHERE l.tenant_id = ? AND l.customer_id = ? AND l.revoked_at IS NULL ORDER BY i.id",
                CustomerStore::seen,
                tenant(),
                customer);
    }

    public Optional<Seen> identity(long id) {
        return sql.first(
                "SELECT id, namespace, value, name, first_seen FROM identity WHERE tenant_id = ? AND id = ?",
                CustomerStore::seen,
                tenant(),
                id);
    }

    /** The wholes with these roots, which nobody else may merge meanwhile: their customers are locked, lowest id first. */
    public Forest forest(Collection<Long> roots) {
        roots.stream().sorted().distinct().forEach(this::lock);
        List<Long> members = sql.list(
                "SELECT identity_id FROM identity_link WHERE tenant_id = ? AND revoked_at IS NULL AND customer_id IN ("
                        + marks(roots.size()) + ") ORDER BY identity_id",
                row -> row.getLong(1),
                with(roots));
        if (members.isEmpty()) {
            return new Forest(List.of(), List.of());
        }
        List<Edge> edges = sql.list(
                "SELECT id, from_id, into_id FROM customer_merge WHERE tenant_id = ? AND living IN ("
                        + marks(members.size()) + ") ORDER BY id",
                row -> new Edge(row.getLong(1), row.getLong(2), row.getLong(3)),
                with(members));
        return new Forest(members, edges);
    }

    /** Writes what became of a forest. */
    public void apply(Forest.Change change, Cause cause) {
        for (long undone : change.undone()) {
            sql.update(
                    "UPDATE customer_merge SET undone_at = ?, undone_by = ?, undo_reason = ?"
                            + " WHERE tenant_id = ? AND id = ? AND undone_at IS NULL",
                    cause.at(),
                    cause.person().orElse(null),
                    cause.reason(),
                    tenant(),
                    undone);
        }
        change.made().forEach(edge -> merge(edge, cause));
        Optional<Long> merge = change.made().stream().map(Edge::id).findFirst();
        change.moves().forEach(move -> relink(move.born(), move.to(), merge, cause.at()));
    }

    /** Links an identity anew; its old link is kept, revoked. */
    public void relink(long identity, long customer, Optional<Long> merge, Instant at) {
        sql.update(
                "UPDATE identity_link SET revoked_at = ? WHERE tenant_id = ? AND living = ?", at, tenant(), identity);
        link(identity, customer, merge, at);
    }

    /** Writes one merge down; its links are the caller's. */
    public void merge(Edge edge, Cause cause) {
        sql.update(
                "INSERT INTO customer_merge (tenant_id, id, from_id, into_id, origin, reason, decision_id, created_at, created_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tenant(),
                edge.id(),
                edge.from(),
                edge.into(),
                cause.origin(),
                cause.reason(),
                cause.decision().orElse(null),
                cause.at(),
                cause.person().orElse(null));
    }

    public Optional<Merge> findMerge(long id) {
        return sql.first(MERGE + " AND id = ?", CustomerStore::merge, tenant(), id);
    }

    /** The merge that the decision led to, if it stands. */
    public Optional<Merge> mergeOf(long decision) {
        return sql.first(
                MERGE + " AND decision_id = ? AND undone_at IS NULL", CustomerStore::merge, tenant(), decision);
    }

    /** The living merges by which these were merged into others. */
    public List<Merge> mergesOf(Collection<Long> customers) {
        return customers.isEmpty()
                ? List.of()
                : sql.list(
                        MERGE + " AND living IN (" + marks(customers.size()) + ") ORDER BY id",
                        CustomerStore::merge,
                        with(customers));
    }

    private static final String MERGE =
            "SELECT id, from_id, into_id, origin, reason, decision_id, created_at, undone_at,"
                    + " (SELECT p.name FROM person p WHERE p.id = created_by) AS person FROM customer_merge WHERE tenant_id = ?";

    /** Says that nobody of the one side is anybody of the other. What was said before stays said once. */
    public void apart(
            Collection<Long> side, Collection<Long> others, Optional<Long> merge, Optional<Long> person, Instant at) {
        for (long one : side) {
            for (long other : others) {
                sql.insert(
                        "INSERT INTO identity_difference (tenant_id, id, low_id, high_id, merge_id, created_at, created_by)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        tenant(),
                        Ids.next(),
                        Math.min(one, other),
                        Math.max(one, other),
                        merge.orElse(null),
                        at,
                        person.orElse(null));
            }
        }
    }

    /** A person's merge overrules what was said before about any two of them. */
    public void together(Collection<Long> identities, Instant at) {
        List<Object> values = new ArrayList<>(List.of(at, tenant()));
        values.addAll(identities);
        values.addAll(identities);
        String in = marks(identities.size());
        sql.update(
                "UPDATE identity_difference SET revoked_at = ? WHERE tenant_id = ? AND living_low IN (" + in
                        + ") AND living_high IN (" + in + ")",
                values.toArray());
    }

    /** Whether somebody of the one side was said to be nobody of the other. */
    public boolean saidApart(Collection<Long> side, Collection<Long> others) {
        if (side.isEmpty() || others.isEmpty()) {
            return false;
        }
        List<Object> values = new ArrayList<>(List.of(tenant()));
        values.addAll(side);
        values.addAll(others);
        values.addAll(others);
        values.addAll(side);
        String a = marks(side.size());
        String b = marks(others.size());
        return sql.first(
                        "SELECT 1 FROM identity_difference WHERE tenant_id = ? AND (living_low IN (" + a
                                + ") AND living_high IN (" + b + ") OR living_low IN (" + b + ") AND living_high IN ("
                                + a
                                + ")) LIMIT 1",
                        row -> true,
                        values.toArray())
                .isPresent();
    }

    /**
     * Remembers what is new of an identity, each feature once, and tells what was; what was known already stays as it was first
     * seen.
     */
    public List<Feature> learn(long identity, List<Feature> features, List<Feature> known) {
        Set<List<Object>> told = new HashSet<>();
        known.forEach(feature -> told.add(same(feature)));
        List<Feature> fresh =
                features.stream().filter(feature -> told.add(same(feature))).toList();
        if (!fresh.isEmpty()) {
            List<Object> values = new ArrayList<>();
            for (Feature feature : fresh) {
                values.addAll(List.of(
                        tenant(),
                        Ids.next(),
                        identity,
                        feature.kind().name(),
                        feature.provenance().name(),
                        feature.value(),
                        feature.seen()));
            }
            sql.update(
                    "INSERT INTO identity_feature (tenant_id, id, identity_id, kind, provenance, value, seen_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)" + ", (?, ?, ?, ?, ?, ?, ?)".repeat(fresh.size() - 1),
                    values.toArray());
        }
        return fresh;
    }

    private static List<Object> same(Feature feature) {
        return List.of(feature.kind(), feature.provenance(), feature.value());
    }

    public List<Feature> features(long identity) {
        return sql.list(
                "SELECT kind, provenance, value, seen_at FROM identity_feature WHERE tenant_id = ? AND identity_id = ? ORDER BY id",
                row -> feature(row, 1),
                tenant(),
                identity);
    }

    /**
     * A feature of the columns kind, provenance, value and seen_at, side by side. By their places, since many are read: a tenth of the
     * application's part of a decision was looking for columns by their names.
     *
     * @param first place of the first of them, from 1
     */
    static Feature feature(ResultSet row, int first) throws SQLException {
        Instant seen = Optional.ofNullable(Sql.instant(row, first + 3)).orElseThrow();
        return new Feature(
                Kind.valueOf(row.getString(first)),
                row.getString(first + 2),
                Provenance.valueOf(row.getString(first + 1)),
                seen);
    }

    private static CustomerView view(ResultSet row) throws SQLException {
        return new CustomerView(row.getLong("id"), Optional.ofNullable(row.getString("name")));
    }

    private static Seen seen(ResultSet row) throws SQLException {
        return new Seen(
                row.getLong("id"),
                row.getString("namespace"),
                row.getString("value"),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(Sql.instant(row, "first_seen")).orElseThrow());
    }

    private static Merge merge(ResultSet row) throws SQLException {
        return new Merge(
                row.getLong("id"),
                row.getLong("from_id"),
                row.getLong("into_id"),
                row.getString("origin"),
                row.getString("reason"),
                Optional.ofNullable(row.getObject("decision_id", Long.class)),
                Optional.ofNullable(row.getString("person")),
                Optional.ofNullable(Sql.instant(row, "created_at")).orElseThrow(),
                Optional.ofNullable(Sql.instant(row, "undone_at")));
    }

    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /**
     * The same values, the last one again until they are a power of two: so that the lists of a statement have few lengths, and the
     * database knows the statement already.
     */
    static List<Long> padded(Collection<Long> values) {
        List<Long> padded = new ArrayList<>(values);
        int length = Math.max(4, Integer.highestOneBit(Math.max(1, values.size() * 2 - 1)));
        while (padded.size() < length) {
            padded.add(padded.get(padded.size() - 1));
        }
        return padded;
    }

    static @Nullable Object[] with(Collection<Long> ids) {
        List<Object> values = new ArrayList<>(List.of(tenant()));
        values.addAll(ids);
        return values.toArray();
    }

    static long tenant() {
        return TenantScope.current().value();
    }
}
