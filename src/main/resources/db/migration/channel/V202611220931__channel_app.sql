-- Our applications at the providers: whose secrets verify what is pushed to /hooks/<channel>/<app>. The secrets stand here by name;
-- their values are files of SANTRAL_SECRETS. An application belongs to the operator (no tenant) or to one brand.
CREATE TABLE channel_app (
    channel             VARCHAR(20) NOT NULL,
    app                 VARCHAR(40) NOT NULL,
    tenant_id           BIGINT      NULL,
    verify_token        VARCHAR(63) NOT NULL,
    app_secret          VARCHAR(63) NOT NULL,
    previous_app_secret VARCHAR(63) NULL,
    PRIMARY KEY (channel, app),
    KEY channel_app_tenant (tenant_id),
    CONSTRAINT channel_app_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);

-- Asked for a delivery, before anyone knows whose it is.
CREATE VIEW ${directory}.channel_app AS
    SELECT channel, app, tenant_id, verify_token, app_secret, previous_app_secret FROM channel_app;
