"""C#: openapi-generator. Debian has no compiler for the C# of today, and no registry that is used here does."""

from bench.row import Row

WHY = "no compiler for C# 8 or later in Debian"

def rows(bench):
    row = Row("C#", "openapi-generator", bench.version("openapi-generator-cli"))
    folder = bench.folder("csharp")
    done = bench.openapi_generator("csharp", "portable", folder, ["packageName=Kona"])
    if not done.ok:
        row.compiles = f"no ({done.reason()})"
        yield row
        return
    row.compiles = f"not compiled: {WHY}"
    row.not_run(WHY)
    yield row
