"""Java: openapi-generator's native library. Its own jar has Jackson; the annotations are a package of Debian."""

import pathlib
import shutil

from bench.row import Row

OPTIONS = ["library=native", "openApiNullable=false", "hideGenerationTimestamp=true", "useJakartaEe=true",
           "invokerPackage=kona", "apiPackage=kona.api", "modelPackage=kona.model"]
ANNOTATIONS = pathlib.Path("/usr/share/java/jakarta-annotation-api.jar")


def rows(bench):
    row = Row("Java", "openapi-generator (native)", bench.version("openapi-generator-cli"))
    folder = bench.folder("java")
    done = bench.openapi_generator("java", "java", folder, OPTIONS)
    if not done.ok:
        row.compiles = f"no ({done.reason()})"
        yield row
        return
    missing = None if ANNOTATIONS.exists() else "no libjakarta-annotation-api-java"
    missing = missing or (None if shutil.which("javac") else "no javac")
    if missing:
        row.compiles = f"not compiled: {missing}"
        yield row.not_run(missing)
        return
    classes = f"{folder / 'classes'}:{bench.jar()}:{ANNOTATIONS}"
    sources = [*sorted((folder / "src/main/java").rglob("*.java")), *sorted((bench.here / "java").glob("*.java"))]
    compiled = bench.run(["javac", "-nowarn", "-encoding", "UTF-8", "-d", folder / "classes", "-cp", classes, *sources])
    if not compiled.ok:
        row.compiles = f"no (javac: {compiled.reason()})"
        yield row
        return
    row.compiles = "yes (javac)"
    yield row.drive(bench, ["java", "-Dfile.encoding=UTF-8", "-cp", classes, "Drive"])
