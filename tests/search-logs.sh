#!/usr/bin/env bash
# Searches everything the program logged while the tests ran for people: ids by their shape, ids of the tests' own area codes also in part,
# telephone numbers, and the names of the rosters that were imported. Says where something stands, never what: this output is a log too.
#   search-logs.sh FOLDER     logs anywhere below it; names, one a line, in FOLDER/names/*.txt
set -uo pipefail
export LC_ALL=C.UTF-8
folder=${1:?usage: search-logs.sh FOLDER}

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
find "$folder" -type f -name '*.log' -size +0 -print0 | sort -z >"$work/files"
count=$(tr -cd '\0' <"$work/files" | wc -c)
if ((count == 0)); then
    echo "no logs below the folder: whoever starts the program in a test has to leave its logs here" >&2
    exit 2
fi

found=0
in_logs() { xargs -0 grep -a "$@" <"$work/files"; }

# tell WHAT: standard input names files and lines.
tell() {
    local places
    places=$(cut -d: -f1,2 | sort -u | head -n 20)
    if [[ -n $places ]]; then
        sed "s|^$folder/||; s|^|$1: |" <<<"$places" >&2
        found=1
    fi
}

day='(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])'
tell 'an id of 18 digits' < <(in_logs -HnP "(?<![0-9.])[1-9][0-9]{5}(19|20)[0-9]{2}$day[0-9]{3}[0-9Xx](?![0-9])")
tell 'an id of 15 digits' < <(in_logs -HnP "(?<![0-9.])[1-9][0-9]{5}[0-9]{2}$day[0-9]{3}(?![0-9])")
tell 'a part of an id' < <(in_logs -HnP '34109[0-9]((19|20)[0-9]{2}|\*)')
tell 'a telephone number' < <(in_logs -HnP '(?<![0-9.])1[3-9][0-9]{9}(?![0-9])')

# Names of two characters as whole words, for they stand in other words too; longer ones anywhere.
cat "$folder"/names/*.txt 2>/dev/null | sort -u | grep -P '^\p{Han}{2,}' >"$work/names"
if [[ ! -s $work/names ]]; then
    echo "no names to search for: whoever imports a roster in a test has to leave its names here" >&2
    exit 2
fi

in_logs -hoP '\p{Han}+' | sort -u >"$work/words"
{ grep -Fxf "$work/names" "$work/words"; grep -Ff <(grep -P '^\p{Han}{3,}' "$work/names") "$work/words"; } | sort -u >"$work/said"
if [[ -s $work/said ]]; then
    tell 'a name' < <(in_logs -HnFf "$work/said")
fi

((found == 0)) && echo "$count logs, $(in_logs -hc '' | awk '{ lines += $1 } END { print lines }') lines, $(wc -l <"$work/names") names: nobody found"
exit "$found"
