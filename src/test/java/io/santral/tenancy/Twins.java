package io.santral.tenancy;

import io.santral.shared.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A case with all that belongs to it, once for each of two brands, under the same ids on purpose: whatever forgets to ask for the
 * brand finds the other's. Every text holds a canary that names its brand.
 */
public record Twins(long a, long b, long id) {
    /** Stands in every text of the first brand, and nowhere else. */
    public static final String CANARY_A = "kanarya-birinci";

    /** Stands in every text of the second brand, and nowhere else. */
    public static final String CANARY_B = "kanarya-ikinci";

    private static final String AT = "'2026-11-20 10:00:00'";

    /** From the leaves to the root, as they may be deleted. */
    private static final List<String> TABLES = List.of(
            "audit_entry",
            "case_agent",
            "queue_entry",
            "sla_clock",
            "sla_ledger",
            "reply",
            "exposure",
            "case_suggestion",
            "case_subject",
            "case_label",
            "case_guess",
            "case_link",
            "support_case",
            "interaction_change",
            "interaction",
            "intake_journal",
            "merge_audit",
            "matching_model",
            "merge_suggestion",
            "verification",
            "one_time_code",
            "code_turn",
            "reply_token_use",
            "identity_difference",
            "identity_link",
            "customer_merge",
            "identity_decision",
            "identity_key",
            "identity_key_spread",
            "identity_feature",
            "identity",
            "customer",
            "channel_secret",
            "channel_account");

