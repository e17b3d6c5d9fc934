"""Ruby: openapi-generator, with Typhoeus as Debian has it."""

import shutil

from bench.row import Row


def rows(bench):
    row = Row("Ruby", "openapi-generator", bench.version("openapi-generator-cli"))
    folder = bench.folder("ruby")
    done = bench.openapi_generator("ruby", "portable", folder, ["gemName=kona", "moduleName=Kona"])
    if not done.ok:
        row.compiles = f"no ({done.reason()})"
        yield row
        return
    if not shutil.which("ruby"):
        row.compiles = "not compiled: no ruby"
        yield row.not_run("no ruby")
        return
    checks = [bench.run(["ruby", "-c", file]) for file in sorted((folder / "lib").rglob("*.rb"))]
    failed = [check for check in checks if not check.ok]
    row.compiles = f"no (ruby -c: {failed[0].reason()})" if failed else "yes (ruby -c)"
    if not bench.run(["ruby", "-e", "require 'typhoeus'"]).ok:
        yield row.not_run("no ruby-typhoeus")
        return
    yield row.drive(bench, ["ruby", "-I", folder / "lib", bench.here / "ruby/drive.rb"], env={"LANG": "C.UTF-8"})
