-- Who is who. Nothing is copied or destroyed by a merge: identities stay as they were seen, links say whose they are, and all
-- else is computed from the links (src/docs/adr/0012). The life story stands on io.santral.customer.Customers.

CREATE TABLE customer (
    tenant_id  BIGINT       NOT NULL,
    id         BIGINT       NOT NULL,
    name       VARCHAR(200) NULL,
    created_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT customer_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);

CREATE TABLE identity (
    tenant_id  BIGINT       NOT NULL,
    id         BIGINT       NOT NULL,
    -- Who gives the value its meaning: a platform user id is only unique for the account that saw it.
    namespace  VARCHAR(100) NOT NULL,
    value      VARCHAR(255) NOT NULL,
    name       VARCHAR(200) NULL,
    first_seen DATETIME(6)  NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY identity_value (tenant_id, namespace, value),
    -- Every identity is born with a customer of its own, of the same number: where it goes back to when it turns out to be
    -- nobody else's.
    CONSTRAINT identity_born FOREIGN KEY (tenant_id, id) REFERENCES customer (tenant_id, id)
);

-- What is known of an identity, and how. Append-only: what was claimed and is proven later stands twice.
CREATE TABLE identity_feature (
    tenant_id   BIGINT       NOT NULL,
    id          BIGINT       NOT NULL,
    identity_id BIGINT       NOT NULL,
    kind        VARCHAR(16)  NOT NULL,
    provenance  VARCHAR(15)  NOT NULL,
    value       VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    seen_at     DATETIME(6)  NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY identity_feature_once (tenant_id, identity_id, kind, provenance, value),
    CONSTRAINT identity_feature_identity FOREIGN KEY (tenant_id, identity_id) REFERENCES identity (tenant_id, id)
);

-- The inverted index: which identities have a key. A key is hashed with the brand's own secret.
CREATE TABLE identity_key (
    tenant_id   BIGINT NOT NULL,
    key_hash    BIGINT NOT NULL,
    identity_id BIGINT NOT NULL,
    -- Of the name beside it, hashed alike; 0 without one. Many names on one number make it nobody's.
    name_hash   BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, key_hash, identity_id),
    KEY identity_key_identity (tenant_id, identity_id),
    CONSTRAINT identity_key_identity FOREIGN KEY (tenant_id, identity_id) REFERENCES identity (tenant_id, id)
);
-- How many identities have it: read before its owners, so that a switchboard's thousands are never fetched. The row is also what
-- two first contacts with the same proven key wait for.
CREATE TABLE identity_key_spread (
    tenant_id  BIGINT  NOT NULL,
    key_hash   BIGINT  NOT NULL,
    identities INT     NOT NULL,
    generic    BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (tenant_id, key_hash),
    CONSTRAINT identity_key_spread_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);

-- The decision log: what was decided about an identity, and why, in the words of the model that decided. Append-only.
CREATE TABLE identity_decision (
    tenant_id   BIGINT      NOT NULL,
    id          BIGINT      NOT NULL,
    identity_id BIGINT      NOT NULL,
    outcome     VARCHAR(7)  NOT NULL,
    customer_id BIGINT      NULL,
    bits        DOUBLE      NOT NULL,
    posterior   DOUBLE      NOT NULL,
    -- JSON: evidence for and against, runner-up, guards.
    explanation MEDIUMTEXT  NOT NULL,
    model       VARCHAR(60) NOT NULL,
    decided_at  DATETIME(6) NOT NULL,
    -- One in 200 automatic merges is looked at by a person, for an unbiased figure of how often the engine is wrong.
    audited     VARCHAR(7)  NULL,
    PRIMARY KEY (tenant_id, id),
    KEY identity_decision_identity (tenant_id, identity_id, id),
    KEY identity_decision_audited (tenant_id, audited, id),
    CONSTRAINT identity_decision_identity FOREIGN KEY (tenant_id, identity_id) REFERENCES identity (tenant_id, id),
    CONSTRAINT identity_decision_customer FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id),
    CONSTRAINT identity_decision_outcome CHECK (outcome IN ('MERGE', 'SUGGEST', 'APART')),
    CONSTRAINT identity_decision_audited CHECK (audited IN ('ASKED', 'RIGHT', 'WRONG'))
);

