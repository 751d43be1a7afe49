CREATE TABLE audit_entry (
    tenant_id BIGINT       NOT NULL,
    id        BIGINT       NOT NULL,
    at        DATETIME(6)  NOT NULL,
    person_id BIGINT       NULL,
    action    VARCHAR(40)  NOT NULL,
    subject   VARCHAR(80)  NOT NULL,
    PRIMARY KEY (tenant_id, id),
    KEY audit_entry_subject (tenant_id, subject, id),
    CONSTRAINT audit_entry_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);
CREATE VIEW ${views}.audit_entry AS
    SELECT * FROM audit_entry WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
