#!/bin/sh
# Message encryption against an implementation that is not ours (jwcrypto, from the Python registry), in both directions, and
# keys in every form that another tool writes. The tools are installed beside this file, into a folder that git ignores.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH= cd -- "$here/../.." && pwd)
. "$here/tools.sh"

need python3 "Python 3.10 or later, with venv"
install_python_tools "$here/jwe"

cd "$root"
cargo build --quiet --package konaplate-runtime --features kona-plate --example jwe
target=${CARGO_TARGET_DIR:-$root/target}
"$here/jwe/.venv/bin/python" "$here/jwe/check.py" "$target/debug/examples/jwe"
