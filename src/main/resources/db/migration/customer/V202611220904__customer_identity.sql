CREATE TABLE customer (
    tenant_id  BIGINT       NOT NULL,
    id         BIGINT       NOT NULL,
    name       VARCHAR(200) NULL,
    created_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT customer_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);

CREATE TABLE identity (
    tenant_id  BIGINT       NOT NULL,
    id         BIGINT       NOT NULL,
    -- Who gives the value its meaning: a platform user id is only unique for the account that saw it.
    namespace  VARCHAR(100) NOT NULL,
    value      VARCHAR(255) NOT NULL,
    name       VARCHAR(200) NULL,
    first_seen DATETIME(6)  NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY identity_value (tenant_id, namespace, value),
    CONSTRAINT identity_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);

-- Append-only: a link is revoked, never changed. At most one living SAME link per identity.
CREATE TABLE identity_link (
    tenant_id   BIGINT       NOT NULL,
    id          BIGINT       NOT NULL,
    identity_id BIGINT       NOT NULL,
    customer_id BIGINT       NOT NULL,
    polarity    VARCHAR(9)   NOT NULL,
    origin      VARCHAR(8)   NOT NULL,
    reason      VARCHAR(80)  NOT NULL,
    created_at  DATETIME(6)  NOT NULL,
    created_by  BIGINT       NULL,
    revoked_at  DATETIME(6)  NULL,
    revoked_by  BIGINT       NULL,
    living      BIGINT GENERATED ALWAYS AS (CASE WHEN revoked_at IS NULL AND polarity = 'SAME' THEN identity_id END) VIRTUAL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY identity_link_living (tenant_id, living),
    KEY identity_link_customer (tenant_id, customer_id),
    CONSTRAINT identity_link_identity FOREIGN KEY (tenant_id, identity_id) REFERENCES identity (tenant_id, id),
    CONSTRAINT identity_link_customer FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id),
    CONSTRAINT identity_link_polarity CHECK (polarity IN ('SAME', 'DIFFERENT')),
    CONSTRAINT identity_link_origin CHECK (origin IN ('AUTO', 'AGENT', 'IMPORT', 'LOGIN'))
);

CREATE VIEW ${views}.customer AS
    SELECT * FROM customer WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.identity AS
    SELECT * FROM identity WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.identity_link AS
    SELECT * FROM identity_link WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
