-- Which pools serve the brands that the session's person works for, and whether they belong to them.
CREATE VIEW ${directory}.pool_brand AS
    SELECT s.tenant_id, p.id AS pool_id, p.alias, p.name,
           EXISTS (SELECT 1 FROM pool_member m WHERE m.pool_id = p.id
                   AND m.person_id = ${flyway:defaultSchema}.current_person()) AS mine
    FROM pool_tenant s JOIN pool p ON p.id = s.pool_id JOIN tenant t ON t.id = s.tenant_id AND t.state = 'ACTIVE'
    WHERE EXISTS (SELECT 1 FROM person_grant g WHERE g.tenant_id = s.tenant_id
                  AND g.person_id = ${flyway:defaultSchema}.current_person() AND g.role IN ('AGENT', 'TEAM_LEADER', 'OPERATOR'));
