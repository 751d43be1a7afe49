-- What spoke for what is asked, under the number of the case that was asked about then: it need not be what was weighed when
-- the interaction came. Of what was asked before it stands with the link.
ALTER TABLE case_suggestion ADD COLUMN explanation MEDIUMTEXT NULL;
CREATE OR REPLACE VIEW ${views}.case_suggestion AS
    SELECT * FROM case_suggestion WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
