#!/usr/bin/env bash
# Opens the report in a real browser, from disk: the report of the project's own description, and one of a hostile description.
# Needs Node.js 20 or later with npm, and Chromium; as root, installs Debian's package of it if there is none.
# Usage: run.sh [FOLDER FOR SCREENSHOTS]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
modules=$here/node_modules

chromium=$(command -v chromium || command -v chromium-browser || true)
if [ -z "$chromium" ]; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "error: chromium was not found; install it (Debian: apt-get install chromium)" >&2
        exit 2
    fi
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
    chromium=$(command -v chromium)
fi
if ! cmp -s "$here/package-lock.json" "$modules/installed.json"; then
    (cd "$here" && npm ci --ignore-scripts --no-audit --no-fund --silent)
    cp "$here/package-lock.json" "$modules/installed.json"
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$root"
node "$here/hostile.mjs" "$scratch/description"
cargo xtask review -o "$scratch/report" >/dev/null
cargo xtask review --spec "$scratch/description/openapi.json" -o "$scratch/hostile" >/dev/null
CHROMIUM=$chromium node "$here/report.mjs" "$scratch/report" "$scratch/hostile" ${1:+"$1"}
