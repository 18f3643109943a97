-- The two roles and the database, run by psql as the server's superuser, as often as one likes:
-- by the embedded server, by docker's PostgreSQL at its first start, and for every test template.
-- Passwords are set apart from this file, where a server asks for them.
-- `-v database=NAME` prepares another database than couplesgoals.
\set ON_ERROR_STOP on
\if :{?database}
\else
  \set database couplesgoals
\endif

-- Owns every table and runs the migrations; forced row-level security binds it too.
SELECT 'CREATE ROLE couplesgoals_owner'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'couplesgoals_owner') \gexec
ALTER ROLE couplesgoals_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION;

-- Serves people: owns nothing, so it can neither switch policies off nor empty a table.
SELECT 'CREATE ROLE couplesgoals_app'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'couplesgoals_app') \gexec
ALTER ROLE couplesgoals_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION;

SELECT format('CREATE DATABASE %I OWNER couplesgoals_owner', :'database')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec
ALTER DATABASE :"database" OWNER TO couplesgoals_owner;
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO couplesgoals_app;

\connect :"database"

-- Exclusion constraints over an id and a time range need it, and only a superuser may create it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO couplesgoals_app;

-- What the owner creates from now on, the runtime role may read and write; no TRUNCATE, no REFERENCES.
ALTER DEFAULT PRIVILEGES FOR ROLE couplesgoals_owner
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO couplesgoals_app;
ALTER DEFAULT PRIVILEGES FOR ROLE couplesgoals_owner
  GRANT USAGE, SELECT ON SEQUENCES TO couplesgoals_app;
