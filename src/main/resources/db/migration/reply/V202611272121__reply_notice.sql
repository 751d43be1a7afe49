-- What is sent to an address and answers nothing, such as a one-time code, takes the same way as a reply: it has no case and answers
-- no interaction; its address and words are sealed, and gone when it was tried. Past not_after it is of no use and is not sent.
ALTER TABLE reply
    MODIFY COLUMN case_id BIGINT NULL,
    MODIFY COLUMN answers_id BIGINT NULL,
    ADD COLUMN sealed VARBINARY(4000) NULL,
    ADD COLUMN not_after DATETIME(6) NULL,
    ADD CONSTRAINT reply_or_notice CHECK ((case_id IS NULL) = (answers_id IS NULL) AND (case_id IS NULL) = (not_after IS NOT NULL));

CREATE OR REPLACE VIEW ${views}.reply AS
    SELECT * FROM reply WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
