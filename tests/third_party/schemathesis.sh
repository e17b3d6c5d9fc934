#!/bin/sh
# Calls the sandbox with a client that is not ours: schemathesis, which makes requests from the published description, good and bad
# ones, and checks the answers against it. The tools are installed beside this file, into a folder that git ignores.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH= cd -- "$here/../.." && pwd)
. "$here/tools.sh"

need python3 "Python 3.10 or later, with venv"
install_python_tools "$here/schemathesis"

cd "$root"
cargo build --quiet --package konaplate-sandbox
target=${CARGO_TARGET_DIR:-$root/target}
for mode in plain encrypted; do
    "$here/schemathesis/.venv/bin/python" "$here/schemathesis/run.py" \
        "$target/debug/konaplate-sandbox" "$root/generated/openapi.json" "$mode"
done
