"""The sandbox, in plain mode."""

import re
import subprocess
import sys


class Sandbox:
    """The program, with what it prints at its start."""

    def __init__(self, program):
        self.process = subprocess.Popen([program, "--port", "0", "--allow-plaintext"], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        self.printed = ""
        while "Ctrl-C" not in self.printed:
            line = self.process.stdout.readline()
            if not line:
                sys.exit("error: the sandbox did not start; `cargo xtask sandbox --port 0 --allow-plaintext` says why")
            self.printed += line

    def value(self, name):
        return re.search(rf"^{name} +(\S+)$", self.printed, re.MULTILINE)[1]

    def environment(self):
        return {
            "BASE_URL": self.value("Base URL"),
            "ASP_ID": self.value("ASP id"),
            "ACCESS_KEY": self.value("Access key"),
            "SECRET_KEY": self.value("Secret key"),
            "SEQUENCE_ID": "languages-0001",
        }

    def stop(self):
        self.process.terminate()
        self.process.wait()
