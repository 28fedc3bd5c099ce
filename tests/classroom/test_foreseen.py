"""Calls that are made ahead, and outcomes that were judged before: nobody gets another mark by it."""

import contextlib
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmcourse.checks import judge
from kmcourse.classroom.marking import foreseen
from kmcourse.classroom.marking.foreseen import judge_ahead, plan_of
from kmcourse.classroom.sandbox.runner import Plan
from kmcourse.classroom.sandbox.told import read_ahead, read_told
from kmcourse.classroom.sandbox.wire import WireError, pack
from kmcourse.exercises import find_exercise
from tests.classroom.attacks import COST
from tests.classroom.test_wire import VALUES

COST_OF = find_exercise("compute_cost")
PLAN = Plan.of([(1,), (2,), (3,)])


def runner_of(student, source, name="f"):
    student.run_cell(source, "cell")
    return student.runner(name)


def outcomes(runner, calls=PLAN.calls):
    return [(call.value, call.trouble and call.trouble.kind, call.printed) for call in map(runner, calls)]


COUNTING = "def f(x):\n    global n\n    n = globals().get('n', 0) + 1\n    print(x)\n    return n"


def test_a_call_ahead_is_made_once_and_is_what_it_would_have_been_alone(student):
    runner = runner_of(student, COUNTING)

    assert runner.call_ahead(PLAN) is not None
    assert outcomes(runner) == [(1, None, "1\n"), (2, None, "2\n"), (3, None, "3\n")]
    assert outcomes(runner) == [(4, None, "1\n"), (5, None, "2\n"), (6, None, "3\n")]
    assert runner.was_asked_more


def test_a_call_that_nobody_foresaw_is_made_when_it_is_wanted_and_those_after_it_are_still_there(student):
    runner = runner_of(student, COUNTING)
    runner.call_ahead(PLAN)

    assert outcomes(runner, [(2,), (7,), (3,), (1,)]) == [
        (2, None, "2\n"),
        (4, None, "7\n"),
        (3, None, "3\n"),
        (5, None, "1\n"),
    ]


def test_arguments_are_the_same_only_with_their_type_and_shape(student):
    runner = runner_of(student, "def f(x):\n    return str(x.dtype), x.shape")
    runner.call_ahead(Plan.of([(np.zeros((1, 2)),), (np.zeros(2, int),)]))

    assert outcomes(runner, [(np.zeros(2),)])[0][0] == ("float64", (2,))


@pytest.mark.slow
def test_what_is_slow_ahead_gets_its_whole_time_alone(student):
    runner = runner_of(
        student,
        "import time\ndef f(x):\n    t = time.process_time() + x * 0.2\n    while time.process_time() < t: pass\n",
    )

    assert runner.call_ahead(PLAN) is None
    assert [trouble for _, trouble, _ in outcomes(runner)] == [None, None, None]
    assert student.deaths == 0


def test_who_ends_the_process_ahead_pays_for_that_call_alone_and_is_called_singly_from_then_on(student):
    runner = runner_of(student, "import os\ndef f(x):\n    return os._exit(0) if x == 2 else x")

    assert runner.call_ahead(PLAN) is None
    assert student.deaths == 1
    assert outcomes(runner) == [(1, None, ""), (None, "ended", ""), (3, None, "")]
    assert student.runner("f").call_ahead(PLAN) is None


def test_values_that_are_too_large_together_are_asked_for_one_by_one(student):
    runner = runner_of(student, "def f(x):\n    return np.zeros(400_000)")

    assert runner.call_ahead(PLAN) is None
    assert [call.value.shape for call in map(runner, PLAN.calls)] == [(400_000,)] * 3


def test_checks_find_what_they_would_have_found_without(student):
    for source in (COST, COST.replace(" / len(X)", ""), COST.replace("** 2", "** 2.5"), "def compute_cost(a): pass"):
        alone = judge(COST_OF, runner_of(student, source, "compute_cost"), 5)

        assert judge_ahead(COST_OF, runner_of(student, source, "compute_cost"), 5) == (alone, ())


def test_the_same_outcomes_are_judged_once(student, monkeypatch):
    source = COST.replace("** 2)", "** 2 + 0.0)")
    first = judge_ahead(COST_OF, runner_of(student, source, "compute_cost"), 6)
    monkeypatch.setattr(foreseen, "judge", None)

    assert first[0].passed
    assert judge_ahead(COST_OF, runner_of(student, source, "compute_cost"), 6) is first


def test_what_was_cut_short_is_not_kept_for_others(student):
    """A child says itself how long its calls took."""
    source = COST.replace("** 2)", "** 2 + 0.00)")
    clock = "import itertools, time\nn = itertools.count()\ntime.process_time = lambda: 1e6 * next(n)"
    student.run_cell(clock, "cell")
    poisoned = judge_ahead(COST_OF, runner_of(student, source, "compute_cost"), 7, naming=False)
    student.run_cell("import time\ntime.process_time = time.thread_time", "cell")

    assert not poisoned[0].passed
    assert judge_ahead(COST_OF, runner_of(student, source, "compute_cost"), 7, naming=False)[0].passed


def test_who_does_the_same_in_the_checks_and_something_else_where_mistakes_tell_gets_a_name_of_its_own(student):
    """On the data of the checks both are the sum; told apart they are where the first telling input is asked again."""
    told = COST_OF.telling[0][0].tolist()
    wrong = COST.replace(" / len(X)", "")
    other = wrong.replace(
        "    return", f"    n = globals()['n'] = globals().get('n', 0) + (X.tolist() == {told})\n    return"
    )
    other = other.replace("sum()", "sum() + (n > 1)")
    names = [judge_ahead(COST_OF, runner_of(student, each, "compute_cost"), 5)[0].mistake for each in (wrong, other)]

    assert names == ["sum_instead_of_mean", None]


def test_a_plan_is_what_right_code_is_called_with():
    calls = plan_of(COST_OF, 5).calls

    assert len(calls) == 11
    assert calls[0][0].tolist() == [[1.0], [11.0]]


@settings(deadline=None)
@given(VALUES, VALUES)
def test_what_is_said_of_calls_is_bytes_and_seconds_or_refused(told, seconds):
    with contextlib.suppress(WireError):
        told, seconds = read_ahead([told, seconds])
        assert isinstance(told, bytes)
        assert all(each >= 0 for each in seconds)


@settings(deadline=None)
@given(st.lists(VALUES, max_size=3) | VALUES)
def test_bytes_that_tell_of_no_calls_are_refused(told):
    with contextlib.suppress(WireError):
        assert len(read_told(pack(told), (0.0,) * 3, PLAN.calls)) == 3


def test_an_array_of_many_rows_is_no_call_and_is_not_taken_apart():
    told = pack([np.zeros((2**17, 1), np.int8)])
    tracemalloc.start()
    try:
        with pytest.raises(WireError):
            read_told(told, (0.0,), PLAN.calls)
        assert tracemalloc.get_traced_memory()[1] < 2**21
    finally:
        tracemalloc.stop()
