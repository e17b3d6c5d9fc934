"""A row of the table."""

import dataclasses

from .vectors import Answers, lines


@dataclasses.dataclass
class Row:
    language: str
    generator: str
    version: str
    compiles: str = "no"
    digits: str = "no (not run)"
    code: str = "no (not run)"
    enumeration: str = "no (not run)"
    rest: str = "no (not run)"
    form: str = "no (not run)"
    call: str = "no (not run)"

    MEASURED = ("digits", "code", "enumeration", "rest", "form", "call")

    def not_run(self, why):
        """Nothing was run; `why` says what was missing, where the table has not said it yet."""
        said = self.compiles.startswith("not ")
        for name in self.MEASURED:
            setattr(self, name, "not run" if said else f"not run: {why}")
        return self

    def drive(self, bench, command, without_call=None, **options):
        """Gives the vectors to a driver, and fills in what came of it."""
        added = options.pop("env", {})
        with bench.sandbox() as environment:
            done = bench.run(command, stdin=lines(bench.vectors), env=environment | added, **options)
        answers = Answers(bench.vectors, done.output)
        self.digits = answers.cell("user_id", "amounts")
        self.code = answers.cell("unknown_code")
        self.enumeration = answers.cell("unknown_enumeration")
        self.rest = answers.cell("null", "text", "additional")
        self.form = answers.form_cell()
        self.call = without_call or answers.call_cell()
        log = bench.work / f"{self.language}.{self.generator}.log".replace(" ", "_").replace("/", "_")
        log.write_text(done.output, encoding="utf-8")
        return self
