#!/bin/sh
# Makes (or renews) the broker's user of one publishing department: it may write to its own exchange, read its own reply queue, and
# declare nothing. Run where rabbitmqctl reaches the broker; the password is read from a file or from standard input, never from the command line.
#
#   add-publisher.sh COUNTY DEPARTMENT [PASSWORD_FILE] [VIRTUAL_HOST]
#
# The exchange and the queues are declared by the workers of the county once its settings name the department under "publishers".
set -eu

county=${1:?usage: add-publisher.sh COUNTY DEPARTMENT [PASSWORD_FILE] [VIRTUAL_HOST]}
department=${2:?usage: add-publisher.sh COUNTY DEPARTMENT [PASSWORD_FILE] [VIRTUAL_HOST]}
password_file=${3:--}
vhost=${4:-/}
rabbitmqctl=${RABBITMQCTL:-rabbitmqctl}

case $county$department in
*[!a-z0-9-]*)
    echo "COUNTY and DEPARTMENT are lower-case letters, digits and hyphens" >&2
    exit 2
    ;;
esac

user="$county-$department"
if [ "$password_file" = - ]; then
    password=$(head -n 1)
else
    password=$(head -n 1 "$password_file")
fi

if [ ${#password} -lt 16 ]; then
    echo "the password must have at least 16 characters" >&2
    exit 2
fi

# From standard input: arguments of a process can be seen by every user of the machine.
if $rabbitmqctl -q list_users --no-table-headers 2>/dev/null | grep -q "^$user[[:space:]]"; then
    printf '%s\n' "$password" | $rabbitmqctl -q change_password "$user" >/dev/null
else
    printf '%s\n' "$password" | $rabbitmqctl -q add_user "$user" >/dev/null
fi

$rabbitmqctl -q set_user_tags "$user"
$rabbitmqctl -q set_permissions -p "$vhost" "$user" '^$' "^$county\\.alerts\\.$department\$" "^$county\\.replies\\.$department\$"
echo "$user may write to $county.alerts.$department and read $county.replies.$department on $vhost"
