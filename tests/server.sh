#!/usr/bin/env bash
# Runs one private server on loopback in the foreground, so that whoever starts it can stop or kill it. test.sh starts its servers by it,
# and so do the tests that stop servers on purpose. A folder that exists already is used as it is.
#   tests/server.sh postgres FOLDER PORT
#   tests/server.sh epmd     FOLDER PORT
#   tests/server.sh rabbitmq FOLDER PORT DISTRIBUTION_PORT EPMD_PORT
#   tests/server.sh rabbitmqctl FOLDER EPMD_PORT ARGUMENT...
# Servers refuse to be root, so root lends them their user.
set -euo pipefail
kind=$1 folder=$2 port=$3
as=()

# own USER: the folder, made where it is missing, belongs to the server's user.
own() {
    [[ -d $folder ]] || mkdir -m 700 "$folder"
    if ((EUID == 0)); then
        chown "$1:$1" "$folder"
        as=(setpriv "--reuid=$1" "--regid=$1" --init-groups)
    fi
    cd "$folder"
}

case $kind in
postgres)
    bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    own postgres
    if [[ ! -e $folder/data ]]; then
        ${as[@]+"${as[@]}"} "$bin/initdb" -D "$folder/data" -U alertexchange -A trust -E UTF8 --locale=C.UTF-8 --no-sync
    fi
    exec ${as[@]+"${as[@]}"} "$bin/postgres" -D "$folder/data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off
    ;;
epmd)
    own rabbitmq
    exec ${as[@]+"${as[@]}"} env "HOME=$folder" epmd -port "$port" -address 127.0.0.1
    ;;
rabbitmq)
    own rabbitmq
    printf '[].\n' >enabled_plugins
    printf 'listeners.tcp.default = 127.0.0.1:%s\n' "$port" >rabbitmq.conf
    : >rabbitmq-env.conf
    chmod 644 enabled_plugins rabbitmq.conf rabbitmq-env.conf
    # The port mapper is started apart, rather than by the node, which would leave it behind.
    exec ${as[@]+"${as[@]}"} env "HOME=$folder" RUNNING_UNDER_SYSTEMD=1 \
        "ERL_EPMD_PORT=$5" ERL_EPMD_ADDRESS=127.0.0.1 \
        RABBITMQ_NODENAME=rabbit@localhost RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 "RABBITMQ_NODE_PORT=$port" "RABBITMQ_DIST_PORT=$4" \
        "RABBITMQ_MNESIA_BASE=$folder/mnesia" "RABBITMQ_LOG_BASE=$folder/log" "RABBITMQ_PID_FILE=$folder/pid" \
        "RABBITMQ_CONFIG_FILE=$folder/rabbitmq.conf" "RABBITMQ_CONF_ENV_FILE=$folder/rabbitmq-env.conf" "RABBITMQ_ENABLED_PLUGINS_FILE=$folder/enabled_plugins" \
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1}" \
        /usr/lib/rabbitmq/bin/rabbitmq-server
    ;;
rabbitmqctl)
    own rabbitmq
    exec ${as[@]+"${as[@]}"} env "HOME=$folder" "ERL_EPMD_PORT=$port" RABBITMQ_NODENAME=rabbit@localhost "RABBITMQ_CONF_ENV_FILE=$folder/rabbitmq-env.conf" \
        /usr/lib/rabbitmq/bin/rabbitmqctl "${@:4}"
    ;;
*)
    echo "no such server: $kind" >&2
    exit 2
    ;;
esac
