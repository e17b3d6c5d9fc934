"""Reads the bundled description with PyYAML (YAML 1.1) and fails unless it says exactly what its JSON form says."""

import json
import pathlib
import sys

import yaml

GENERATED = pathlib.Path(__file__).resolve().parents[2] / "generated"


def differences(expected, found, pointer=""):
    """Every place where value or type differ: `2` is not `'000_002'`, `1e19` is not 10000000000000000000."""
    if type(expected) is not type(found):
        yield f"{pointer}: {expected!r} in JSON, {found!r} in YAML"
    elif isinstance(expected, dict):
        for key in expected.keys() | found.keys():
            if key not in expected or key not in found:
                yield f"{pointer}/{key}: only in one of them"
            else:
                yield from differences(expected[key], found[key], f"{pointer}/{key}")
    elif isinstance(expected, list):
        if len(expected) != len(found):
            yield f"{pointer}: {len(expected)} items in JSON, {len(found)} in YAML"
        for at, (one, other) in enumerate(zip(expected, found)):
            yield from differences(one, other, f"{pointer}/{at}")
    elif expected != found:
        yield f"{pointer}: {expected!r} in JSON, {found!r} in YAML"


def main():
    expected = json.loads((GENERATED / "openapi.json").read_text(encoding="utf-8"))
    found = yaml.safe_load((GENERATED / "openapi.yaml").read_text(encoding="utf-8"))
    faults = list(differences(expected, found))
    print("\n".join(faults) if faults else "PyYAML reads the bundle exactly as its JSON form")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
