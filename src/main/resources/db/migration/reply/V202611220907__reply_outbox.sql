-- The outbox: written in the transaction of the agent's click. Its life story stands on io.santral.reply.model.Reply.
CREATE TABLE reply (
    tenant_id   BIGINT       NOT NULL,
    id          BIGINT       NOT NULL,
    case_id     BIGINT       NOT NULL,
    -- The interaction that is answered: the reply goes to whoever wrote it, and nowhere else.
    answers_id  BIGINT       NOT NULL,
    account_id  BIGINT       NOT NULL,
    client_key  VARCHAR(64)  NOT NULL,
    text        MEDIUMTEXT   NOT NULL,
    state       VARCHAR(8)   NOT NULL,
    attempts    INT          NOT NULL DEFAULT 0,
    -- How often an unknown outcome was looked for at the provider.
    looks       INT          NOT NULL DEFAULT 0,
    not_before  DATETIME(6)  NULL,
    lease_until DATETIME(6)  NULL,
    lease_owner VARCHAR(64)  NULL,
    external_id VARCHAR(190) NULL,
    note        VARCHAR(500) NULL,
    created_by  BIGINT       NOT NULL,
    created_at  DATETIME(6)  NOT NULL,
    sent_at     DATETIME(6)  NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY reply_once (tenant_id, client_key),
    UNIQUE KEY reply_external (tenant_id, account_id, external_id),
    KEY reply_work (tenant_id, state, id),
    KEY reply_case (tenant_id, case_id, id),
    CONSTRAINT reply_case FOREIGN KEY (tenant_id, case_id) REFERENCES support_case (tenant_id, id),
    CONSTRAINT reply_answers FOREIGN KEY (tenant_id, answers_id) REFERENCES interaction (tenant_id, id),
    CONSTRAINT reply_account FOREIGN KEY (tenant_id, account_id) REFERENCES channel_account (tenant_id, id),
    CONSTRAINT reply_person FOREIGN KEY (created_by) REFERENCES person (id),
    CONSTRAINT reply_state CHECK (state IN ('QUEUED', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN'))
);

CREATE VIEW ${views}.reply AS
    SELECT * FROM reply WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
