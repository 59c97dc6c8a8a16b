#!/bin/sh
# The founding case, from newspaper reports to a cited answer, in a register of its own.
# Builds the command if need be. Every line that it runs is printed first, to be copied.
set -eu
cd "$(dirname "$0")/.."

register=target/founding-case.db
mkdir -p target
rm -f "$register" "$register-wal" "$register-shm"

say() { printf '\n# %s\n' "$*"; }

say "Building the command; the first time this takes some minutes."
cargo build --package foedera-cli
foedera() {
    printf '\n$ foedera'
    for word in "$@"; do
        case $word in *' '*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac
    done
    printf '\n'
    "${CARGO_TARGET_DIR:-target}/debug/foedera" "$@"
}

say "A register to keep who said what, and two reports to put into it."
foedera register init "$register"
foedera read examples/reports/rukp-ratified.id.txt --source "Warta Samudra" --into "$register"
foedera read examples/reports/rukp-exchange.en.txt --source "Example Post" --into "$register"

say "What was read waits for somebody to accept it. Here everything is, with the grade C2."
foedera register accept --register "$register" --all --grade C2
foedera register verify --register "$register"

say "Was it in force on 12 November 2024? What was missing?"
foedera status RU-KP-2024 --on 2024-11-12 --register "$register"
foedera missing RU-KP-2024 --on 2024-11-12 --register "$register"

say "And on 4 December 2024? Why?"
foedera explain RU-KP-2024 --on 2024-12-04 --register "$register"
foedera timeline RU-KP-2024 --register "$register"

say "Who owed what when the Kursk region was attacked, before and after?"
foedera casus examples/kursk.treaty
