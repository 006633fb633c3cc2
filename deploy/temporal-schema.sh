#!/bin/sh
# Makes and upgrades the engine's two schemas. Safe to run again: what is there stays.
set -eu

SQL_PASSWORD=$(cat /run/secrets/temporal-database.password)
export SQL_PASSWORD

schema() {
  database=$1
  folder=$2
  set -- --plugin postgres12 --endpoint temporal-database --port 5432 --user temporal --database "$database"
  temporal-sql-tool "$@" create-database
  temporal-sql-tool "$@" setup-schema --version 0.0
  temporal-sql-tool "$@" update-schema --schema-dir "/etc/temporal/schema/postgresql/v12/$folder/versioned"
}

schema temporal temporal
schema temporal_visibility visibility
