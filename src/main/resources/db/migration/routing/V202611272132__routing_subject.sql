-- The unified queue as before (V202611220909), and what each case is about. Urgency is shown and orders nothing: the deadline does.
CREATE OR REPLACE VIEW ${directory}.unified_queue AS
    SELECT q.tenant_id, q.case_id, q.pool_id, q.state, q.person_id, q.offered_until, q.slot, q.due_at, q.entered_at, q.reason,
           c.title, c.opened_at, c.last_at, a.channel, a.name AS account_name, u.name AS customer_name, p.name AS person_name,
           t.alias AS tenant_alias, t.name AS tenant_name, s.topic, s.urgency
    FROM queue_entry q FORCE INDEX (queue_entry_urgent, queue_entry_slot)
    STRAIGHT_JOIN tenant t FORCE INDEX (PRIMARY) ON t.id = q.tenant_id AND t.state = 'ACTIVE'
    STRAIGHT_JOIN support_case c FORCE INDEX (PRIMARY) ON c.tenant_id = q.tenant_id AND c.id = q.case_id
    STRAIGHT_JOIN channel_account a FORCE INDEX (PRIMARY) ON a.tenant_id = c.tenant_id AND a.id = c.account_id
    STRAIGHT_JOIN customer u FORCE INDEX (PRIMARY) ON u.tenant_id = c.tenant_id AND u.id = c.customer_id
    LEFT JOIN person p FORCE INDEX (PRIMARY) ON p.id = q.person_id
    LEFT JOIN case_subject s FORCE INDEX (PRIMARY) ON s.tenant_id = q.tenant_id AND s.case_id = q.case_id
    WHERE (q.person_id = ${flyway:defaultSchema}.current_person()
           OR EXISTS (SELECT 1 FROM pool_member m WHERE m.pool_id = q.pool_id AND m.person_id = ${flyway:defaultSchema}.current_person()))
      AND EXISTS (SELECT STRAIGHT_JOIN 1 FROM person_grant g
                  WHERE g.tenant_id = q.tenant_id AND g.person_id = ${flyway:defaultSchema}.current_person()
                    AND g.role IN ('AGENT', 'TEAM_LEADER', 'OPERATOR'));
