"""TypeScript."""

import json
import shutil

from bench.row import Row

OPTIONS = {
    "strict": True, "target": "es2022", "module": "commonjs", "moduleResolution": "node10", "ignoreDeprecations": "5.0",
    "lib": ["es2022", "dom", "dom.iterable"], "types": ["node"], "skipLibCheck": False, "esModuleInterop": True, "outDir": "built",
}
HELPERS = ["drive.ts", "exact-json.ts", "signing.ts"]


def rows(bench):
    for name, package, driver, generate in (
        ("openapi-typescript", "openapi-typescript", "openapi-typescript.ts", openapi_typescript),
        ("@hey-api/openapi-ts", "@hey-api/openapi-ts", "hey-api.ts", hey_api),
        ("orval", "orval", "orval.ts", orval),
    ):
        row = Row("TypeScript", name, version(bench, package))
        folder = prepared(bench, driver)
        done = generate(bench, folder)
        if not done.ok:
            row.compiles = f"no ({done.reason()})"
            yield row
            continue
        checked = bench.run([bench.node_tool("tsc"), "--project", folder], cwd=folder)
        row.compiles = "yes (tsc --strict)" if checked.ok else f"no (tsc: {checked.reason()})"
        script = folder / "built" / driver.replace(".ts", ".js")
        row.drive(bench, ["node", script], cwd=folder)
        if row.digits == "yes":
            row.digits = "yes (with exact-json.ts)"
        yield row


def version(bench, package):
    return json.loads((bench.modules / package / "package.json").read_text(encoding="utf-8"))["version"]


def prepared(bench, driver):
    """A folder with everything but the generated code."""
    folder = bench.folder("typescript", driver.removesuffix(".ts"))
    for name in [driver, *HELPERS]:
        shutil.copy(bench.here / "typescript" / name, folder)
    (folder / "generated").mkdir()
    (folder / "node_modules").symlink_to(bench.modules)
    options = {"compilerOptions": OPTIONS, "files": [driver]}
    (folder / "tsconfig.json").write_text(json.dumps(options), encoding="utf-8")
    return folder


def openapi_typescript(bench, folder):
    script = bench.here / "typescript/types.mjs"
    return bench.run(["node", script, bench.description("typescript"), folder / "generated/schema.ts"], cwd=folder)


def hey_api(bench, folder):
    config = folder / "hey-api.config.mjs"
    plugins = ["@hey-api/typescript", {"name": "@hey-api/transformers", "bigInt": True}, "@hey-api/sdk", "@hey-api/client-fetch"]
    options = {"input": str(bench.description("typescript")), "output": "generated", "plugins": plugins}
    config.write_text(f"export default {json.dumps(options)};\n", encoding="utf-8")
    return bench.run([bench.node_tool("openapi-ts"), "-f", config], cwd=folder)


def orval(bench, folder):
    config = folder / "orval.config.cjs"
    output = {"target": "generated/kona.ts", "client": "fetch", "mode": "single", "override": {"useBigInt": True}}
    options = {"kona": {"input": {"target": str(bench.description("typescript"))}, "output": output}}
    config.write_text(f"module.exports = {json.dumps(options)};\n", encoding="utf-8")
    return bench.run([bench.node_tool("orval"), "--config", config], cwd=folder)
