#!/usr/bin/env bash
# Fuzzes the generator: tests/fuzz/run.sh [seconds for each target]. Targets run side by side; exit status 1 if one found something.
#
# Needs rustup's stable toolchain and a C++ compiler. No nightly one: the code has no `unsafe`, so that there is nothing for a
# sanitizer to find, and without one stable Rust can be instrumented.
set -euo pipefail
cd "$(dirname "$0")"

seconds=${1:-60}
targets=(load lower pipeline)
version=0.13.1
largest=16384

fail() { echo "error: $*" >&2; exit 2; }
case $seconds in '' | *[!0-9]*) fail "usage: tests/fuzz/run.sh [seconds]" ;; esac
command -v c++ >/dev/null || fail "libFuzzer is built with a C++ compiler, and there is no c++ here"
if ! cargo fuzz --version 2>/dev/null | grep -q " $version\$"; then
    cargo install cargo-fuzz --locked --version "$version" || fail "cargo-fuzz $version cannot be installed"
fi

for target in "${targets[@]}"; do
    cargo fuzz build --fuzz-dir . --sanitizer none "$target"
    mkdir -p "corpus/$target"
done

# A finding is an input that panics, takes 30 seconds (three targets share the machine) or needs 1 GiB.
running=()
for target in "${targets[@]}"; do
    cargo fuzz run --fuzz-dir . --sanitizer none "$target" "corpus/$target" seeds found ../hostile ../broken -- \
        -max_total_time="$seconds" -max_len="$largest" -timeout=30 -rss_limit_mb=1024 -malloc_limit_mb=1024 \
        -dict=dictionary.txt -print_final_stats=1 >"corpus/$target.log" 2>&1 &
    running+=($!)
done

failed=0
for index in "${!targets[@]}"; do
    target=${targets[$index]}
    wait "${running[$index]}" || { failed=1; grep -E "panicked|ERROR|Test unit written" "corpus/$target.log" >&2 || true; }
    executed=$(sed -n 's/^stat::number_of_executed_units: *//p' "corpus/$target.log")
    echo "$target: ${executed:-?} executions in $seconds s; log: tests/fuzz/corpus/$target.log"
done
exit "$failed"
