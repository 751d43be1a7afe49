-- When the case was opened again, by our time: if what did so turns out to be another matter, it is settled as it was.
ALTER TABLE support_case ADD COLUMN reopened_at DATETIME(6) NULL AFTER closed_at;
CREATE OR REPLACE VIEW ${views}.support_case AS
    SELECT * FROM support_case WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
