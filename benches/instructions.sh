#!/usr/bin/env bash
# Counts the instructions of each stage of a check with callgrind, and prints them beside the parser's bare events.
# Counts do not depend on how busy the machine is. Usage: bash benches/instructions.sh [FILES] [LIMIT]
# FILES: how many generated files, 30 by default. LIMIT: fail when the whole check costs more than so many times the events.
set -euo pipefail
cd "$(dirname "$0")/.."

files=${1:-30}
limit=${2:-}
command -v valgrind >/dev/null || { echo "valgrind is needed: apt-get install valgrind" >&2; exit 2; }

program=$(cargo bench --locked --quiet --bench counted --no-run --message-format=json |
    sed -n 's/.*"name":"counted".*"executable":"\([^"]*\)".*/\1/p' | tail -1)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Instructions of one stage, generating the files and warming up included.
count() {
    valgrind --tool=callgrind --callgrind-out-file="$folder/$1" "$program" "$1" "$files" >/dev/null 2>"$folder/log" ||
        { cat "$folder/log" >&2; exit 2; }
    sed -n 's/^\(summary\|totals\): //p' "$folder/$1" | head -1
}

nothing=$(count nothing)
events=$(($(count events) - nothing))
printf '%-8s %14s %12s\n' stage instructions "of events"
before=0
for stage in events tree schema model rules report whole; do
    cost=$(($(count "$stage") - nothing))
    awk -v s="$stage" -v c="$cost" -v e="$events" -v b="$before" -v n="$files" \
        'BEGIN { printf "%-8s %14.0f %11.3fx   %+.3fx\n", s, c / n, c / e, (c - b) / e }'
    before=$cost
done
awk -v c="$cost" -v e="$events" -v l="$limit" 'BEGIN {
    printf "whole check / events: %.3fx\n", c / e
    if (l != "" && c / e > l) { printf "that is more than the budget of %sx\n", l; exit 1 }
}'
