"""Swift: openapi-generator. This release of Debian has no compiler for Swift, and no registry that is used here does."""

from bench.row import Row

WHY = "no compiler for Swift in Debian 12"

def rows(bench):
    row = Row("Swift", "openapi-generator", bench.version("openapi-generator-cli"))
    folder = bench.folder("swift")
    done = bench.openapi_generator("swift6", "portable", folder)
    if not done.ok:
        row.compiles = f"no ({done.reason()})"
        yield row
        return
    row.compiles = f"not compiled: {WHY}"
    row.not_run(WHY)
    yield row
