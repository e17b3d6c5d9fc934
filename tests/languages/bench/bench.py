"""Where things are, and how generators and compilers are run."""

import contextlib
import os
import pathlib
import shutil
import subprocess
import sys

from .sandbox import Sandbox
from .vectors import load

MINUTES = 60


class Done:
    """What came of a command."""

    def __init__(self, status, output):
        self.ok = status == 0
        self.output = output

    def reason(self):
        """The line that says most of why it failed."""
        lines = [line.strip() for line in self.output.splitlines() if line.strip()]
        told = [line for line in lines if "error" in line.lower() or "exception" in line.lower()]
        return (told or lines or ["no output"])[0]


class Bench:
    def __init__(self, work):
        self.work = work
        self.here = pathlib.Path(__file__).resolve().parents[1]
        self.root = self.here.parents[1]
        self.vectors = load(self.root / "tests/vectors")
        self.python = work / "python/.venv/bin/python"
        self.modules = work / "node/node_modules"
        self.descriptions = self.root / "generated"

    def say(self, text):
        """Only people at a terminal want to know what takes so long."""
        if sys.stderr.isatty():
            print(text, file=sys.stderr)

    def description(self, profile):
        return self.descriptions / f"openapi.{profile}.yaml"

    def folder(self, *names):
        """A folder that is empty."""
        folder = self.work.joinpath("out", *names)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def run(self, command, cwd=None, stdin=None, env=None, minutes=15):
        command = [str(part) for part in command]
        environment = os.environ | {"no_proxy": "127.0.0.1", "PYTHONDONTWRITEBYTECODE": "1"} | (env or {})
        done = subprocess.run(command, cwd=cwd, input=stdin, env=environment, text=True, encoding="utf-8",
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT if stdin is None else subprocess.PIPE,
                              timeout=minutes * MINUTES, check=False)
        failed = done.returncode != 0
        return Done(done.returncode, done.stdout + (done.stderr or "" if failed else ""))

    def tool(self, name):
        """A program of the Python tools."""
        return self.python.with_name(name)

    def node_tool(self, name):
        return self.modules / ".bin" / name

    def jar(self):
        """openapi-generator, with the libraries that it is made of."""
        return next(self.python.parents[1].glob("lib/python*/site-packages/openapi_generator_cli/openapi-generator.jar"))

    def openapi_generator(self, target, profile, folder, properties=(), options=()):
        listed = [f"--additional-properties={','.join(properties)}"] if properties else []
        return self.run(["java", "-jar", self.jar(), "generate", "-i", self.description(profile), "-g", target, "-o", folder, *listed, *options])

    def version(self, package):
        """The version of an installed Python package, as it says itself."""
        script = "import importlib.metadata as m, sys; print(m.version(sys.argv[1]))"
        return self.run([self.python, "-c", script, package]).output.strip()

    @contextlib.contextmanager
    def sandbox(self):
        """The environment for one call to a sandbox of its own; a call may change what the next one is answered."""
        sandbox = Sandbox(self.work.parent / "debug/konaplate-sandbox")
        try:
            yield sandbox.environment()
        finally:
            sandbox.stop()
