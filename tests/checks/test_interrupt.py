"""The learner's own interrupt (Ctrl-C, or the stop button of the notebook) ends a check at once."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

import kmcourse as km
from kmcourse import records


@pytest.fixture(autouse=True)
def _interrupts_are_heard():
    """A program that is started in the background may have been told to ignore them."""
    km.check(km.compute_cost, record=False)  # what a check needs is imported: an interrupt meets the check itself
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupt_soon(seconds):
    threading.Timer(seconds, lambda: signal.raise_signal(signal.SIGINT)).start()


def endless(X, labels, centroids):
    while True:
        with contextlib.suppress(BaseException):
            sum(range(10))


@pytest.mark.parametrize("answer", [endless, lambda X, labels, centroids: time.sleep(3)], ids=["a loop", "asleep"])
def test_an_interrupt_ends_the_check_at_once_and_nothing_is_recorded(answer):
    began = time.monotonic()
    interrupt_soon(0.3)

    threads = threading.active_count()
    report = km.check(answer, exercise="compute_cost")

    assert time.monotonic() - began < 3
    assert (report.outcome, report.items) == ("not attempted", ())
    assert "The check was stopped" in str(report)
    assert records.attempts("compute_cost") == 0
    assert answer is not endless or threading.active_count() < threads  # the timer is gone, and nothing took its place


def test_a_check_goes_well_right_after_an_interrupted_one():
    interrupt_soon(0.2)
    km.check(endless, exercise="compute_cost")

    assert km.check(km.compute_cost).score == 1.0


PROGRAM = """
import os, kmcourse as km
def compute_cost(X, labels, centroids):
    os.write(1, b"ready\\n")
    while True:
        pass
print(km.check(compute_cost))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to a whole group of processes")
def test_an_interrupt_from_outside_ends_the_check_in_a_process_of_its_own():
    process = subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"

    os.kill(process.pid, signal.SIGINT)
    printed = process.communicate(timeout=10)[0]

    assert "The check was stopped" in printed
    assert process.returncode == 0
