"""Kotlin: openapi-generator with kotlinx.serialization. Compiled and run are the models; the calls need OkHttp 4, which is in none
of the registries that are used here."""

import zipfile

from bench.row import Row

OPTIONS = ["packageName=kona", "serializationLibrary=kotlinx_serialization"]
# There is no serializer for Any, which stands for any JSON otherwise.
ANY = ["--type-mappings", "AnyType=JsonElement", "--import-mappings", "JsonElement=kotlinx.serialization.json.JsonElement"]
PLUGIN = "org.jetbrains.kotlinx.serialization.compiler.extensions.SerializationComponentRegistrar"
SERVICE = "META-INF/services/org.jetbrains.kotlin.compiler.plugin.CompilerPluginRegistrar"


def rows(bench):
    row = Row("Kotlin", "openapi-generator", bench.version("openapi-generator-cli"))
    folder = bench.folder("kotlin")
    done = bench.openapi_generator("kotlin", "kotlin", folder, OPTIONS, ANY)
    if not done.ok:
        row.compiles = f"no ({done.reason()})"
        yield row
        return
    jars = bench.work / "kotlin/run_kotlin_kernel/jars"
    compiler = next(jars.glob("kotlin-jupyter-kernel-*-all.jar"))
    library = ":".join(str(next(jars.glob(f"{name}-*.jar"))) for name in
                       ("kotlin-stdlib", "kotlinx-serialization-core-jvm", "kotlinx-serialization-json-jvm"))
    package = folder / "src/main/kotlin/kona"
    sources = [*sorted((package / "models").glob("*.kt")), *sorted((package / "infrastructure").glob("*Adapter.kt")),
               package / "infrastructure/Serializer.kt", bench.here / "kotlin/Drive.kt"]
    built = bench.run(["java", "-cp", compiler, "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler", "-no-stdlib", "-no-reflect", "-nowarn",
                       f"-Xplugin={plugin(folder)}", "-cp", library, "-d", folder / "classes", *sources])
    if not built.ok:
        row.compiles = f"no (kotlinc: {built.reason()})"
        yield row
        return
    row.compiles = "yes (kotlinc; models only)"
    classes = f"{folder / 'classes'}:{library}"
    yield row.drive(bench, ["java", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp", classes, "DriveKt"], "not run: no OkHttp 4")


def plugin(folder):
    """Names one of the plugins that are in the compiler's jar; all of them together do not work."""
    path = folder / "plugin.jar"
    with zipfile.ZipFile(path, "w") as jar:
        jar.writestr(SERVICE, PLUGIN + "\n")
    return path
