CREATE TABLE interaction (
    tenant_id   BIGINT       NOT NULL,
    id          BIGINT       NOT NULL,
    account_id  BIGINT       NOT NULL,
    external_id VARCHAR(190) NOT NULL,
    direction   VARCHAR(3)   NOT NULL,
    kind        VARCHAR(12)  NOT NULL,
    visibility  VARCHAR(8)   NOT NULL,
    -- Who wrote it; NULL for what the brand itself wrote.
    identity_id BIGINT       NULL,
    author_name VARCHAR(200) NULL,
    thread      VARCHAR(190) NOT NULL,
    parent      VARCHAR(190) NULL,
    text        MEDIUMTEXT   NOT NULL,
    -- The provider's time: clocks run by it.
    occurred_at DATETIME(6)  NOT NULL,
    received_at DATETIME(6)  NOT NULL,
    edited_at   DATETIME(6)  NULL,
    hidden_at   DATETIME(6)  NULL,
    deleted_at  DATETIME(6)  NULL,
    journal_id  BIGINT       NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY interaction_external (tenant_id, account_id, external_id),
    KEY interaction_thread (tenant_id, account_id, thread, id),
    KEY interaction_identity (tenant_id, identity_id, id),
    CONSTRAINT interaction_account FOREIGN KEY (tenant_id, account_id) REFERENCES channel_account (tenant_id, id),
    CONSTRAINT interaction_identity FOREIGN KEY (tenant_id, identity_id) REFERENCES identity (tenant_id, id),
    CONSTRAINT interaction_journal FOREIGN KEY (tenant_id, journal_id) REFERENCES intake_journal (tenant_id, id),
    CONSTRAINT interaction_direction CHECK (direction IN ('IN', 'OUT'))
);

-- Edits, deletions, hidings and their reverse, append-only and keyed by the provider's id: they may come before the
-- interaction itself. What an interaction shows is computed from them in the provider's order, whatever order they came in.
CREATE TABLE interaction_change (
    tenant_id   BIGINT       NOT NULL,
    id          BIGINT       NOT NULL,
    account_id  BIGINT       NOT NULL,
    external_id VARCHAR(190) NOT NULL,
    what        VARCHAR(8)   NOT NULL,
    text        MEDIUMTEXT   NULL,
    occurred_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (tenant_id, id),
    KEY interaction_change_external (tenant_id, account_id, external_id, occurred_at),
    CONSTRAINT interaction_change_account FOREIGN KEY (tenant_id, account_id) REFERENCES channel_account (tenant_id, id),
    CONSTRAINT interaction_change_what CHECK (what IN ('EDITED', 'DELETED', 'HIDDEN', 'SHOWN'))
);

CREATE VIEW ${views}.interaction AS
    SELECT * FROM interaction WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.interaction_change AS
    SELECT * FROM interaction_change WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
