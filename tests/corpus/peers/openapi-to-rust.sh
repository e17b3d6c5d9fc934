#!/bin/sh
# Generates a crate with openapi-to-rust: its module, in a crate with the dependencies that it asks for. Arguments: the description,
# the folder of the crate.
set -eu
openapi-to-rust generate "$1" --output-dir "$2/src/generated" --module-name corpus --quiet
cat >"$2/Cargo.toml" - "$2/src/generated/REQUIRED_DEPS.toml" <<'END'
[package]
name = "corpus"
version = "0.0.0"
edition = "2024"

END
echo 'pub mod generated;' >"$2/src/lib.rs"
