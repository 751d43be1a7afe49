CREATE TABLE channel_account (
    tenant_id   BIGINT       NOT NULL,
    id          BIGINT       NOT NULL,
    channel     VARCHAR(20)  NOT NULL,
    external_id VARCHAR(80)  NOT NULL,
    app         VARCHAR(40)  NOT NULL,
    name        VARCHAR(120) NOT NULL,
    state       VARCHAR(12)  NOT NULL DEFAULT 'ACTIVE',
    PRIMARY KEY (tenant_id, id),
    -- One page, number or mailbox belongs to one brand; a second brand that claims it is refused here.
    UNIQUE KEY channel_account_external (channel, external_id),
    CONSTRAINT channel_account_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT channel_account_state CHECK (state IN ('ACTIVE', 'DISCONNECTED'))
);

-- Access tokens and the like, sealed with the brand's data key (additional data: tenant, table, id, name).
CREATE TABLE channel_secret (
    tenant_id  BIGINT         NOT NULL,
    account_id BIGINT         NOT NULL,
    name       VARCHAR(40)    NOT NULL,
    sealed     VARBINARY(4096) NOT NULL,
    changed_at DATETIME(6)    NOT NULL,
    PRIMARY KEY (tenant_id, account_id, name),
    CONSTRAINT channel_secret_account FOREIGN KEY (tenant_id, account_id) REFERENCES channel_account (tenant_id, id)
);

CREATE VIEW ${views}.channel_account AS
    SELECT * FROM channel_account WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.channel_secret AS
    SELECT * FROM channel_secret WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
-- A delivery names its page before anyone knows whose it is.
CREATE VIEW ${directory}.channel_account AS
    SELECT a.tenant_id, a.id, a.channel, a.external_id, a.app, a.name, a.state, t.state AS tenant_state
    FROM channel_account a JOIN tenant t ON t.id = a.tenant_id;
