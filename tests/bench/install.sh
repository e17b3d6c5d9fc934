#!/bin/sh
# Installs what generation and compile time are compared with; `cargo xtask bench install` starts it. Generators of other projects with the versions of
# crates.txt and requirements.txt, and the descriptions with those of tests/corpus. What is there already is not installed again.
#
#   install.sh DIR
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
corpus=$here/../corpus
. "$here/../third_party/tools.sh"
folder=${1:?usage: install.sh DIR}

install_crate() { # NAME VERSION
    [ -e "$folder/tools/$1-$2.installed" ] && return
    echo "installing $1 $2 ..."
    install cargo install --locked --root "$folder/tools" --target-dir "$folder/tools/target" "$1@$2"
    : >"$folder/tools/$1-$2.installed"
}

install_descriptions() {
    cmp -s "$corpus/package-lock.json" "$folder/descriptions/installed.json" && return
    echo "installing the descriptions (some 800 MB) ..."
    mkdir -p "$folder/descriptions"
    cp "$corpus/package.json" "$corpus/package-lock.json" "$corpus/.npmrc" "$folder/descriptions/"
    install npm ci --prefix "$folder/descriptions" --ignore-scripts --no-audit --no-fund
    cp "$corpus/package-lock.json" "$folder/descriptions/installed.json"
}

need cargo "a Rust toolchain"
need python3 "Python 3.10 or later, with venv"
need npm "npm, which comes with Node.js"
command -v java >/dev/null 2>&1 || echo "java was not found: openapi-generator will be shown as not installed."
mkdir -p "$folder/python"
while read -r name version; do install_crate "$name" "$version"; done <"$here/crates.txt"
cmp -s "$here/requirements.txt" "$folder/python/.venv/installed.txt" || echo "installing openapi-generator ..."
cp "$here/requirements.txt" "$folder/python/"
install_python_tools "$folder/python"
install_descriptions
rm -rf "$folder/tools/target"
