"""Say which tiers of the sandbox were really attacked; where nothing may be left out, fail if none was. And what
several files of tests need."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from conftest import NOTHING_SKIPS
from kmcourse.classroom.sandbox.sandbox import Sandbox
from tests.classroom.attacks import SETUP

ATTACKED = pytest.StashKey[dict]()
REFUSED = pytest.StashKey[dict]()


@pytest.fixture
def attacked(pytestconfig):
    """How many attacks each tier has held against; the tests of the corpus count here."""
    return pytestconfig.stash.setdefault(ATTACKED, {})


@pytest.fixture
def refused(pytestconfig):
    """Why a tier is not offered here."""
    return pytestconfig.stash.setdefault(REFUSED, {})


@pytest.fixture(scope="module")
def sandbox():
    """The best that this machine offers, for the tests of a file together."""
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def student(sandbox):
    """A submission that has run its first cell."""
    with sandbox.submission() as student:
        student.run_cell(SETUP, "setup")
        yield student


@pytest.fixture
def threads():
    """An executor that marks in this process."""
    with ThreadPoolExecutor(1) as pool:
        yield pool


@pytest.fixture
def in_taipei(monkeypatch):
    """Eight hours before UTC, all the year round."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Taipei")
        time.tzset()
        yield
    time.tzset()


def pytest_sessionfinish(session):
    """Fail a whole run in which no tier was attacked."""
    if NOTHING_SKIPS and not session.config.stash.get(ATTACKED, {}):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    """Say so."""
    attacked = config.stash.get(ATTACKED, {})
    for tier, count in sorted(attacked.items()):
        terminalreporter.write_line(f"Tier {tier} of the sandbox was attacked: {count} submissions, and it held.")
    for reason in config.stash.get(REFUSED, {}).values():
        terminalreporter.write_line(f"A tier of the sandbox is refused here. {reason}")
    if NOTHING_SKIPS and not attacked:
        terminalreporter.write_line("No tier of the sandbox was attacked, which CI does not allow.", red=True)
