-- The ground of the walls. Base tables live in this schema; the application's user sees none of them, only the
-- views of ${views}, which show one brand: the one that the session is bound to (src/docs/adr/0003).

CREATE FUNCTION current_tenant() RETURNS BIGINT DETERMINISTIC NO SQL RETURN @santral_tenant;
CREATE FUNCTION current_person() RETURNS BIGINT DETERMINISTIC NO SQL RETURN @santral_person;

CREATE TABLE tenant (
    id         BIGINT       NOT NULL,
    alias      VARCHAR(40)  NOT NULL,
    name       VARCHAR(120) NOT NULL,
    state      VARCHAR(12)  NOT NULL DEFAULT 'ACTIVE',
    created_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY tenant_alias (alias),
    CONSTRAINT tenant_state CHECK (state IN ('ACTIVE', 'SUSPENDED', 'LEFT'))
);

-- What was applied from tenants/<brand>/<section>.yaml, one row a version; the newest counts.
CREATE TABLE tenant_setting (
    tenant_id  BIGINT      NOT NULL,
    section    VARCHAR(40) NOT NULL,
    version    INT         NOT NULL,
    document   LONGTEXT    NOT NULL,
    applied_at DATETIME(6) NOT NULL,
    applied_by VARCHAR(80) NOT NULL,
    PRIMARY KEY (tenant_id, section, version),
    CONSTRAINT tenant_setting_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);

-- The brand's data keys, each wrapped by the installation's master key. Erasing a brand erases these rows.
CREATE TABLE tenant_key (
    tenant_id  BIGINT         NOT NULL,
    version    INT            NOT NULL,
    wrapped    VARBINARY(255) NOT NULL,
    created_at DATETIME(6)    NOT NULL,
    PRIMARY KEY (tenant_id, version),
    CONSTRAINT tenant_key_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);

CREATE VIEW ${views}.tenant AS
    SELECT * FROM tenant WHERE id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.tenant_setting AS
    SELECT * FROM tenant_setting WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.tenant_key AS
    SELECT * FROM tenant_key WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;

-- What may be read over brands, by the operator's user only: names and places, never content.
CREATE VIEW ${directory}.tenant AS SELECT id, alias, name, state FROM tenant;
