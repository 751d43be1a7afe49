-- Every delivered event as it came, stored before it is acknowledged. The unique key decides duplicates.
CREATE TABLE intake_journal (
    tenant_id    BIGINT       NOT NULL,
    id           BIGINT       NOT NULL,
    account_id   BIGINT       NOT NULL,
    dedupe_key   BINARY(32)   NOT NULL,
    conversation BINARY(32)   NOT NULL,
    lane         TINYINT      NOT NULL,
    payload      MEDIUMBLOB   NOT NULL,
    received_at  DATETIME(6)  NOT NULL,
    state        VARCHAR(12)  NOT NULL DEFAULT 'PENDING',
    attempts     INT          NOT NULL DEFAULT 0,
    not_before   DATETIME(6)  NULL,
    done_at      DATETIME(6)  NULL,
    note         VARCHAR(500) NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY intake_journal_once (tenant_id, account_id, dedupe_key),
    KEY intake_journal_work (tenant_id, state, lane, id),
    CONSTRAINT intake_journal_account FOREIGN KEY (tenant_id, account_id) REFERENCES channel_account (tenant_id, id),
    CONSTRAINT intake_journal_state CHECK (state IN ('PENDING', 'DONE', 'UNSUPPORTED', 'QUARANTINED'))
);

-- A lane is held by one worker at a time (row lock), so that a conversation, which hashes to one lane, keeps its order.
CREATE TABLE intake_lane (
    tenant_id BIGINT  NOT NULL,
    lane      TINYINT NOT NULL,
    PRIMARY KEY (tenant_id, lane),
    CONSTRAINT intake_lane_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);

-- Rightly signed, but for a page that no brand has: parked for the operator, not dropped.
CREATE TABLE intake_parked (
    id          BIGINT       NOT NULL,
    channel     VARCHAR(20)  NOT NULL,
    app         VARCHAR(40)  NOT NULL,
    external_id VARCHAR(80)  NOT NULL,
    dedupe_key  BINARY(32)   NOT NULL,
    payload     MEDIUMBLOB   NOT NULL,
    received_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY intake_parked_once (dedupe_key)
);

CREATE VIEW ${views}.intake_journal AS
    SELECT * FROM intake_journal WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.intake_lane AS
    SELECT * FROM intake_lane WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${directory}.intake_parked AS SELECT * FROM intake_parked;
GRANT INSERT ON ${directory}.intake_parked TO '${directoryUser}'@'%';
