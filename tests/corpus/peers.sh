#!/bin/sh
# What run.sh does, with generators of other projects: every description is generated, and a sample compiled (those by hash
# that run.sh takes, without the ten largest). They are installed from the crates registry with pinned versions, into target/corpus.
# Their warnings do not count, and they compile with the newest versions of what they depend on.
#
#   peers.sh [generate | compile] [PEER]    both, and all peers, unless said otherwise
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
. "$here/corpus.sh"

peer_version() { # PEER
    case $1 in
        progenitor) echo cargo-progenitor@0.15.1 ;;
        openapi-to-rust) echo openapi-to-rust@0.23.0 ;;
        *)
            echo "error: no such peer: $1; there are progenitor and openapi-to-rust" >&2
            exit 2
            ;;
    esac
}

install_peer() { # PEER
    package=$(peer_version "$1")
    [ -e "$scratch/tools/$package.installed" ] && return
    say "installing $package ..."
    install cargo install --locked --root "$scratch/tools" --target-dir "$scratch/tools/target" "$package"
    : >"$scratch/tools/$package.installed"
}

measure() { # WHAT PEER
    printf '\n== %s, %s\n\n' "$(peer_version "$2")" "$1"
    options="--peer $here/peers/$2.sh --work $scratch/$2"
    [ "$1" = generate ] || options="$options --sample 30 --without-largest"
    # A peer whose crates do not compile is a result like any other.
    # shellcheck disable=SC2086 # a list of options
    over_corpus "$1" $options --details "$scratch/$2.$1.jsonl" || true
}

steps="generate compile"
case ${1:-} in
    generate | compile)
        steps=$1
        shift
        ;;
esac
peers=${1:-progenitor openapi-to-rust}

for peer in $peers; do peer_version "$peer" >/dev/null; done
need rustfmt "rustfmt, which progenitor calls"
install_corpus
build_runner
for peer in $peers; do install_peer "$peer"; done
PATH=$scratch/tools/bin:$PATH
export PATH
for step in $steps; do
    for peer in $peers; do measure "$step" "$peer"; done
done
