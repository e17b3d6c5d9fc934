"""Go: openapi-generator. Its output needs nothing but the standard library."""

import shutil

from bench.row import Row

OFFLINE = {"GOFLAGS": "-mod=mod", "GOPROXY": "off", "GOTOOLCHAIN": "local"}


def rows(bench):
    row = Row("Go", "openapi-generator", bench.version("openapi-generator-cli"))
    folder = bench.folder("go")
    done = bench.openapi_generator("go", "portable", folder / "kona", ["packageName=kona", "enumClassPrefix=true"])
    if not done.ok:
        row.compiles = f"no ({done.reason()})"
        yield row
        return
    if not shutil.which("go"):
        row.compiles = "not compiled: no golang-go"
        yield row.not_run("no golang-go")
        return
    # Its tests need a library that is not here.
    shutil.rmtree(folder / "kona/test", ignore_errors=True)
    environment = OFFLINE | {"GOCACHE": str(bench.work / "go-cache")}
    vetted = bench.run(["go", "vet", "./..."], cwd=folder / "kona", env=environment)
    row.compiles = "yes (go vet)" if vetted.ok else f"no (go vet: {vetted.reason()})"
    for name in ("drive.go", "signing.go"):
        shutil.copy(bench.here / "go" / name, folder)
    # The module has a placeholder for a name.
    module = "module drive\n\ngo 1.19\n\nrequire kona v0.0.0\n\nreplace kona => ./kona\n"
    (folder / "go.mod").write_text(module, encoding="utf-8")
    (folder / "kona/go.mod").write_text("module kona\n\ngo 1.19\n", encoding="utf-8")
    built = bench.run(["go", "build", "-o", "drive", "."], cwd=folder, env=environment)
    if not built.ok:
        row.compiles = f"no (go build: {built.reason()})"
        yield row
        return
    yield row.drive(bench, [folder / "drive"])