    private static final List<String> ROWS = List.of(
            "INSERT INTO channel_account VALUES (:brand, :id, 'facebook', 'page-:brand-:id', 'santral', ':canary account', 'ACTIVE')",
            "INSERT INTO channel_secret VALUES (:brand, :id, 'accessToken', ':canary secret', :at)",
            "INSERT INTO customer VALUES (:brand, :id, ':canary customer', :at)",
            "INSERT INTO identity VALUES (:brand, :id, 'facebook:twins', 'user-:id', ':canary identity', :at)",
            "INSERT INTO identity_feature VALUES (:brand, :id, :id, 'ORDER_NUMBER', 'CLAIMED_PUBLIC', ':canary feature', :at)",
            "INSERT INTO identity_key VALUES (:brand, :id, :id, 1)",
            "INSERT INTO identity_key_spread VALUES (:brand, :id, 1, FALSE)",
            "INSERT INTO identity_decision (tenant_id, id, identity_id, outcome, customer_id, bits, posterior, explanation, model,"
                    + " decided_at) VALUES (:brand, :id, :id, 'SUGGEST', :id, 12, 0.5, '{\"outcome\":\"SUGGEST\",\"posterior\":0.5,"
                    + "\"bits\":12.0,\"evidence\":[],\"against\":[],\"guards\":[],\"model\":\":canary model\"}', ':canary model', :at)",
            "INSERT INTO identity_link (tenant_id, id, identity_id, customer_id, created_at) VALUES (:brand, :id, :id, :id, :at)",
            "INSERT INTO merge_suggestion (tenant_id, id, identity_id, customer_id, decision_id, posterior, state)"
                    + " VALUES (:brand, :id, :id, :id, :id, 0.5, 'OPEN')",
            "INSERT INTO merge_audit (tenant_id, id, decision_id, suggestion_id, state, asked_at, reason)"
                    + " VALUES (:brand, :id, :id, :id, 'ASKED', :at, ':canary audit')",
            "INSERT INTO matching_model (tenant_id, id, version, made_at, content, strangers, matches, judged, known, merged, wrong,"
                    + " bound, current_merged, current_wrong, current_bound, compared_with, state, verdict, reason) VALUES (:brand, :id,"
                    + " ':canary :id', :at, ':canary content', 1, 1, 1, 60, 1, 0, 0.95, 1, 0, 0.95, 'shipped-1', 'SHADOW',"
                    + " 'too-little', ':canary reason')",
            "INSERT INTO verification (tenant_id, id, identity_id, kind, value, way, ground, reason, created_at, created_by)"
                    + " VALUES (:brand, :id, :id, 'EMAIL', ':canary proof', 'PERSON', 'OTHER', ':canary reason', :at, :person)",
            "INSERT INTO one_time_code (tenant_id, id, identity_id, kind, value, address_hash, code_hash, state, delivery, created_at,"
                    + " created_by, expires_at) VALUES (:brand, :id, :id, 'EMAIL', ':canary address', UNHEX(SHA2(':id', 256)),"
                    + " UNHEX(SHA2(':id', 256)), 'OPEN', 'SENT', :at, :person, :at)",
            "INSERT INTO code_turn VALUES (:brand, :id, :at)",
            "INSERT INTO reply_token_use VALUES (:brand, UNHEX(SHA2(':id', 256)), :id, :at)",
            "INSERT INTO intake_journal (tenant_id, id, account_id, dedupe_key, conversation, lane, payload, received_at, state, note)"
                    + " VALUES (:brand, :id, :id, UNHEX(SHA2(':id', 256)), UNHEX(SHA2(':id', 256)), 1, ':canary payload', :at,"
                    + " 'QUARANTINED', ':canary note')",
            // Its key knows no brand, so these are no twins by their ids.
            "INSERT INTO intake_parked (id, channel, app, external_id, dedupe_key, event_key, conversation, payload, received_at)"
                    + " VALUES (:parked, 'facebook', 'santral', 'page-:brand-:id', UNHEX(SHA2('parked-:brand-:id', 256)),"
                    + " UNHEX(SHA2('parked-:id', 256)), UNHEX(SHA2(':id', 256)), ':canary parked', :at)",
            "INSERT INTO interaction (tenant_id, id, account_id, external_id, direction, kind, visibility, identity_id, author_name,"
                    + " thread, text, occurred_at, received_at) VALUES (:brand, :id, :id, 'said-:id', 'IN', 'COMMENT', 'PUBLIC', :id,"
                    + " ':canary author', ':canary thread', ':canary said', :at, :at)",
            "INSERT INTO interaction_change VALUES (:brand, :id, :id, 'said-:id', 'EDITED', ':canary edited', :at)",
            "INSERT INTO support_case (tenant_id, id, customer_id, account_id, state, title, opened_at, last_at, version)"
                    + " VALUES (:brand, :id, :id, :id, 'OPEN', ':canary title', :at, :at, 1)",
            "INSERT INTO case_link (tenant_id, id, interaction_id, case_id, origin, reason, created_at)"
                    + " VALUES (:brand, :id, :id, :id, 'AUTO', ':canary case link', :at)",
            "INSERT INTO case_guess VALUES (:brand, :id, :id, ':canary topic', 0.6, ':canary next', 0.2, 'REQUEST', 'NORMAL', 'TURKISH',"
                    + " ':canary version', :at)",
            "INSERT INTO case_label VALUES (:brand, :id, :id, 'TOPIC', ':canary topic', :person, :at)",
            "INSERT INTO case_subject VALUES (:brand, :id, :id, ':canary topic', :id, 'REQUEST', NULL, 'NORMAL', NULL, 'TURKISH', NULL)",
            "INSERT INTO case_suggestion (tenant_id, id, case_id, other_id, link_id, asked_id, posterior, state, at)"
                    + " VALUES (:brand, :id, :id, :id, :id, :id, 0.6, 'OPEN', :at)",
            "INSERT INTO exposure (tenant_id, id, case_id, what, person_id, at) VALUES (:brand, :id, :id, 'SEEN', :person, :at)",
            "INSERT INTO reply (tenant_id, id, case_id, answers_id, account_id, client_key, text, state, external_id, note,"
                    + " created_by, created_at, sent_at) VALUES (:brand, :id, :id, :id, :id, 'twin-:id', ':canary reply', 'FAILED',"
                    + " ':canary reply id', ':canary reply note', :person, :at, NULL)",
            "INSERT INTO sla_ledger (tenant_id, id, case_id, target, what, at, due_at, recorded_at, contract_version, reason)"
                    + " VALUES (:brand, :id, :id, 'FIRST_RESPONSE', 'STARTED', :at, :at, :at, 1, ':canary ledger')",
            "INSERT INTO sla_clock (tenant_id, case_id, target, started_at, due_at) VALUES (:brand, :id, 'FIRST_RESPONSE', :at, :at)",
            "INSERT IGNORE INTO pool_tenant VALUES (:brand, :pool, 100)",
            "INSERT INTO queue_entry (tenant_id, case_id, pool_id, state, due_at, asked_at, entered_at, reason)"
                    + " VALUES (:brand, :id, :pool, 'WAITING', :at, :at, :at, ':canary queue')",
            "INSERT INTO case_agent VALUES (:brand, :id, :person, :at)",
            "INSERT INTO audit_entry VALUES (:brand, :id, :at, :person, ':canary action', ':canary subject')");

