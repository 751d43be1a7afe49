-- Run once, by the database's administrator, before the first start. Three schemas and three users:
--   santral            the tables; only the owner (migrations, settings) sees them
--   santral_desk       the views that show the brand that the session is bound to; the application's user
--   santral_directory  what may be read over brands: names, places, and the unified queue; the application's second user
-- ${...} are put in by whoever runs it. A MySQL with a binary log also needs log_bin_trust_function_creators=1.
CREATE DATABASE IF NOT EXISTS santral CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE DATABASE IF NOT EXISTS santral_desk CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE DATABASE IF NOT EXISTS santral_directory CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE USER IF NOT EXISTS 'santral_owner'@'%' IDENTIFIED BY '${owner.password}';
CREATE USER IF NOT EXISTS 'santral_desk'@'%' IDENTIFIED BY '${desk.password}';
CREATE USER IF NOT EXISTS 'santral_directory'@'%' IDENTIFIED BY '${directory.password}';

GRANT ALL ON santral.* TO 'santral_owner'@'%';
GRANT ALL ON santral_desk.* TO 'santral_owner'@'%';
GRANT ALL ON santral_directory.* TO 'santral_owner'@'%' WITH GRANT OPTION;
GRANT SELECT, INSERT, UPDATE, DELETE ON santral_desk.* TO 'santral_desk'@'%';
GRANT SELECT ON santral_directory.* TO 'santral_directory'@'%';
