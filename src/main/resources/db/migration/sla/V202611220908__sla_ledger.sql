-- What happened to a clock, append-only. sla_clock is derived from it and can be computed again at any time, from these rows
-- alone: what a settings change could alter later (the deadline, the working time) is written down when it happens.
CREATE TABLE sla_ledger (
    tenant_id        BIGINT      NOT NULL,
    id               BIGINT      NOT NULL,
    case_id          BIGINT      NOT NULL,
    target           VARCHAR(16) NOT NULL,
    -- A merge that is taken back can change what a case is: then its clocks are told anew, and only the newest telling counts.
    telling          INT         NOT NULL DEFAULT 0,
    what             VARCHAR(8)  NOT NULL,
    at               DATETIME(6) NOT NULL,
    -- Of a start: the deadline by the contract of that moment.
    due_at           DATETIME(6) NULL,
    -- Of a stop: the working time since the start; NULL if the contract no longer says what counts.
    worked_seconds   BIGINT      NULL,
    recorded_at      DATETIME(6) NOT NULL,
    -- The version of the brand's sla section that was in force.
    contract_version INT         NOT NULL,
    reason           VARCHAR(80) NOT NULL,
    PRIMARY KEY (tenant_id, id),
    -- The same news told twice is one row.
    UNIQUE KEY sla_ledger_once (tenant_id, case_id, target, telling, what, at),
    CONSTRAINT sla_ledger_case FOREIGN KEY (tenant_id, case_id) REFERENCES support_case (tenant_id, id),
    CONSTRAINT sla_ledger_what CHECK (what IN ('RETOLD', 'STARTED', 'STOPPED', 'CLOSED')),
    CONSTRAINT sla_ledger_due CHECK (what <> 'STARTED' OR due_at IS NOT NULL)
);

CREATE TABLE sla_clock (
    tenant_id      BIGINT      NOT NULL,
    case_id        BIGINT      NOT NULL,
    target         VARCHAR(16) NOT NULL,
    started_at     DATETIME(6) NOT NULL,
    due_at         DATETIME(6) NOT NULL,
    stopped_at     DATETIME(6) NULL,
    -- The case was closed while the clock ran.
    closed_at      DATETIME(6) NULL,
    worked_seconds BIGINT      NULL,
    PRIMARY KEY (tenant_id, case_id, target),
    -- Holds all that a brand's service figures are counted from.
    KEY sla_clock_service (tenant_id, target, started_at, due_at, stopped_at, closed_at, worked_seconds),
    CONSTRAINT sla_clock_case FOREIGN KEY (tenant_id, case_id) REFERENCES support_case (tenant_id, id)
);

CREATE VIEW ${views}.sla_ledger AS
    SELECT * FROM sla_ledger WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.sla_clock AS
    SELECT * FROM sla_clock WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
