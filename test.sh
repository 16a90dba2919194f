#!/usr/bin/env bash
# Builds everything and runs every test, with private servers on free loopback ports. On a Debian machine with the
# .NET SDK it needs nothing prepared when run as root; otherwise the servers must be installed already.
# The last line says "N passed, N failed[, N skipped]"; the exit code is 0 only when everything ran and nothing failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

readonly PACKAGES=(rabbitmq-server postgresql-15 chromium fonts-noto-cjk)
readonly CONFIGURATION=Release
readonly RUN_ID="alertexchange-test-$$"

work=$(mktemp -d "${TMPDIR:-/tmp}/$RUN_ID.XXXXXX") || exit 1
chmod 755 "$work"
groups_started=()
passed=0 failed=0 skipped=0

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# The SDK wants ICU unless it is told to do without, as the product does.
[[ $(/sbin/ldconfig -p) == *libicuuc* ]] || export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
export MSBUILDDISABLENODEREUSE=1 # so that no build process outlives this script

say() { printf '\n== %s\n' "$*"; }

# A step that fails counts like a failed test, so that the last line never looks better than the exit code.
fail() {
    printf 'FAILED: %s\n' "$*" >&2
    failed=$((failed + 1))
}

finish() {
    trap - EXIT
    stop_everything
    rm -rf "$work"
    local line="$passed passed, $failed failed"
    ((skipped == 0)) || line+=", $skipped skipped"
    ((failed == 0 && passed > 0)) && code=0 || code=1
    printf '\n%s\n' "$line"
    exit "$code"
}

stop_everything() {
    local group
    for group in ${groups_started[@]+"${groups_started[@]}"}; do
        kill -TERM -- "-$group" 2>/dev/null
    done
    for group in ${groups_started[@]+"${groups_started[@]}"}; do
        for _ in {1..100}; do
            kill -0 -- "-$group" 2>/dev/null || break
            sleep 0.1
        done
        kill -KILL -- "-$group" 2>/dev/null
    done
    stop_compiler
}

# The compiler server of this run listens on a pipe with the run's own name; others are left alone.
stop_compiler() {
    local process
    for process in /proc/[0-9]*; do
        if [[ "$(tr '\0' ' ' 2>/dev/null <"$process/cmdline")" == *"-pipename:$RUN_ID"* ]]; then
            kill -TERM "${process#/proc/}" 2>/dev/null
        fi
    done
}

trap finish EXIT
trap 'fail interrupted; finish' INT TERM HUP

# ---------------------------------------------------------------- what has to be installed

installed() { [[ $(dpkg-query -W -f='${Status}' "$1" 2>/dev/null) == *'ok installed' ]]; }

install_packages() {
    local missing=() package
    for package in "${PACKAGES[@]}"; do
        installed "$package" || missing+=("$package")
    done
    ((${#missing[@]} > 0)) || return 0
    if ((EUID != 0)); then
        fail "these packages are not installed and only root can install them: ${missing[*]}"
        return 1
    fi

    say "Installing ${missing[*]}"
    # Installing must not start the distribution's own broker and database: they are not ours to stop.
    local policy=/usr/sbin/policy-rc.d wrote_policy=
    if [[ ! -e $policy ]]; then
        printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy" && wrote_policy=yes
    fi
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"; } >"$work/apt.log" 2>&1
    local result=$?
    [[ -z $wrote_policy ]] || rm -f "$policy"
    if ((result != 0)); then
        tail -n 30 "$work/apt.log" >&2
        fail "could not install ${missing[*]}"
    fi
    return "$result"
}

# ---------------------------------------------------------------- servers

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Below the range that the kernel hands out by itself.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000))
        [[ " ${ports[*]-} " == *" $port "* ]] || answers "$port" || break
    done
    ports+=("$port")
    chosen=$port
}

# Runs a server in a process group of its own.
#   start LOG COMMAND...
start() {
    local log=$1
    shift
    setsid "$@" >"$log" 2>&1 </dev/null &
    groups_started+=("$!")
}

# Runs a command to its end, but lets an interruption through at once.
run() {
    local result
    setsid "$@" </dev/null &
    groups_started+=("$!")
    wait "$!"
    result=$?
    unset 'groups_started[-1]'
    return "$result"
}

# wait_for SECONDS WHAT LOG COMMAND...
wait_for() {
    local seconds=$1 what=$2 log=$3 deadline=$((SECONDS + $1))
    shift 3
    while ((SECONDS < deadline)); do
        "$@" >/dev/null 2>&1 && return 0
        sleep 0.2
    done
    tail -n 20 "$log" >&2
    fail "$what did not answer within $seconds s"
    return 1
}

