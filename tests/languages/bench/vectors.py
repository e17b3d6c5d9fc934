"""The vectors of tests/vectors: what a driver is given, and whether what it wrote is right.

A driver reads lines `NUMBER, SCHEMA, JSON` and writes lines `NUMBER, written, JSON` or `NUMBER, refused, REASON`, with tabs
between. Besides it writes `form, TEXT`, the string form of a request with the card number CARD, and `call, CODE`, the code of
the answer to a call. A line feed inside of a text is a space.
"""

import dataclasses
import json
import pathlib

CARD = "4111111111111111"
GREATEST = 2**63 - 1


@dataclasses.dataclass
class Vector:
    kind: str
    name: str
    schema: str
    json: str
    expected: str

    def is_beyond_int64(self):
        return any(number > GREATEST for number in numbers(json.loads(self.json)))


def load(folder):
    vectors = []
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        for vector in json.loads(path.read_text(encoding="utf-8"))["vectors"]:
            vectors.append(Vector(path.stem, **vector))
    return vectors


def numbers(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [number for item in value for number in numbers(item)]
    return [value] if type(value) in (int, float) else []


def lines(vectors):
    return "".join(f"{number}\t{vector.schema}\t{vector.json}\n" for number, vector in enumerate(vectors))


class Float:
    """A number that was written as a fraction or with an exponent is no integer any more."""

    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        return False


def meaning(text):
    """What a text means: a member that is null is absent, and integers are exact."""
    pairs = lambda members: {name: value for name, value in members if value is not None}
    return json.loads(text, object_pairs_hook=pairs, parse_float=Float)


class Answers:
    """What a driver wrote."""

    def __init__(self, vectors, output):
        self.vectors = vectors
        self.written, self.refused, self.form, self.call = {}, {}, None, None
        for line in output.splitlines():
            parts = line.split("\t")
            if parts[0] == "form":
                self.form = parts[1]
            elif parts[0] == "call":
                self.call = parts[1]
            elif len(parts) == 3 and parts[0].isdigit():
                kept = self.written if parts[1] == "written" else self.refused
                kept[int(parts[0])] = parts[2]

    def state(self, number):
        """`kept`, `refused` or `changed`."""
        if number not in self.written:
            return "refused"
        try:
            same = meaning(self.written[number]) == meaning(self.vectors[number].expected)
        except ValueError:
            same = False
        return "kept" if same else "changed"

    def cell(self, *kinds):
        mine = [number for number, vector in enumerate(self.vectors) if vector.kind in kinds]
        states = {number: self.state(number) for number in mine}
        wrong = {number: state for number, state in states.items() if state != "kept"}
        if not wrong:
            return "yes"
        if all(state == "refused" and self.vectors[number].is_beyond_int64() for number, state in wrong.items()):
            return "to 2^63-1, refused above"
        told = sorted({f"{self.vectors[number].name}: {state}" for number, state in wrong.items()})
        return "no (" + "; ".join(told) + ")"

    def form_cell(self):
        if self.form is None:
            return "no (no string form)"
        return "no" if CARD in self.form else "yes"

    def call_cell(self):
        return "yes" if self.call == "000_000" else f"no ({self.call or 'no answer'})"
