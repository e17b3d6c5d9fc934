"""The table: printing it, and comparing it with the committed one."""

HEAD = ["language", "generator", "version", "compiles", "digits kept", "unknown code kept", "unknown enumeration kept",
        "null, Korean, additional properties", "card number out of the string form", "a call"]
FIELDS = ["language", "generator", "version", "compiles", "digits", "code", "enumeration", "rest", "form", "call"]
BEGIN, END = "<!-- languages: begin -->\n", "<!-- languages: end -->\n"


def render(rows):
    cells = [[getattr(row, field).replace("|", "/") for field in FIELDS] for row in rows]
    lines = [HEAD, ["---"] * len(HEAD), *cells]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def committed(root):
    path = root / "tests/languages/TABLE.md"
    rows = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    parsed = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in rows[2:]]
    return {(cells[0], cells[1]): cells for cells in parsed}


def write(root, rows):
    text = render(rows)
    path = root / "tests/languages/TABLE.md"
    head = path.read_text(encoding="utf-8").split("| language")[0]
    path.write_text(head + text, encoding="utf-8")
    readme = root / "README.md"
    old = readme.read_text(encoding="utf-8")
    if BEGIN not in old:
        raise SystemExit(f"error: README.md has no place for the table; give it the lines {BEGIN}{END}")
    before, rest = old.split(BEGIN)
    readme.write_text(before + BEGIN + text + END + rest.split(END)[1], encoding="utf-8")


def grade(cell):
    """How good a cell is; none if it was not measured."""
    if cell.startswith("not "):
        return None
    if cell.startswith("no"):
        return 0
    return 2 if cell.startswith("yes") else 1


def compare(rows, known):
    """Says which cells are worse than before; the exit status."""
    worse = 0
    for row in rows:
        before = known.get((row.language, row.generator))
        if before is None:
            print(f"new: {row.language}, {row.generator}")
            continue
        for index, field in enumerate(FIELDS):
            if index < 3:
                continue
            old, new = grade(before[index]), grade(getattr(row, field))
            place = f"{row.language}, {row.generator}, {HEAD[index]}"
            if old is not None and new is None:
                print(f"not compared: {place}: {getattr(row, field)}")
            elif old is not None and new < old:
                print(f"worse: {place}: {getattr(row, field)}; it was: {before[index]}")
                worse += 1
            elif new is not None and (old is None or new > old):
                print(f"better: {place}: {getattr(row, field)}; it was: {before[index]}; `--write` records it")
    if worse:
        print(f"error: {worse} cells are worse than tests/languages/TABLE.md says")
    return 1 if worse else 0
