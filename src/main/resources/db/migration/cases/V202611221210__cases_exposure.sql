-- Who saw and what was sent while two people's matters stood in one case, written when the merge is taken back. Append-only.
CREATE TABLE exposure (
    tenant_id      BIGINT      NOT NULL,
    id             BIGINT      NOT NULL,
    merge_id       BIGINT      NULL,
    case_id        BIGINT      NOT NULL,
    what           VARCHAR(4)  NOT NULL,
    person_id      BIGINT      NULL,
    interaction_id BIGINT      NULL,
    at             DATETIME(6) NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT exposure_merge FOREIGN KEY (tenant_id, merge_id) REFERENCES customer_merge (tenant_id, id),
    CONSTRAINT exposure_case FOREIGN KEY (tenant_id, case_id) REFERENCES support_case (tenant_id, id),
    CONSTRAINT exposure_interaction FOREIGN KEY (tenant_id, interaction_id) REFERENCES interaction (tenant_id, id),
    CONSTRAINT exposure_what CHECK (what IN ('SEEN', 'SENT'))
);
CREATE VIEW ${views}.exposure AS
    SELECT * FROM exposure WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
