"""Rust: openapi-generator."""

import shutil

from bench.row import Row


def rows(bench):
    row = Row("Rust", "openapi-generator", bench.version("openapi-generator-cli"))
    folder = bench.folder("rust")
    done = bench.openapi_generator("rust", "rust", folder / "kona", ["packageName=kona", "supportMiddleware=true"])
    if not done.ok:
        row.compiles = f"no ({done.reason()})"
        yield row
        return
    here = bench.here / "rust"
    (folder / "src").mkdir()
    for name in ("drive.rs", "signing.rs"):
        shutil.copy(here / name, folder / "src")
    shutil.copy(here / "Cargo.toml.in", folder / "Cargo.toml")
    shutil.copy(here / "Cargo.lock", folder / "Cargo.lock")
    target = bench.work / "rust-target"
    environment = {"CARGO_TARGET_DIR": str(target), "CARGO_PROFILE_DEV_DEBUG": "0"}
    built = bench.run(["cargo", "build", "--locked", "--quiet"], cwd=folder, env=environment, minutes=30)
    row.compiles = "yes (cargo build)" if built.ok else f"no (cargo build: {built.reason()})"
    if not built.ok:
        yield row
        return
    yield row.drive(bench, [target / "debug/drive"])
