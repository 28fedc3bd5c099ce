"""Endless code is stopped, whatever it swallows, and nothing of it is left behind."""

import math
import subprocess
import sys
import threading
import time

import pytest

from kmcourse.checks import Guard
from kmcourse.checks.timelimit import Ended, run_limited


def plain_loop():
    while True:
        pass


def swallows_everything():
    while True:
        try:  # noqa: SIM105
            math.gcd(12, 18)
        except:  # noqa: E722 - that is the point
            pass


def swallows_twice_over():
    while True:
        try:
            swallows_everything()
        except:  # noqa: E722 - that is the point
            swallows_everything()
        finally:
            swallows_everything()


def swallows_while_it_waits():
    while True:
        try:
            time.sleep(0.005)
        except BaseException:
            continue


def goes_on_in_its_handler():
    try:
        plain_loop()
    except BaseException:
        plain_loop()


def swallows_at_the_end():
    try:
        plain_loop()
    except BaseException:
        return 41
    return 41


ENDLESS = (
    plain_loop,
    swallows_everything,
    swallows_twice_over,
    swallows_while_it_waits,
    goes_on_in_its_handler,
    swallows_at_the_end,
)


def test_code_that_ends_in_time_gives_its_value():
    assert run_limited(lambda: 41, seconds=5) == Ended("in time", 41)


@pytest.mark.parametrize("endless", ENDLESS, ids=lambda endless: endless.__name__)
def test_endless_code_is_stopped(endless):
    threads = threading.active_count()

    ended = run_limited(endless, seconds=0.1)

    assert ended == Ended("stopped")
    assert threading.active_count() == threads


def test_endless_code_is_stopped_also_when_called_from_another_thread():
    found = []
    thread = threading.Thread(target=lambda: found.append(run_limited(swallows_everything, seconds=0.1)))
    thread.start()
    thread.join()

    assert found == [Ended("stopped")]


def test_code_that_python_cannot_interrupt_is_left_to_itself():
    enough = threading.Event()

    ended = run_limited(lambda: enough.wait(30), seconds=0.1)

    assert ended == Ended("still running")
    enough.set()
    for thread in threading.enumerate():
        if thread.name == "kmcourse-check":
            thread.join(5)
            assert not thread.is_alive()


def test_no_exception_is_left_behind_by_code_that_ends_as_its_time_is_up():
    # The exception is sent as the code ends by itself, a little earlier or a little later.
    threads, endings = threading.active_count(), set()
    for turn in range(120):
        seconds = 0.001 + (turn % 24) * 0.001
        end = time.perf_counter() + 0.02

        def ends_now(end=end):
            while time.perf_counter() < end:
                pass
            return "ended"

        endings.add(run_limited(ends_now, seconds).how)
        total = sum(range(2000))  # steps of Python code, at any of which a left exception would be met

        assert total == 1999000
    assert endings == {"in time", "stopped"}
    assert threading.active_count() == threads


def test_no_exception_reaches_another_thread_that_is_at_work():
    stop, sums = threading.Event(), []

    def at_work():
        while not stop.is_set():
            sums.append(sum(range(100)))

    others = [threading.Thread(target=at_work) for _ in range(3)]
    for other in others:
        other.start()
    for _ in range(5):
        run_limited(swallows_everything, seconds=0.02)

    assert all(other.is_alive() for other in others)
    stop.set()
    for other in others:
        other.join()
    assert set(sums) == {4950}


def test_a_check_of_an_endless_answer_takes_no_longer_than_it_says():
    guard = Guard(lambda X: plain_loop(), seconds_a_call=0.2, seconds_in_all=0.5)

    began = time.monotonic()
    kinds = [guard((1,)).trouble.kind for _ in range(6)]

    assert time.monotonic() - began < 4
    assert kinds[0] == "too slow"
    assert kinds[-3:] == ["not called"] * 3


def test_after_code_that_could_not_be_stopped_nothing_more_is_called():
    enough = threading.Event()
    guard = Guard(lambda X: enough.wait(30), seconds_a_call=0.1)

    kinds = [guard((1,)).trouble.kind for _ in range(3)]
    enough.set()

    assert kinds == ["still running", "not called", "not called"]


THEN_PROFILED = """
import cProfile
from kmcourse.checks.timelimit import run_limited

def loop():
    while True:
        pass

for work in WORKS:
    run_limited(work, 0.05)
profile = cProfile.Profile()
profile.enable()
list(map(lambda i: i, range(10)))
profile.disable()
print("goes on")
"""


@pytest.mark.parametrize("works", ["[lambda: 41]", "[loop, lambda: 41]", "[lambda: 41, loop, loop]"])
def test_a_profiler_or_a_debugger_works_afterwards(works):
    program = [sys.executable, "-c", THEN_PROFILED.replace("WORKS", works)]

    assert subprocess.run(program, capture_output=True, text=True, timeout=60).stdout == "goes on\n"
