"""Languages that have no compiler here: generated only."""

from bench.row import Row


def rows(bench, language, generator, why, options=()):
    row = Row(language, "openapi-generator", bench.version("openapi-generator-cli"))
    done = bench.openapi_generator(generator, "portable", bench.folder(generator), list(options))
    if not done.ok:
        row.compiles = f"no ({done.reason()})"
    else:
        row.compiles = f"not compiled: {why}"
        row.not_run(why)
    yield row
