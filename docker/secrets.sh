#!/bin/sh
# Makes the secrets that compose.yaml mounts, each once and never again: delete a file to have it made anew.
#   ./secrets.sh            for the database that .env names (postgres unless told otherwise)
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
chmod 700 secrets
profile=$(sed -n 's/^COMPOSE_PROFILES=//p' .env 2>/dev/null || true)

# Letters of every class, because SQL Server asks for them; nothing that a connection string or a shell would read otherwise.
secret() { [ -s "secrets/$1" ] || { printf 'Ax1-%s' "$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')" >"secrets/$1"; }; }

secret rabbitmq_password
secret postgres_password
secret sqlserver_password
[ -s secrets/rabbitmq_user.conf ] || printf 'default_user = alertexchange\ndefault_pass = %s\n' "$(cat secrets/rabbitmq_password)" >secrets/rabbitmq_user.conf
if [ ! -s secrets/database_connection ]; then
    case "$profile" in
    sqlserver) printf 'Server=sqlserver;Database=alertexchange;User ID=sa;Password=%s;TrustServerCertificate=True' "$(cat secrets/sqlserver_password)" ;;
    *) printf 'Host=postgres;Database=alertexchange;Username=alertexchange;Password=%s' "$(cat secrets/postgres_password)" ;;
    esac >secrets/database_connection
fi
# Compose mounts these files as they are: the containers' users have to read them, the directory keeps everybody else out.
chmod 644 secrets/*
