-- What a case is about and how it is said, as the engine guessed. Append-only: a row for each time that it read the case.
CREATE TABLE case_guess (
    tenant_id           BIGINT      NOT NULL,
    id                  BIGINT      NOT NULL,
    case_id             BIGINT      NOT NULL,
    -- The likeliest topic and the next, by their ids in the brand's list; NULL where the texts say nothing.
    topic               VARCHAR(40) NULL,
    posterior           DOUBLE      NOT NULL,
    runner_up           VARCHAR(40) NULL,
    runner_up_posterior DOUBLE      NOT NULL,
    kind                VARCHAR(16) NOT NULL,
    urgency             VARCHAR(16) NOT NULL,
    language            VARCHAR(16) NOT NULL,
    -- Of the rules, and the last label that they had learned from.
    version             VARCHAR(40) NOT NULL,
    at                  DATETIME(6) NOT NULL,
    PRIMARY KEY (tenant_id, id),
    KEY case_guess_case (tenant_id, case_id, id),
    CONSTRAINT case_guess_case FOREIGN KEY (tenant_id, case_id) REFERENCES support_case (tenant_id, id),
    CONSTRAINT case_guess_posterior CHECK (posterior BETWEEN 0 AND 1 AND runner_up_posterior BETWEEN 0 AND posterior)
);
-- As people labelled it. Append-only; the newest of an aspect is in force, whatever the engine guesses.
CREATE TABLE case_label (
    tenant_id BIGINT      NOT NULL,
    id        BIGINT      NOT NULL,
    case_id   BIGINT      NOT NULL,
    aspect    VARCHAR(8)  NOT NULL,
    value     VARCHAR(40) NOT NULL,
    person_id BIGINT      NOT NULL,
    at        DATETIME(6) NOT NULL,
    PRIMARY KEY (tenant_id, id),
    KEY case_label_case (tenant_id, case_id, id),
    CONSTRAINT case_label_case FOREIGN KEY (tenant_id, case_id) REFERENCES support_case (tenant_id, id),
    CONSTRAINT case_label_aspect CHECK (aspect IN ('TOPIC', 'KIND', 'URGENCY', 'LANGUAGE'))
);
-- What is in force. Follows from the two above: for lists, which cannot look for the newest of each. A label's id says whose it is.
CREATE TABLE case_subject (
    tenant_id      BIGINT      NOT NULL,
    case_id        BIGINT      NOT NULL,
    guess_id       BIGINT      NOT NULL,
    topic          VARCHAR(40) NULL,
    topic_label    BIGINT      NULL,
    kind           VARCHAR(16) NOT NULL,
    kind_label     BIGINT      NULL,
    urgency        VARCHAR(16) NOT NULL,
    urgency_label  BIGINT      NULL,
    language       VARCHAR(16) NOT NULL,
    language_label BIGINT      NULL,
    PRIMARY KEY (tenant_id, case_id),
    -- The newest labels of topics are what the engine learns from.
    KEY case_subject_lesson (tenant_id, topic_label),
    CONSTRAINT case_subject_case FOREIGN KEY (tenant_id, case_id) REFERENCES support_case (tenant_id, id),
    CONSTRAINT case_subject_guess FOREIGN KEY (tenant_id, guess_id) REFERENCES case_guess (tenant_id, id),
    CONSTRAINT case_subject_kind CHECK (kind IN ('REQUEST', 'SUGGESTION', 'CRITICISM', 'COMPLAINT', 'PRAISE')),
    CONSTRAINT case_subject_urgency CHECK (urgency IN ('NORMAL', 'HIGH', 'CRITICAL')),
    CONSTRAINT case_subject_language CHECK (language IN ('TURKISH', 'ENGLISH', 'OTHER'))
);

CREATE VIEW ${views}.case_guess AS
    SELECT * FROM case_guess WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.case_label AS
    SELECT * FROM case_label WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.case_subject AS
    SELECT * FROM case_subject WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
