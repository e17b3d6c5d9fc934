#!/usr/bin/env bash
# Builds with other toolchains than the one at hand: models and validators for wasm32-unknown-unknown, and everything with the
# oldest Rust that Cargo.toml promises. rustup fetches both; what it cannot fetch is said not to have been tried.
set -euo pipefail
cd "$(dirname "$0")/.."

oldest=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)
target=${CARGO_TARGET_DIR:-target}

if ! command -v rustup >/dev/null; then
    echo "rustup was not found: neither wasm32-unknown-unknown nor Rust $oldest was tried."
    exit 0
fi

# Beside the other output, which would be built anew otherwise.
if rustup target add wasm32-unknown-unknown; then
    cargo build --package konaplate --no-default-features --target wasm32-unknown-unknown
    cargo build --package konaplate-runtime --features pattern --target wasm32-unknown-unknown
    echo "models and validators for wasm32-unknown-unknown: ok"
else
    echo "wasm32-unknown-unknown is out of reach: not tried in this run."
fi

if rustup toolchain install "$oldest" --profile minimal; then
    CARGO_TARGET_DIR=$target/oldest cargo "+$oldest" check --workspace --all-targets
    echo "everything with Rust $oldest: ok"
else
    echo "Rust $oldest is out of reach: not tried in this run."
fi
