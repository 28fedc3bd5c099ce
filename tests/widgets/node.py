"""Node's own test runner on one of the .mjs files beside this one."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def report_of(name, **environment):
    """Run `name`.test.mjs and return the finished process; without Node, skip, or fail in CI."""
    node = shutil.which("node")
    if node is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("Install Node 20 to test the JavaScript.")
    command = [node, "--test", "--test-reporter=tap", str(HERE / f"{name}.test.mjs")]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", timeout=120, env={**os.environ, **environment}
    )


def cases_passed(report):
    """Return the names of the shared cases that passed."""
    return sorted(re.findall(r"^\s*ok \d+ - case: (.+)$", report.stdout, re.MULTILINE))
