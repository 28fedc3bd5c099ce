"""For every test and every example in a docstring: a learner's folder of its own, and in CI nothing that is skipped."""

import os

import pytest

# Set by .ci/run. CI=true is not enough: public services set it for jobs that leave the browser out on purpose.
NOTHING_SKIPS = os.environ.get("KMCOURSE_NOTHING_SKIPS") == "true"
_DESELECTED = pytest.StashKey[int]()

# Stands in for the whole course inside a sandbox: to import it out here changes what "kmcourse" is. It has no examples.
collect_ignore = ["kmcourse/classroom/sandbox/inside/stand_in.py"]


@pytest.fixture(autouse=True, scope="session")
def _session_learner_folder(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KMCOURSE_HOME", str(tmp_path_factory.mktemp("session") / "kmcourse-work"))
        yield


@pytest.fixture(autouse=True)
def _learner_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("KMCOURSE_HOME", str(tmp_path / "kmcourse-work"))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item, call):
    """Turn a skip, an expected failure and an unexpected success into a failure where nothing may be left out."""
    report = yield
    if NOTHING_SKIPS and (report.skipped or hasattr(report, "wasxfail")):
        reason = getattr(report, "wasxfail", None) or report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped or expected to fail, which CI does not allow: {reason}"
        vars(report).pop("wasxfail", None)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report(collector):
    """Do the same for a file that skips itself as a whole."""
    report = yield
    if NOTHING_SKIPS and report.skipped:
        report.longrepr = f"{collector.nodeid} was skipped, which CI does not allow: {report.longrepr}"
        report.outcome = "failed"
    return report


def pytest_deselected(items):
    """Count what the command line leaves out."""
    if items:
        stash = items[0].config.stash
        stash[_DESELECTED] = stash.get(_DESELECTED, 0) + len(items)


def pytest_sessionfinish(session):
    """Fail a run that left something out where nothing may be."""
    if NOTHING_SKIPS and session.config.stash.get(_DESELECTED, 0):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    """Say so."""
    left_out = config.stash.get(_DESELECTED, 0)
    if NOTHING_SKIPS and left_out:
        terminalreporter.write_line(f"{left_out} tests were deselected, which CI does not allow.", red=True)