-- All of one customer's identities became another's, until it is undone. While it stands, the one's id leads to the other.
CREATE TABLE customer_merge (
    tenant_id   BIGINT       NOT NULL,
    id          BIGINT       NOT NULL,
    from_id     BIGINT       NOT NULL,
    into_id     BIGINT       NOT NULL,
    origin      VARCHAR(8)   NOT NULL,
    reason      VARCHAR(200) NOT NULL,
    decision_id BIGINT       NULL,
    created_at  DATETIME(6)  NOT NULL,
    created_by  BIGINT       NULL,
    undone_at   DATETIME(6)  NULL,
    undone_by   BIGINT       NULL,
    undo_reason VARCHAR(200) NULL,
    living      BIGINT GENERATED ALWAYS AS (CASE WHEN undone_at IS NULL THEN from_id END) VIRTUAL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY customer_merge_living (tenant_id, living),
    KEY customer_merge_into (tenant_id, into_id),
    CONSTRAINT customer_merge_from FOREIGN KEY (tenant_id, from_id) REFERENCES customer (tenant_id, id),
    CONSTRAINT customer_merge_into FOREIGN KEY (tenant_id, into_id) REFERENCES customer (tenant_id, id),
    CONSTRAINT customer_merge_decision FOREIGN KEY (tenant_id, decision_id) REFERENCES identity_decision (tenant_id, id),
    CONSTRAINT customer_merge_two CHECK (from_id <> into_id),
    CONSTRAINT customer_merge_origin CHECK (origin IN ('AUTO', 'AGENT', 'IMPORT'))
);

-- The SAME links, append-only: a link is revoked, never changed. At most one living link per identity.
CREATE TABLE identity_link (
    tenant_id   BIGINT      NOT NULL,
    id          BIGINT      NOT NULL,
    identity_id BIGINT      NOT NULL,
    customer_id BIGINT      NOT NULL,
    -- What brought the identity there; NULL where it was born.
    merge_id    BIGINT      NULL,
    created_at  DATETIME(6) NOT NULL,
    revoked_at  DATETIME(6) NULL,
    living      BIGINT GENERATED ALWAYS AS (CASE WHEN revoked_at IS NULL THEN identity_id END) VIRTUAL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY identity_link_living (tenant_id, living),
    KEY identity_link_customer (tenant_id, customer_id, revoked_at),
    KEY identity_link_merge (tenant_id, merge_id),
    CONSTRAINT identity_link_identity FOREIGN KEY (tenant_id, identity_id) REFERENCES identity (tenant_id, id),
    CONSTRAINT identity_link_customer FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id),
    CONSTRAINT identity_link_merge FOREIGN KEY (tenant_id, merge_id) REFERENCES customer_merge (tenant_id, id)
);

-- The DIFFERENT links, append-only: two identities that a person has said are two people's. No automatic merge brings them
-- together; a person's own merge revokes it.
CREATE TABLE identity_difference (
    tenant_id  BIGINT      NOT NULL,
    id         BIGINT      NOT NULL,
    low_id     BIGINT      NOT NULL,
    high_id    BIGINT      NOT NULL,
    -- The merge that was undone, or NULL where a suggestion was refused.
    merge_id   BIGINT      NULL,
    created_at DATETIME(6) NOT NULL,
    created_by BIGINT      NULL,
    revoked_at DATETIME(6) NULL,
    living_low  BIGINT GENERATED ALWAYS AS (CASE WHEN revoked_at IS NULL THEN low_id END) VIRTUAL,
    living_high BIGINT GENERATED ALWAYS AS (CASE WHEN revoked_at IS NULL THEN high_id END) VIRTUAL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY identity_difference_living (tenant_id, living_low, living_high),
    KEY identity_difference_high (tenant_id, living_high),
    CONSTRAINT identity_difference_lower FOREIGN KEY (tenant_id, low_id) REFERENCES identity (tenant_id, id),
    CONSTRAINT identity_difference_higher FOREIGN KEY (tenant_id, high_id) REFERENCES identity (tenant_id, id),
    CONSTRAINT identity_difference_order CHECK (low_id < high_id)
);

