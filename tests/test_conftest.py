"""In CI nothing may be left out: what conftest.py refuses there, and only there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOME_TESTS = """
import pytest

def test_runs():
    pass

@pytest.mark.skip(reason="too lazy")
def test_skipped():
    pass

@pytest.mark.xfail(reason="too hard")
def test_expected_to_fail():
    assert False

@pytest.mark.xfail(reason="too easy")
def test_not_expected_to_pass():
    pass
"""


@pytest.fixture
def pytest_there(tmp_path):
    """Give a function that runs pytest on some tests that leave a lot out, and returns its exit code and output."""
    shutil.copy(ROOT / "conftest.py", tmp_path)
    (tmp_path / "test_some.py").write_text(SOME_TESTS)
    (tmp_path / "test_a_whole_file.py").write_text("import pytest\npytest.skip('too far', allow_module_level=True)\n")

    def run(*words, nothing_skips):
        environment = {
            **os.environ,
            "KMCOURSE_NOTHING_SKIPS": "true" if nothing_skips else "",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        }
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", ".", *words]
        done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment)
        return done.returncode, done.stdout

    return run


def test_what_is_left_out_is_no_failure_by_itself(pytest_there):
    code, output = pytest_there(nothing_skips=False)

    assert code == 0
    assert "1 passed, 2 skipped, 1 xfailed, 1 xpassed" in output


def test_in_ci_a_skip_and_an_expected_failure_are_failures_with_their_reason(pytest_there):
    code, output = pytest_there("--continue-on-collection-errors", nothing_skips=True)

    assert code == 1
    assert "1 passed" in output
    assert "skipped" not in output.splitlines()[-1]
    for reason in ("too lazy", "too hard", "too easy", "too far"):
        assert reason in output


def test_in_ci_a_deselected_test_is_a_failure(pytest_there):
    code, output = pytest_there("-k", "runs", "test_some.py", nothing_skips=True)

    assert code == 1
    assert "3 tests were deselected, which CI does not allow." in output


def test_a_run_without_tests_is_a_failure(pytest_there):
    assert pytest_there("--ignore=test_some.py", "--ignore=test_a_whole_file.py", nothing_skips=True)[0] == 5
