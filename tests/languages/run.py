"""Generates, compiles and runs clients of other languages, and prints a table of what came of it; run.sh starts it."""

import argparse
import importlib
import pathlib
import sys

from bench import canary, table
from bench.bench import Bench

LANGUAGES = ["typescript", "python", "java", "kotlin", "go", "csharp", "swift", "php", "ruby", "rust"]


def arguments():
    parser = argparse.ArgumentParser(prog="cargo xtask languages", description=__doc__)
    parser.add_argument("work", type=pathlib.Path, help=argparse.SUPPRESS)
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help=f"of {', '.join(LANGUAGES)} [default: all]")
    parser.add_argument("--write", action="store_true", help="write TABLE.md, and the table of the README")
    parser.add_argument("--canary", action="store_true", help="the same with texts in the description that come near to breaking out of code")
    given = parser.parse_intermixed_args()
    unknown = set(given.languages) - set(LANGUAGES)
    if unknown:
        parser.error(f"no such language: {', '.join(sorted(unknown))}; there are {', '.join(LANGUAGES)}")
    if given.write and (given.languages or given.canary):
        parser.error("--write needs all languages, and no --canary")
    return given


def rows(bench, languages):
    for name in languages or LANGUAGES:
        bench.say(f"{name} ...")
        yield from importlib.import_module(f"{name}.language").rows(bench)


def main():
    given = arguments()
    bench = Bench(given.work.resolve())
    if given.canary:
        canary.describe(bench)
    measured = list(rows(bench, given.languages))
    print(table.render(measured), end="")
    if given.write:
        table.write(bench.root, measured)
        return 0
    return table.compare(measured, table.committed(bench.root))


if __name__ == "__main__":
    sys.exit(main())
