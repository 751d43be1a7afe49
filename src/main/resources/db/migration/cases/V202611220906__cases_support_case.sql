CREATE TABLE support_case (
    tenant_id   BIGINT       NOT NULL,
    id          BIGINT       NOT NULL,
    customer_id BIGINT       NOT NULL,
    account_id  BIGINT       NOT NULL,
    state       VARCHAR(8)   NOT NULL,
    title       VARCHAR(200) NOT NULL,
    opened_at   DATETIME(6)  NOT NULL,
    last_at     DATETIME(6)  NOT NULL,
    closed_at   DATETIME(6)  NULL,
    version     INT          NOT NULL,
    PRIMARY KEY (tenant_id, id),
    KEY support_case_customer (tenant_id, customer_id, state),
    KEY support_case_opened (tenant_id, opened_at, id),
    CONSTRAINT support_case_customer FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id),
    CONSTRAINT support_case_account FOREIGN KEY (tenant_id, account_id) REFERENCES channel_account (tenant_id, id),
    CONSTRAINT support_case_state CHECK (state IN ('OPEN', 'CLOSED'))
);

-- Append-only, as identity_link: which case an interaction belongs to, and why.
CREATE TABLE case_link (
    tenant_id      BIGINT      NOT NULL,
    id             BIGINT      NOT NULL,
    interaction_id BIGINT      NOT NULL,
    case_id        BIGINT      NOT NULL,
    origin         VARCHAR(8)  NOT NULL,
    reason         VARCHAR(80) NOT NULL,
    -- JSON: the cases that were weighed, and what spoke for and against each; NULL where nothing was weighed.
    explanation    MEDIUMTEXT  NULL,
    created_at     DATETIME(6) NOT NULL,
    created_by     BIGINT      NULL,
    revoked_at     DATETIME(6) NULL,
    revoked_by     BIGINT      NULL,
    living         BIGINT GENERATED ALWAYS AS (CASE WHEN revoked_at IS NULL THEN interaction_id END) VIRTUAL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY case_link_living (tenant_id, living),
    KEY case_link_case (tenant_id, case_id),
    CONSTRAINT case_link_interaction FOREIGN KEY (tenant_id, interaction_id) REFERENCES interaction (tenant_id, id),
    CONSTRAINT case_link_case FOREIGN KEY (tenant_id, case_id) REFERENCES support_case (tenant_id, id)
);

CREATE VIEW ${views}.support_case AS
    SELECT * FROM support_case WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.case_link AS
    SELECT * FROM case_link WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