-- What the engine is not sure of: for a person to say.
CREATE TABLE merge_suggestion (
    tenant_id   BIGINT       NOT NULL,
    id          BIGINT       NOT NULL,
    identity_id BIGINT       NOT NULL,
    customer_id BIGINT       NOT NULL,
    decision_id BIGINT       NOT NULL,
    posterior   DOUBLE       NOT NULL,
    state       VARCHAR(9)   NOT NULL,
    settled_at  DATETIME(6)  NULL,
    settled_by  BIGINT       NULL,
    reason      VARCHAR(200) NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY merge_suggestion_once (tenant_id, decision_id, customer_id),
    KEY merge_suggestion_open (tenant_id, state, id),
    KEY merge_suggestion_identity (tenant_id, identity_id),
    CONSTRAINT merge_suggestion_identity FOREIGN KEY (tenant_id, identity_id) REFERENCES identity (tenant_id, id),
    CONSTRAINT merge_suggestion_customer FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id),
    CONSTRAINT merge_suggestion_decision FOREIGN KEY (tenant_id, decision_id) REFERENCES identity_decision (tenant_id, id),
    CONSTRAINT merge_suggestion_state CHECK (state IN ('OPEN', 'ACCEPTED', 'REJECTED', 'OVERTAKEN'))
);

-- How a person made sure of what somebody claimed. Append-only.
CREATE TABLE verification (
    tenant_id   BIGINT       NOT NULL,
    id          BIGINT       NOT NULL,
    identity_id BIGINT       NOT NULL,
    kind        VARCHAR(16)  NOT NULL,
    value       VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    reason      VARCHAR(200) NOT NULL,
    created_at  DATETIME(6)  NOT NULL,
    created_by  BIGINT       NOT NULL,
    PRIMARY KEY (tenant_id, id),
    KEY verification_identity (tenant_id, identity_id),
    CONSTRAINT verification_identity FOREIGN KEY (tenant_id, identity_id) REFERENCES identity (tenant_id, id),
    CONSTRAINT verification_person FOREIGN KEY (created_by) REFERENCES person (id)
);

-- What people said about the engine's answers, as counts by evidence: never a value.
CREATE TABLE owner_odds (
    tenant_id  BIGINT      NOT NULL,
    family     VARCHAR(16) NOT NULL,
    provenance VARCHAR(15) NOT NULL,
    same       INT         NOT NULL,
    other      INT         NOT NULL,
    PRIMARY KEY (tenant_id, family, provenance),
    CONSTRAINT owner_odds_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);

CREATE VIEW ${views}.customer AS
    SELECT * FROM customer WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.identity AS
    SELECT * FROM identity WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.identity_feature AS
    SELECT * FROM identity_feature WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.identity_key AS
    SELECT * FROM identity_key WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.identity_key_spread AS
    SELECT * FROM identity_key_spread WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.identity_decision AS
    SELECT * FROM identity_decision WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.customer_merge AS
    SELECT * FROM customer_merge WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.identity_link AS
    SELECT * FROM identity_link WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.identity_difference AS
    SELECT * FROM identity_difference WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.merge_suggestion AS
    SELECT * FROM merge_suggestion WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.verification AS
    SELECT * FROM verification WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.owner_odds AS
    SELECT * FROM owner_odds WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
