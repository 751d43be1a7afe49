-- Pools are the operator's: one pool may serve several brands.
CREATE TABLE pool (
    id    BIGINT       NOT NULL,
    alias VARCHAR(40)  NOT NULL,
    name  VARCHAR(120) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY pool_alias (alias)
);
CREATE TABLE pool_member (
    pool_id   BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    PRIMARY KEY (pool_id, person_id),
    KEY pool_member_person (person_id),
    CONSTRAINT pool_member_pool FOREIGN KEY (pool_id) REFERENCES pool (id),
    CONSTRAINT pool_member_person FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE TABLE pool_tenant (
    tenant_id BIGINT  NOT NULL,
    pool_id   BIGINT  NOT NULL,
    -- Several pools may serve a brand; the lowest takes what no other claims.
    priority  TINYINT NOT NULL,
    PRIMARY KEY (tenant_id, pool_id),
    CONSTRAINT pool_tenant_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT pool_tenant_pool FOREIGN KEY (pool_id) REFERENCES pool (id)
);
-- One presence and one capacity per person, over all brands.
CREATE TABLE presence (
    person_id  BIGINT      NOT NULL,
    state      VARCHAR(8)  NOT NULL,
    capacity   TINYINT     NOT NULL DEFAULT 5,
    changed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (person_id),
    CONSTRAINT presence_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT presence_state CHECK (state IN ('READY', 'AWAY')),
    CONSTRAINT presence_capacity CHECK (capacity BETWEEN 1 AND 20)
);
-- A case is here while somebody has to do something about it, so the table stays as small as the open work.
CREATE TABLE queue_entry (
    tenant_id     BIGINT      NOT NULL,
    case_id       BIGINT      NOT NULL,
    pool_id       BIGINT      NOT NULL,
    state         VARCHAR(8)  NOT NULL,
    -- Who has it; of an offer, also a lapsed one, to whom it was made.
    person_id     BIGINT      NULL,
    offered_until DATETIME(6) NULL,
    -- Which of the person's hands holds it, from 1 to their capacity.
    slot          TINYINT     NULL,
    -- The nearest deadline; a case without one waits behind those with one (9999-12-31).
    due_at        DATETIME(6) NOT NULL,
    -- When the customer wrote last, by the provider's time: an answer from before that answers something else.
    asked_at      DATETIME(6) NOT NULL,
    entered_at    DATETIME(6) NOT NULL,
    reason        VARCHAR(40) NOT NULL,
    PRIMARY KEY (tenant_id, case_id),
    -- A person's hands are theirs over all brands: the one unique key that does not begin with the tenant. It decides the race
    -- of two takes by one person (src/docs/adr/0010).
    UNIQUE KEY queue_entry_slot (person_id, slot),
    -- The unified queue reads over all brands in this order.
    KEY queue_entry_urgent (due_at, case_id, tenant_id),
    KEY queue_entry_pool (tenant_id, pool_id),
    CONSTRAINT queue_entry_case FOREIGN KEY (tenant_id, case_id) REFERENCES support_case (tenant_id, id),
    CONSTRAINT queue_entry_pool FOREIGN KEY (tenant_id, pool_id) REFERENCES pool_tenant (tenant_id, pool_id),
    CONSTRAINT queue_entry_state CHECK (
        state = 'WAITING' AND person_id IS NULL AND offered_until IS NULL AND slot IS NULL
        OR state = 'OFFERED' AND person_id IS NOT NULL AND offered_until IS NOT NULL AND slot IS NULL
        OR state = 'TAKEN' AND person_id IS NOT NULL AND offered_until IS NULL AND slot IS NOT NULL)
);
-- Who answered an open case last: its next message comes back to them.
CREATE TABLE case_agent (
    tenant_id   BIGINT      NOT NULL,
    case_id     BIGINT      NOT NULL,
    person_id   BIGINT      NOT NULL,
    answered_at DATETIME(6) NOT NULL,
    PRIMARY KEY (tenant_id, case_id),
    CONSTRAINT case_agent_case FOREIGN KEY (tenant_id, case_id) REFERENCES support_case (tenant_id, id)
);

CREATE VIEW ${views}.pool_tenant AS
    SELECT * FROM pool_tenant WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.queue_entry AS
    SELECT * FROM queue_entry WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
CREATE VIEW ${views}.case_agent AS
    SELECT * FROM case_agent WHERE tenant_id = ${flyway:defaultSchema}.current_tenant() WITH CASCADED CHECK OPTION;
-- Whether the people who serve the brand are there, to be read only: a join of which no column can be written. (Not DISTINCT
-- or GROUP BY: MariaDB then asks the caller, and not the view's owner, for the right to execute current_tenant.)
CREATE VIEW ${views}.presence AS
    SELECT p.person_id, CONCAT(p.state) AS state, p.capacity + 0 AS capacity FROM presence p
    JOIN person u ON u.id = p.person_id AND u.state = 'ACTIVE'
    WHERE EXISTS (SELECT 1 FROM person_grant g WHERE g.person_id = p.person_id
                  AND g.tenant_id = ${flyway:defaultSchema}.current_tenant()
                  AND g.role IN ('AGENT', 'TEAM_LEADER', 'OPERATOR'));
CREATE VIEW ${directory}.presence AS
    SELECT * FROM presence WHERE person_id = ${flyway:defaultSchema}.current_person() WITH CASCADED CHECK OPTION;
CREATE VIEW ${directory}.pool_member AS
    SELECT m.pool_id, m.person_id, p.alias, p.name FROM pool_member m JOIN pool p ON p.id = m.pool_id;
-- Which hands the session's person has full, over all brands: a number each, and nothing of the case.
CREATE VIEW ${directory}.work_slot AS
    SELECT slot FROM queue_entry WHERE person_id = ${flyway:defaultSchema}.current_person() AND slot IS NOT NULL;

-- The unified queue: the only view that shows content over brands, and only those for which the session's person
-- holds a staff grant and a place in the pool, or has the case. It is read in the order of urgency until the page is full, or from
-- one person's entries; the rest of the words keep both databases to that (src/docs/adr/0010):
-- STRAIGHT_JOIN between tables: entries first. Of those only these two indexes, never the whole table.
-- FORCE INDEX (PRIMARY): no small table is read whole and joined by hash, after which no order is left.
-- SELECT STRAIGHT_JOIN: MySQL makes no join of the grants, which it would put before the entries.
CREATE VIEW ${directory}.unified_queue AS
    SELECT q.tenant_id, q.case_id, q.pool_id, q.state, q.person_id, q.offered_until, q.slot, q.due_at, q.entered_at, q.reason,
           c.title, c.opened_at, c.last_at, a.channel, a.name AS account_name, u.name AS customer_name, p.name AS person_name,
           t.alias AS tenant_alias, t.name AS tenant_name
    FROM queue_entry q FORCE INDEX (queue_entry_urgent, queue_entry_slot)
    STRAIGHT_JOIN tenant t FORCE INDEX (PRIMARY) ON t.id = q.tenant_id AND t.state = 'ACTIVE'
    STRAIGHT_JOIN support_case c FORCE INDEX (PRIMARY) ON c.tenant_id = q.tenant_id AND c.id = q.case_id
    STRAIGHT_JOIN channel_account a FORCE INDEX (PRIMARY) ON a.tenant_id = c.tenant_id AND a.id = c.account_id
    STRAIGHT_JOIN customer u FORCE INDEX (PRIMARY) ON u.tenant_id = c.tenant_id AND u.id = c.customer_id
    LEFT JOIN person p FORCE INDEX (PRIMARY) ON p.id = q.person_id
    WHERE (q.person_id = ${flyway:defaultSchema}.current_person()
           OR EXISTS (SELECT 1 FROM pool_member m WHERE m.pool_id = q.pool_id AND m.person_id = ${flyway:defaultSchema}.current_person()))
      AND EXISTS (SELECT STRAIGHT_JOIN 1 FROM person_grant g
                  WHERE g.tenant_id = q.tenant_id AND g.person_id = ${flyway:defaultSchema}.current_person()
                    AND g.role IN ('AGENT', 'TEAM_LEADER', 'OPERATOR'));

GRANT INSERT, UPDATE ON ${directory}.presence TO '${directoryUser}'@'%';
