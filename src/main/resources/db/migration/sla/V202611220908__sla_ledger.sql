-- What happened to a clock, append-only. sla_clock is derived from it and can be computed again at any time.
CREATE TABLE sla_ledger (
    tenant_id        BIGINT      NOT NULL,
    id               BIGINT      NOT NULL,
    case_id          BIGINT      NOT NULL,
    target           VARCHAR(16) NOT NULL,
    what             VARCHAR(8)  NOT NULL,
    at               DATETIME(6) NOT NULL,
    recorded_at      DATETIME(6) NOT NULL,
    -- The version of the brand's sla section that was in force.
    contract_version INT         NOT NULL,
    reason           VARCHAR(80) NOT NULL,
    PRIMARY KEY (tenant_id, id),
    KEY sla_ledger_case (tenant_id, case_id, target, id),
    CONSTRAINT sla_ledger_case FOREIGN KEY (tenant_id, case_id) REFERENCES support_case (tenant_id, id),
    CONSTRAINT sla_ledger_what CHECK (what IN ('STARTED', 'STOPPED'))
);

CREATE TABLE sla_clock (
    tenant_id  BIGINT      NOT NULL,
    case_id    BIGINT      NOT NULL,
    target     VARCHAR(16) NOT NULL,
    started_at DATETIME(6) NOT NULL,
    due_at     DATETIME(6) NOT NULL,
    stopped_at DATETIME(6) NULL,
    PRIMARY KEY (tenant_id, case_id, target),
    KEY sla_clock_started (tenant_id, started_at),
    KEY sla_clock_due (tenant_id, stopped_at, due_at),
    CONSTRAINT sla_clock_case FOREIGN KEY (tenant_id, case_id) REFERENCES support_case (tenant_id, id)
);

CREATE VIEW ${views}.sla_ledger AS
    SELECT * FROM sla_ledger WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.sla_clock AS
    SELECT * FROM sla_clock WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
