-- What people said of two cases: one matter, or two. Append-only; the newest about a pair is in force.
CREATE TABLE case_verdict (
    tenant_id BIGINT       NOT NULL,
    id        BIGINT       NOT NULL,
    low_id    BIGINT       NOT NULL,
    high_id   BIGINT       NOT NULL,
    says      VARCHAR(9)   NOT NULL,
    -- In the person's words; empty where they only answered what the engine asked.
    reason    VARCHAR(200) NOT NULL,
    person_id BIGINT       NOT NULL,
    at        DATETIME(6)  NOT NULL,
    PRIMARY KEY (tenant_id, id),
    KEY case_verdict_pair (tenant_id, low_id, high_id, id),
    KEY case_verdict_high (tenant_id, high_id, low_id, id),
    CONSTRAINT case_verdict_low FOREIGN KEY (tenant_id, low_id) REFERENCES support_case (tenant_id, id),
    CONSTRAINT case_verdict_high FOREIGN KEY (tenant_id, high_id) REFERENCES support_case (tenant_id, id),
    CONSTRAINT case_verdict_two CHECK (low_id < high_id),
    CONSTRAINT case_verdict_says CHECK (says IN ('SAME', 'DIFFERENT'))
);
-- Which of them moved an interaction: all that came by one goes by one.
ALTER TABLE case_link
    ADD COLUMN verdict_id BIGINT NULL,
    ADD KEY case_link_interaction (tenant_id, interaction_id, id),
    ADD CONSTRAINT case_link_verdict FOREIGN KEY (tenant_id, verdict_id) REFERENCES case_verdict (tenant_id, id);
CREATE OR REPLACE VIEW ${views}.case_link AS
    SELECT * FROM case_link WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
-- What the engine asks: whether a case is about the same matter as another of its customer. One case of a pair may be
-- replaced by the one that it was joined into.
CREATE TABLE case_suggestion (
    tenant_id  BIGINT      NOT NULL,
    id         BIGINT      NOT NULL,
    case_id    BIGINT      NOT NULL,
    other_id   BIGINT      NOT NULL,
    -- Where it is told what spoke for it and against it, under the number of the case that was asked about then.
    link_id    BIGINT      NOT NULL,
    asked_id   BIGINT      NOT NULL,
    posterior  DOUBLE      NOT NULL,
    state      VARCHAR(9)  NOT NULL,
    at         DATETIME(6) NOT NULL,
    settled_at DATETIME(6) NULL,
    settled_by BIGINT      NULL,
    PRIMARY KEY (tenant_id, id),
    KEY case_suggestion_open (tenant_id, state, id),
    KEY case_suggestion_case (tenant_id, case_id, state),
    KEY case_suggestion_other (tenant_id, other_id, state),
    CONSTRAINT case_suggestion_case FOREIGN KEY (tenant_id, case_id) REFERENCES support_case (tenant_id, id),
    CONSTRAINT case_suggestion_other FOREIGN KEY (tenant_id, other_id) REFERENCES support_case (tenant_id, id),
    CONSTRAINT case_suggestion_link FOREIGN KEY (tenant_id, link_id) REFERENCES case_link (tenant_id, id),
    CONSTRAINT case_suggestion_state CHECK (state IN ('OPEN', 'SAME', 'DIFFERENT', 'OVERTAKEN'))
);

CREATE VIEW ${views}.case_verdict AS
    SELECT * FROM case_verdict WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.case_suggestion AS
    SELECT * FROM case_suggestion WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
