#!/bin/sh
# Generates a crate with progenitor's own command. Arguments: the description, the folder of the crate.
set -eu
# It prints the name of every type.
cargo-progenitor progenitor --input "$1" --output "$2" --name corpus --version 0.0.0 >&2