start_postgres() {
    local bin log="$work/postgres.log"
    bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    free_port
    local port=$chosen
    start "$log" tests/server.sh postgres "$work/postgres" "$port"
    wait_for 60 PostgreSQL "$log" "$bin/pg_isready" -q -h 127.0.0.1 -p "$port" -U alertexchange || return 1
    "$bin/createdb" -h 127.0.0.1 -p "$port" -U alertexchange alertexchange || { fail "PostgreSQL made no database"; return 1; }
    export ALERTEXCHANGE_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=alertexchange;Password=alertexchange;Database=alertexchange"
    echo "PostgreSQL on 127.0.0.1:$port"
}

start_rabbitmq() {
    local log="$work/rabbitmq.log"
    free_port && local port=$chosen
    free_port && local distribution=$chosen
    free_port && local mapper=$chosen
    start "$work/epmd.log" tests/server.sh epmd "$work/rabbitmq" "$mapper"
    wait_for 20 epmd "$work/epmd.log" answers "$mapper" || return 1
    start "$log" tests/server.sh rabbitmq "$work/rabbitmq" "$port" "$distribution" "$mapper"
    wait_for 120 RabbitMQ "$log" answers "$port" || return 1
    export ALERTEXCHANGE_TEST_RABBITMQ="amqp://guest:guest@127.0.0.1:$port/"

    # What administers this broker, for the test of a department's rights.
    printf '#!/bin/sh\nexec %q rabbitmqctl %q %q "$@"\n' "$PWD/tests/server.sh" "$work/rabbitmq" "$mapper" >"$work/rabbitmqctl"
    chmod 755 "$work/rabbitmqctl"
    export ALERTEXCHANGE_TEST_RABBITMQCTL="$work/rabbitmqctl"
    echo "RabbitMQ on 127.0.0.1:$port"
}

# ---------------------------------------------------------------- the run

# The sample publisher is part of the tests.
install_sample() {
    say "Installing the sample publisher"
    command -v npm >/dev/null || { fail "npm is not on the PATH"; return 1; }
    (cd contracts/samples/node && npm ci --ignore-scripts --no-audit --no-fund --silent) || { fail "npm ci in contracts/samples/node"; return 1; }
}

build() {
    say "Restoring and building"
    # One compiler server for all projects, whatever the machine's own settings say: a compiler a project would load the analyzers anew each time.
    run dotnet restore AlertExchange.sln --locked-mode -v q &&
        run dotnet build AlertExchange.sln -c "$CONFIGURATION" --no-restore -v q -p:UseSharedCompilation=true "-p:SharedCompilationId=$RUN_ID"
}

count_results() {
    local counters="$work/counters" projects results total executed good
    results=$(find "$work/results" -name '*.trx' | wc -l)
    projects=$(find tests -name '*.Tests.csproj' | wc -l)
    ((results >= projects)) || fail "only $results of $projects test projects gave results"
    find "$work/results" -name '*.trx' -exec grep -ho '<Counters [^>]*>' {} + >"$counters"
    while read -r line; do
        total=$(counter total "$line")
        ((total > 0)) || fail "a test project has no tests"
        executed=$(counter executed "$line") good=$(counter passed "$line")
        passed=$((passed + good))
        failed=$((failed + executed - good))
        skipped=$((skipped + total - executed))
    done <"$counters"
}

counter() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$2"; }

test_everything() {
    say "Testing"
    # One project after the other: tests that hold time or memory limits must not compete with each other.
    run dotnet test AlertExchange.sln -c "$CONFIGURATION" --no-build -m:1 -v q \
        --logger 'console;verbosity=minimal' --logger 'trx;LogFilePrefix=result' --results-directory "$work/results" \
        --blame-hang --blame-hang-timeout 8min --blame-hang-dump-type none
    local result=$?
    local failed_before=$failed
    count_results
    if ((result != 0 && failed == failed_before)); then
        fail "dotnet test ended with exit code $result"
    fi
}

# Every suite left there what the program logged; see tests/search-logs.sh.
search_logs() {
    say "Searching the logs for people"
    run tests/search-logs.sh "$ALERTEXCHANGE_TEST_LOGS" || fail "the program's logs tell of people"
}

# Style and analyzers are errors of the build already (EnforceCodeStyleInBuild, TreatWarningsAsErrors); what it cannot
# see is white space. Checking that by folder takes seconds, the whole of dotnet format more than a minute.
check_format() {
    say "Checking the format"
    run dotnet format whitespace . --folder --verify-no-changes -v q || fail "dotnet format whitespace would change files"
}

command -v dotnet >/dev/null || { fail "the .NET 10 SDK is not on the PATH"; exit 1; }
install_packages || exit 1
ports=()
say "Starting servers"
start_postgres || exit 1
start_rabbitmq || exit 1
export ALERTEXCHANGE_REQUIRE_SERVERS=1
export ALERTEXCHANGE_TEST_LOGS="$work/logs"
# What the pages looked like in this run, for people to look at.
export ALERTEXCHANGE_SCREENSHOTS="${ALERTEXCHANGE_SCREENSHOTS:-$PWD/TestResults/screenshots}"
install_sample || exit 1
build || { fail "the solution does not build"; exit 1; }
check_format
test_everything
search_logs
exit 0
