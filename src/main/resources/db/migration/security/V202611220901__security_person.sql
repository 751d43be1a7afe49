CREATE TABLE person (
    id       BIGINT       NOT NULL,
    username VARCHAR(80)  NOT NULL,
    name     VARCHAR(120) NOT NULL,
    email    VARCHAR(254) NULL,
    kind     VARCHAR(8)   NOT NULL,
    state    VARCHAR(8)   NOT NULL DEFAULT 'ACTIVE',
    language VARCHAR(8)   NOT NULL DEFAULT 'tr',
    PRIMARY KEY (id),
    UNIQUE KEY person_username (username),
    CONSTRAINT person_kind CHECK (kind IN ('STAFF', 'CLIENT')),
    CONSTRAINT person_state CHECK (state IN ('ACTIVE', 'LOCKED'))
);

CREATE TABLE person_grant (
    tenant_id BIGINT      NOT NULL,
    person_id BIGINT      NOT NULL,
    role      VARCHAR(16) NOT NULL,
    PRIMARY KEY (tenant_id, person_id, role),
    KEY person_grant_person (person_id),
    CONSTRAINT person_grant_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT person_grant_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT person_grant_role CHECK (role IN ('OPERATOR', 'TEAM_LEADER', 'AGENT', 'BRAND_CLIENT'))
);

-- A brand sees the people who have to do with it, by name.
CREATE VIEW ${views}.person AS
    SELECT id, username, name, kind, state, language FROM person p
    WHERE EXISTS (SELECT 1 FROM person_grant g WHERE g.person_id = p.id AND g.tenant_id = ${flyway:defaultSchema}.current_tenant());
CREATE VIEW ${views}.person_grant AS
    SELECT * FROM person_grant WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${directory}.person AS SELECT id, username, name, kind, state, language FROM person;
CREATE VIEW ${directory}.person_grant AS
    SELECT g.person_id, g.tenant_id, g.role FROM person_grant g JOIN tenant t ON t.id = g.tenant_id AND t.state = 'ACTIVE';
