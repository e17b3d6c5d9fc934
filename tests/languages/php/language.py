"""PHP: openapi-generator, with Guzzle as Debian has it."""

import pathlib
import shutil

from bench.row import Row

GUZZLE = pathlib.Path("/usr/share/php/GuzzleHttp/autoload.php")


def rows(bench):
    row = Row("PHP", "openapi-generator", bench.version("openapi-generator-cli"))
    folder = bench.folder("php")
    done = bench.openapi_generator("php", "portable", folder, ["invokerPackage=Kona"])
    if not done.ok:
        row.compiles = f"no ({done.reason()})"
        yield row
        return
    if not shutil.which("php"):
        row.compiles = "not compiled: no php-cli"
        yield row.not_run("no php-cli")
        return
    checks = [bench.run(["php", "-l", file]) for file in sorted((folder / "lib").rglob("*.php"))]
    failed = [check for check in checks if not check.ok]
    row.compiles = f"no (php -l: {failed[0].reason()})" if failed else "yes (php -l)"
    if not GUZZLE.exists():
        yield row.not_run("no php-guzzlehttp-guzzle")
        return
    yield row.drive(bench, ["php", "-d", "display_errors=stderr", bench.here / "php/drive.php", folder])
