-- What is parked can be let in once its page is a brand's: it then needs what the journal asks for. Rows from before this know
-- neither; each is then its own conversation, and an event that was delivered again finds its interaction there already.
ALTER TABLE intake_parked
    ADD COLUMN event_key BINARY(32) NULL,
    ADD COLUMN conversation BINARY(32) NULL;
UPDATE intake_parked SET event_key = dedupe_key, conversation = dedupe_key;
ALTER TABLE intake_parked
    MODIFY COLUMN event_key BINARY(32) NOT NULL,
    MODIFY COLUMN conversation BINARY(32) NOT NULL,
    ADD KEY intake_parked_page (channel, external_id, app, received_at);

-- Parked for a page that is now the brand's, through the application that the page is connected through: whoever holds another
-- application's secret does not speak for it. An expression for a column: nothing can be inserted here.
CREATE VIEW ${views}.intake_parked AS
    SELECT ${flyway:defaultSchema}.current_tenant() AS tenant_id, id, channel, app, external_id, event_key, conversation, payload, received_at
    FROM intake_parked p
    WHERE EXISTS (SELECT 1 FROM channel_account a
                  WHERE a.tenant_id = ${flyway:defaultSchema}.current_tenant()
                    AND a.channel = p.channel AND a.external_id = p.external_id AND a.app = p.app)
    WITH CASCADED CHECK OPTION;

-- Over brands: for whom something is parked, and never what it says.
CREATE OR REPLACE VIEW ${directory}.intake_parked AS
    SELECT id, channel, app, external_id, dedupe_key, event_key, conversation, payload, received_at FROM intake_parked;
CREATE VIEW ${directory}.intake_homeless AS
    SELECT p.channel, p.app, p.external_id, p.received_at, o.tenant_id AS app_tenant_id
    FROM intake_parked p
    LEFT JOIN channel_app o ON o.channel = p.channel AND o.app = p.app
    WHERE NOT EXISTS (SELECT 1 FROM channel_account a JOIN tenant t ON t.id = a.tenant_id AND t.state <> 'LEFT'
                      WHERE a.channel = p.channel AND a.external_id = p.external_id AND a.app = p.app);
