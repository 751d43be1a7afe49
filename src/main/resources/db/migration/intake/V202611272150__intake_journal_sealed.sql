-- Payloads are sealed with the brand's key from now on. Those that came before lie as they came.
ALTER TABLE intake_journal ADD COLUMN sealed BOOLEAN NOT NULL DEFAULT FALSE;
CREATE OR REPLACE VIEW ${views}.intake_journal AS
    SELECT * FROM intake_journal WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
