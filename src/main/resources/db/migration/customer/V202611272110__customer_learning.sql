-- What the engine learns, and what people say of it (src/docs/adr/0015). The life story stands on io.santral.customer.Learning.

-- A brand's versions of the matching model. A row is written once; only its state moves, and who moved it by hand is kept with it.
CREATE TABLE matching_model (
    tenant_id       BIGINT       NOT NULL,
    id              BIGINT       NOT NULL,
    version         VARCHAR(40)  NOT NULL,
    made_at         DATETIME(6)  NOT NULL,
    -- Agreement by aspect and level, and the calibration, as io.santral.customer.matching.Model writes them. No value of anybody.
    content         MEDIUMTEXT   NOT NULL,
    -- Pairs of strangers, pairs of one person, judged decisions that it was fitted to.
    strangers       BIGINT       NOT NULL,
    matches         BIGINT       NOT NULL,
    judged          INT          NOT NULL,
    -- The shadow report: of so many known decisions, how many this and the then current model merged, and how many wrongly.
    known           INT          NOT NULL,
    merged          INT          NOT NULL,
    wrong           INT          NOT NULL,
    bound           DOUBLE       NOT NULL,
    current_merged  INT          NOT NULL,
    current_wrong   INT          NOT NULL,
    current_bound   DOUBLE       NOT NULL,
    compared_with   VARCHAR(60)  NOT NULL,
    state           VARCHAR(8)   NOT NULL,
    -- Key of a sentence: why it is what it was made.
    verdict         VARCHAR(40)  NOT NULL,
    moved_at        DATETIME(6)  NULL,
    moved_by        BIGINT       NULL,
    reason          VARCHAR(200) NULL,
    living          INT GENERATED ALWAYS AS (CASE WHEN state = 'CURRENT' THEN 1 END) VIRTUAL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY matching_model_version (tenant_id, version),
    UNIQUE KEY matching_model_living (tenant_id, living),
    CONSTRAINT matching_model_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT matching_model_state CHECK (state IN ('SHADOW', 'CURRENT', 'RETIRED', 'REJECTED'))
);

-- A night's learning of a brand: who works on it, until when, and how far it is. One node does it; if that is lost, another.
CREATE TABLE learning_night (
    tenant_id   BIGINT      NOT NULL,
    night       DATE        NOT NULL,
    state       VARCHAR(8)  NOT NULL,
    progress    VARCHAR(10) NOT NULL,
    attempts    INT         NOT NULL,
    lease_owner VARCHAR(40) NULL,
    lease_until DATETIME(6) NULL,
    done_at     DATETIME(6) NULL,
    PRIMARY KEY (tenant_id, night),
    CONSTRAINT learning_night_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT learning_night_state CHECK (state IN ('WAITING', 'DONE', 'FAILED'))
);

-- What a brand gives to the others: how many pairs agreed how far. Only brands whose contract allows it have rows.
CREATE TABLE learning_count (
    tenant_id BIGINT      NOT NULL,
    aspect    VARCHAR(16) NOT NULL,
    level     VARCHAR(10) NOT NULL,
    same      BIGINT      NOT NULL,
    strangers BIGINT      NOT NULL,
    PRIMARY KEY (tenant_id, aspect, level),
    CONSTRAINT learning_count_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT learning_count_aspect CHECK (aspect IN ('PLATFORM', 'LOGIN', 'EMAIL', 'PHONE', 'FAX', 'DEVICE', 'HANDLE',
        'CUSTOMER_NUMBER', 'ORDER', 'NATIONAL_ID', 'GIVEN', 'SURNAME', 'FURTHER_NAME', 'BIRTH', 'BIRTH_PLACE', 'STREET',
        'STREET_NUMBER', 'CITY', 'POST_CODE', 'REGION', 'OCCUPATION', 'SEX')),
    CONSTRAINT learning_count_level CHECK (level IN ('SAME', 'NEAR', 'ALIKE', 'PART', 'ELSEWHERE', 'DISGUISED', 'OTHER')),
    -- A night looks at 50,000 pairs: what is more is no count.
    CONSTRAINT learning_count_bound CHECK (same BETWEEN 0 AND 200000 AND strangers BETWEEN 0 AND 200000)
);

-- What a person is to look at: one automatic merge in 200, and the day's most uncertain suggestions.
CREATE TABLE merge_audit (
    tenant_id     BIGINT       NOT NULL,
    id            BIGINT       NOT NULL,
    decision_id   BIGINT       NOT NULL,
    -- The suggestion; NULL for an automatic merge that the lot drew.
    suggestion_id BIGINT       NULL,
    state         VARCHAR(7)   NOT NULL,
    asked_at      DATETIME(6)  NOT NULL,
    answered_at   DATETIME(6)  NULL,
    answered_by   BIGINT       NULL,
    reason        VARCHAR(200) NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE KEY merge_audit_once (tenant_id, decision_id),
    KEY merge_audit_state (tenant_id, state, id),
    KEY merge_audit_suggestion (tenant_id, suggestion_id),
    CONSTRAINT merge_audit_decision FOREIGN KEY (tenant_id, decision_id) REFERENCES identity_decision (tenant_id, id),
    CONSTRAINT merge_audit_suggestion FOREIGN KEY (tenant_id, suggestion_id) REFERENCES merge_suggestion (tenant_id, id),
    CONSTRAINT merge_audit_state CHECK (state IN ('ASKED', 'RIGHT', 'WRONG', 'UNSURE', 'GONE'))
);

INSERT INTO merge_audit (tenant_id, id, decision_id, state, asked_at)
    SELECT tenant_id, id, id, 'ASKED', decided_at FROM identity_decision WHERE outcome = 'MERGE' AND audited = 'ASKED';
ALTER TABLE identity_decision DROP CONSTRAINT identity_decision_audited;
ALTER TABLE identity_decision DROP KEY identity_decision_audited;
ALTER TABLE identity_decision DROP COLUMN audited;
CREATE OR REPLACE VIEW ${views}.identity_decision AS
    SELECT * FROM identity_decision WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;

CREATE VIEW ${views}.matching_model AS
    SELECT * FROM matching_model WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.learning_night AS
    SELECT * FROM learning_night WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.learning_count AS
    SELECT * FROM learning_count WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.merge_audit AS
    SELECT * FROM merge_audit WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;

-- Over brands there are sums only, and only where three brands gave: no one's own counts can be read out of it.
CREATE VIEW ${directory}.learning_pool AS
    SELECT c.aspect, c.level, SUM(c.same) AS same, SUM(c.strangers) AS strangers, COUNT(*) AS brands
    FROM learning_count c JOIN tenant t ON t.id = c.tenant_id AND t.state = 'ACTIVE'
    GROUP BY c.aspect, c.level HAVING COUNT(*) >= 3;