    /**
     * Writes them, as the owner.
     *
     * @param pool serves both brands from now on
     * @param person an agent, in whose name the twins' replies are
     */
    public static Twins write(Connection owner, long a, long b, long pool, long person) throws SQLException {
        Twins twins = new Twins(a, b, Ids.next());
        for (String row : ROWS) {
            run(owner, twins.of(row, a, CANARY_A, pool, person));
            run(owner, twins.of(row, b, CANARY_B, pool, person));
        }
        return twins;
    }

    private String of(String row, long brand, String canary, long pool, long person) {
        return row.replace(":brand", Long.toString(brand))
                .replace(":id", Long.toString(id))
                .replace(":canary", canary)
                .replace(":parked", Long.toString(Ids.next()))
                .replace(":pool", Long.toString(pool))
                .replace(":person", Long.toString(person))
                .replace(":at", AT);
    }

    /** Takes them away again. */
    public void remove(Connection owner) throws SQLException {
        run(owner, "DELETE FROM audit_entry WHERE subject LIKE '%" + number() + "%'");
        run(owner, "DELETE FROM intake_parked WHERE " + parkedFor(a) + " OR " + parkedFor(b));
        for (String table : TABLES) {
            run(owner, "DELETE FROM " + table + " WHERE " + key(table) + " = " + id);
        }
    }

    /** All that stands in the brand's rows, to see whether anything of it was changed. */
    public String rows(Connection owner, long brand) throws SQLException {
        StringBuilder all = new StringBuilder();
        for (String table : TABLES) {
            append(all, owner, table, "tenant_id = " + brand + " AND " + key(table) + " = " + id);
        }
        append(all, owner, "intake_parked", parkedFor(brand));
        return all.toString();
    }

    private static void append(StringBuilder all, Connection owner, String table, String condition)
            throws SQLException {
        try (PreparedStatement query = owner.prepareStatement("SELECT * FROM " + table + " WHERE " + condition);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.append(table);
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    all.append('|').append(rows.getString(i));
                }
                all.append('\n');
            }
        }
    }

    private String parkedFor(long brand) {
        return "external_id = 'page-" + brand + "-" + id + "'";
    }

    /** The number of what is parked for that brand's twin. */
    public String parked(Connection owner, long brand) throws SQLException {
        try (PreparedStatement query =
                        owner.prepareStatement("SELECT id FROM intake_parked WHERE " + parkedFor(brand));
                ResultSet row = query.executeQuery()) {
            row.next();
            return Ids.text(row.getLong(1));
        }
    }

    private static String key(String table) {
        return switch (table) {
            case "queue_entry", "sla_clock", "case_agent", "reply", "case_link", "sla_ledger" -> "case_id";
            case "case_subject", "case_guess", "case_label", "case_suggestion" -> "case_id";
            case "channel_secret" -> "account_id";
            case "intake_journal" -> "account_id";
            case "identity_key", "reply_token_use" -> "identity_id";
            case "identity_key_spread" -> "key_hash";
            default -> "id";
        };
    }

    /** The number that both cases have, and both interactions, replies and so on. */
    public String number() {
        return Ids.text(id);
    }

    private static void run(Connection owner, String sql) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
