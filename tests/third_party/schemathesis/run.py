"""Runs schemathesis against a sandbox and compares what it finds with what is expected.

Usage: run.py SANDBOX-PROGRAM DESCRIPTION plain|encrypted
"""

import base64
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

HERE = pathlib.Path(__file__).parent
CASES = 200


class Sandbox:
    """The program, with what it prints at its start."""

    def __init__(self, program, mode):
        options = ["--allow-plaintext"] if mode == "plain" else []
        self.process = subprocess.Popen([program, "--port", "0", *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        text = ""
        while "Ctrl-C" not in text:
            line = self.process.stdout.readline()
            if not line:
                sys.exit("error: the sandbox did not start")
            text += line
        self.printed = text

    def value(self, name):
        return re.search(rf"^{name} +(\S+)$", self.printed, re.MULTILINE)[1]

    def pem(self, label):
        return re.search(rf"-----BEGIN {label}-----.*?-----END {label}-----", self.printed, re.DOTALL)[0]

    def keys(self, mode):
        keys = {"asp_id": self.value("ASP id"), "secret": self.value("Secret key")}
        if mode == "encrypted":
            keys |= {
                "id": self.value("Crypto key id"),
                "server": self.pem("PUBLIC KEY"),
                "client": self.pem("PRIVATE KEY"),
            }
        return json.dumps(keys)

    def stop(self):
        self.process.terminate()
        self.process.wait()


def schemathesis(sandbox, description, mode, report):
    """Everything that it can do, with the same data in every run."""
    environment = os.environ | {
        "SCHEMATHESIS_HOOKS": "hooks",
        "PYTHONPATH": str(HERE),
        "SANDBOX_KEYS": sandbox.keys(mode),
        "DESCRIPTION": description,
        "no_proxy": "127.0.0.1",
    }
    command = [
        pathlib.Path(sys.executable).with_name("schemathesis"), "run", description,
        "--url", sandbox.value("Base URL"),
        "--header", f"X-KM-Access-Key: {sandbox.value('Access key')}",
        "--mode", "all", "--max-examples", str(CASES), "--generation-deterministic",
        # How long it takes to make data says nothing about the sandbox.
        "--suppress-health-check", "all",
        "--continue-on-failure", "--no-color", "--report-ndjson-path", str(report),
    ]
    done = subprocess.run(command, env=environment, cwd=report.parent, capture_output=True, text=True)
    if done.returncode not in (0, 1) or not report.exists():
        sys.exit(f"{done.stdout}{done.stderr}\nerror: schemathesis did not run")
    return done.stdout


class Failure:
    """One check that failed, with the call it is about."""

    def __init__(self, name, info, interactions, case):
        self.check = name
        self.message = f"{info['title']}: {info['message']}"
        self.operation = info.get("operation")
        interaction = interactions[info.get("case_id") or case]
        response = interaction["response"]
        self.status = response["status_code"]
        headers = {key.lower(): values[0] for key, values in response["headers"].items()}
        self.refusal = headers.get("x-sandbox-refusal", "").removeprefix("undocumented; reason=")
        self.sent = {key.lower(): values[0] for key, values in interaction["request"]["headers"].items()}
        self.body = decoded(response.get("content"))
        try:
            result = json.loads(self.body)["response"]
            self.code, self.description = result.get("code"), result.get("description") or ""
        except (ValueError, KeyError, TypeError, AttributeError):
            self.code, self.description = None, ""

    def fits(self, entry, patterns):
        when = entry["when"]
        header = when.get("request", "").lower()
        return (
            entry["check"] == self.check
            and when.get("status", self.status) == self.status
            and when.get("refusal", self.refusal) == self.refusal
            and when.get("operation", "") in (self.operation or "")
            and re.search(when.get("description", ""), self.description) is not None
            and self.has_code(when.get("code"))
            and re.search(when.get("says", ""), self.message, re.IGNORECASE) is not None
            and (not header or not re.fullmatch(patterns[header], self.sent.get(header, "")))
        )

    def has_code(self, expected):
        if expected is None:
            return True
        if expected == "none":
            return self.code is None and self.refusal != ""
        return self.code is not None and re.fullmatch(expected, self.code) is not None

    def __str__(self):
        answer = f"HTTP {self.status} {self.refusal} {self.body[:300]}"
        return f"{self.operation}\n  {self.check}: {self.message}\n  {answer}"


def decoded(content):
    """The report has bytes in Base64."""
    text = (content or {}).get("$base64", "")
    return base64.b64decode(text).decode("utf-8", "replace")


def read(report):
    """How many calls, successes and checks there were, and the failures."""
    calls, successes, checks, failures = collections.Counter(), collections.Counter(), 0, []
    for line in report.read_text(encoding="utf-8").splitlines():
        scenario = json.loads(line).get("ScenarioFinished")
        if scenario is None:
            continue
        recorder = scenario["recorder"]
        interactions = recorder.get("interactions", {})
        calls[recorder["label"]] += len(interactions)
        successes[recorder["label"]] += sum(status(interaction) == 200 for interaction in interactions.values())
        for case, done in recorder.get("checks", {}).items():
            checks += len(done)
            failures += [
                Failure(check["name"], check["failure_info"]["failure"], recorder["interactions"], case)
                for check in done
                if check["status"] == "failure"
            ]
    return calls, successes, checks, failures


def status(interaction):
    return (interaction.get("response") or {}).get("status_code")


def expectations():
    """The entries of the list; one for several refusals stands for one of each."""
    entries = yaml.safe_load((HERE / "expected.yaml").read_text(encoding="utf-8"))
    for entry in entries:
        refusals = entry["when"].get("refusal")
        if isinstance(refusals, list):
            yield from (entry | {"when": entry["when"] | {"refusal": refusal}} for refusal in refusals)
        else:
            yield entry


def header_patterns(description):
    parameters = json.loads(pathlib.Path(description).read_text(encoding="utf-8"))["components"]["parameters"]
    return {parameter["name"].lower(): parameter["schema"].get("pattern", ".*") for parameter in parameters.values()}


def main(program, description, mode):
    description = str(pathlib.Path(description).resolve())
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder, "report.ndjson")
        sandbox = Sandbox(program, mode)
        try:
            printed = schemathesis(sandbox, description, mode, report)
        finally:
            sandbox.stop()
        calls, successes, checks, failures = read(report)
    expected = list(expectations())
    patterns = header_patterns(description)
    seen, others = collections.Counter(), []
    for failure in failures:
        entry = next((index for index, entry in enumerate(expected) if failure.fits(entry, patterns)), None)
        if entry is None:
            others.append(failure)
        else:
            seen[entry] += 1
    stale = [entry for index, entry in enumerate(expected) if not seen[index]]

    print(f"  {mode}: {sum(calls.values())} calls of {len(calls)} operations and sequences, {checks} checks")
    for index, entry in enumerate(expected):
        print(f"  {seen[index]:6} expected  {entry['check']} {entry['when']}")
    for failure in sorted({str(failure) for failure in others})[:20]:
        print(f"\nerror: a failure that is not expected:\n{failure}")
    for entry in stale:
        print(f"\nerror: expected, and not seen any more: {entry['check']} {entry['when']}")
    barren = [label for label in calls if not successes[label]]
    for label in barren:
        print(f"\nerror: no call was a success: {label}")
    if others or stale or barren or checks < 1000:
        sys.exit(f"\n{printed[-4000:]}\nerror: {len(others)} failures are not expected, {len(stale)} expectations are stale")


main(*sys.argv[1:])
