#!/bin/sh
# Run once by docker's PostgreSQL, after roles.sql: gives the two roles the passwords of the environment.
set -eu
psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  -v owner="$OWNER_PASSWORD" -v app="$APP_PASSWORD" <<'SQL'
ALTER ROLE couplesgoals_owner PASSWORD :'owner';
ALTER ROLE couplesgoals_app PASSWORD :'app';
SQL
