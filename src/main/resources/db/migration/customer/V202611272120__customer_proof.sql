-- Claimed is not verified: the ways from the one to the other (src/docs/adr/0016). The rules stand in io.santral.customer.proof.

-- A claim is proven by a person who made sure, by a code that came back, or by an answer that carries our reply token.
ALTER TABLE verification
    ADD COLUMN way VARCHAR(6) NOT NULL DEFAULT 'PERSON',
    ADD COLUMN ground VARCHAR(9) NULL,
    MODIFY COLUMN reason VARCHAR(200) NULL,
    MODIFY COLUMN created_by BIGINT NULL,
    ADD CONSTRAINT verification_way CHECK (way IN ('PERSON', 'CODE', 'TOKEN')),
    ADD CONSTRAINT verification_by CHECK (way <> 'PERSON' OR (created_by IS NOT NULL AND reason IS NOT NULL));

-- One-time codes. The code itself stands nowhere: only its hash, keyed with the brand's secret and bound to its row.
CREATE TABLE one_time_code (
    tenant_id    BIGINT       NOT NULL,
    id           BIGINT       NOT NULL,
    -- Whose claim it proves: nobody else's words or case can use it.
    identity_id  BIGINT       NOT NULL,
    kind         VARCHAR(16)  NOT NULL,
    value        VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    -- Of the address in its normal form, keyed: however many claim it, it gets only so many codes.
    address_hash BINARY(32)   NOT NULL,
    code_hash    BINARY(32)   NOT NULL,
    tries        INT          NOT NULL DEFAULT 0,
    state        VARCHAR(8)   NOT NULL,
    delivery     VARCHAR(8)   NOT NULL,
    created_at   DATETIME(6)  NOT NULL,
    created_by   BIGINT       NOT NULL,
    expires_at   DATETIME(6)  NOT NULL,
    settled_at   DATETIME(6)  NULL,
    -- Of an identity's codes only the newest counts.
    living       BIGINT GENERATED ALWAYS AS (CASE WHEN state = 'OPEN' THEN identity_id END) VIRTUAL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY one_time_code_living (tenant_id, living),
    KEY one_time_code_identity (tenant_id, identity_id, created_at),
    KEY one_time_code_address (tenant_id, address_hash, created_at),
    KEY one_time_code_asked (tenant_id, created_by, created_at),
    KEY one_time_code_open (tenant_id, state, expires_at),
    CONSTRAINT one_time_code_identity FOREIGN KEY (tenant_id, identity_id) REFERENCES identity (tenant_id, id),
    CONSTRAINT one_time_code_person FOREIGN KEY (created_by) REFERENCES person (id),
    CONSTRAINT one_time_code_state CHECK (state IN ('OPEN', 'PROVEN', 'SPENT', 'BURNT', 'REPLACED')),
    CONSTRAINT one_time_code_delivery CHECK (delivery IN ('QUEUED', 'SENT', 'FAILED', 'UNKNOWN'))
);

-- Who issues a code locks the brand's row first: counted and issued by one at a time, so that no bound is passed in a race.
CREATE TABLE code_turn (
    tenant_id BIGINT      NOT NULL,
    id        BIGINT      NOT NULL,
    taken_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT code_turn_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);

-- A reply token says something about one identity beside the one that we wrote to: the first that answers with it.
CREATE TABLE reply_token_use (
    tenant_id   BIGINT      NOT NULL,
    token_hash  BINARY(32)  NOT NULL,
    identity_id BIGINT      NOT NULL,
    used_at     DATETIME(6) NOT NULL,
    PRIMARY KEY (tenant_id, token_hash),
    KEY reply_token_use_identity (tenant_id, identity_id),
    CONSTRAINT reply_token_use_identity FOREIGN KEY (tenant_id, identity_id) REFERENCES identity (tenant_id, id)
);

CREATE OR REPLACE VIEW ${views}.verification AS
    SELECT * FROM verification WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.one_time_code AS
    SELECT * FROM one_time_code WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.code_turn AS
    SELECT * FROM code_turn WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.reply_token_use AS
    SELECT * FROM reply_token_use WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
