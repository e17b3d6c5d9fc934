"""Python."""

from bench.row import Row

PACKAGE = "packageName=kona"


def rows(bench):
    for name, generate in (
        ("openapi-generator", openapi_generator),
        ("openapi-python-client", openapi_python_client),
        ("datamodel-code-generator", datamodel_code_generator),
    ):
        package = "openapi-generator-cli" if name == "openapi-generator" else name
        row = Row("Python", name, bench.version(package))
        folder = bench.folder("python", name)
        done = generate(bench, folder)
        if not done.ok:
            row.compiles = f"no ({done.reason()})"
            yield row
            continue
        checked = bench.run([bench.tool("mypy"), "--config-file", "", "--cache-dir", bench.work / "mypy", "kona"], cwd=folder)
        row.compiles = "yes (mypy)" if checked.ok else f"no (mypy: {checked.reason()})"
        models_only = "not run: models only" if name == "datamodel-code-generator" else None
        driver = [bench.python, bench.here / "python/drive.py", name]
        yield row.drive(bench, driver, models_only, cwd=folder, env={"PYTHONPATH": str(folder)})


def openapi_generator(bench, folder):
    return bench.openapi_generator("python", "portable", folder, [PACKAGE])


def openapi_python_client(bench, folder):
    config = folder / "config.yaml"
    config.write_text("package_name_override: kona\npost_hooks: []\n", encoding="utf-8")
    return bench.run([bench.tool("openapi-python-client"), "generate", "--path", bench.description("portable"), "--meta", "none",
                      "--output-path", folder / "kona", "--config", config])


def datamodel_code_generator(bench, folder):
    package = folder / "kona"
    package.mkdir()
    return bench.run([bench.tool("datamodel-codegen"), "--input", bench.description("portable"), "--input-file-type", "openapi",
                      "--output", package / "__init__.py", "--output-model-type", "pydantic_v2.BaseModel",
                      "--target-python-version", "3.11", "--formatters", "builtin", "--use-annotated"])
