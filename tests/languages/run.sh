#!/bin/sh
# Gives the bundles to generators of other languages, compiles and runs what they make, and prints a table; `cargo xtask languages`
# starts it. Everything is installed and generated in target/languages.
#
#   cargo xtask languages                all languages; exit status 1 if a cell is worse than in TABLE.md
#   cargo xtask languages python java    some
#   cargo xtask languages --canary       the same with texts in the description that come near to breaking out of code
#   cargo xtask languages --write        writes TABLE.md and the table of the README; needs all languages
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH= cd -- "$here/../.." && pwd)
work=${CARGO_TARGET_DIR:-$root/target}/languages
. "$root/tests/third_party/tools.sh"

install_languages() {
    mkdir -p "$work/python" "$work/node"
    cp "$here/requirements.txt" "$work/python/"
    say "installing generators of the Python registry ..."
    install_python_tools "$work/python"
    if ! cmp -s "$here/kotlin/requirements.txt" "$work/kotlin/installed.txt"; then
        say "installing the Kotlin compiler ..."
        rm -rf "$work/kotlin"
        install "$work/python/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps \
            --target "$work/kotlin" -r "$here/kotlin/requirements.txt"
        cp "$here/kotlin/requirements.txt" "$work/kotlin/installed.txt"
    fi
    cmp -s "$here/package-lock.json" "$work/node/installed.json" && return
    say "installing generators of the Node registry ..."
    cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$work/node/"
    install npm ci --prefix "$work/node" --ignore-scripts --no-audit --no-fund
    cp "$here/package-lock.json" "$work/node/installed.json"
}

# Only people at a terminal want to know what takes so long.
say() {
    if [ -t 2 ]; then echo "$*" >&2; fi
}

case ${1:-} in
    -h | --help)
        sed -n '2,/^set/{/^#/s/^# \{0,1\}//p;}' "$0"
        exit 0
        ;;
esac

need python3 "Python 3.10 or later, with venv"
need node "Node.js 20.19 or later"
need npm "npm, which comes with Node.js"
need java "a Java runtime of version 11 or later, for openapi-generator"
install_languages
say "building the sandbox and the bundles ..."
(cd "$root" && cargo build --quiet --package konaplate-sandbox --package xtask)
exec "$work/python/.venv/bin/python" "$here/run.py" "$work" "$@"
