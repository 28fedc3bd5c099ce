"""A submission runs once and is called with two sets of data: the second finds the names as the first did."""

import functools
import json

import pytest

from kmcourse.classroom.marking.again import Again
from kmcourse.classroom.marking.marking import mark
from kmcourse.classroom.sandbox.runner import Plan
from tests.classroom.attacks import COST
from tests.classroom.handed_in import as_bytes, cell, handed_in
from tests.classroom.test_marking import EDITION, RIGHT, SEED

COUNTING = """
made = []
def f(x):
    made.append(x)
    return len(made)"""
SLOW = """
import time
def f(x):
    end = time.process_time() + (0.6 if x == 6 else 0)
    while time.process_time() < end:
        pass
    return x
"""


def planned(*numbers):
    return functools.partial(Plan.of, [(number,) for number in numbers])


def values(runner, *numbers):
    return [runner((number,)).value for number in numbers]


def gone_back(student, cells):
    """Return a submission once more, after so many cells of a test; one was run before the test."""
    again = Again(student)
    for _ in range(1 + cells):
        again.begin_cell("", "")
    return again


def test_names_are_as_they_were_after_that_cell(student):
    first = "k = 1\ndef helper():\n    return k\ndef f(x):\n    return x + helper()"
    for source in (first, "k = 10", "def helper():\n    return 'another'", "del f, k"):
        student.run_cell(source, "cell")
        student.runner("f")

    assert values(gone_back(student, 1).runner("f"), 1) == [2]
    assert values(gone_back(student, 2).runner("f"), 1) == [11]
    assert gone_back(student, 3).runner("f")((1,)).trouble.name == "TypeError"
    assert gone_back(student, 4).runner("f") is None
    assert values(gone_back(student, 1).runner("f"), 1) == [2]


def test_at_the_end_names_are_as_they_are_even_if_nobody_looked_at_them_there(student):
    student.run_cell("def f(x):\n    return 1", "cell-0")
    student.runner("f")
    student.run_cell("def f(x):\n    return 2", "cell-1")

    assert values(gone_back(student, 1).runner("f"), 0) == [1]
    assert values(gone_back(student, 2).runner("f"), 0) == [2]


def test_cells_are_not_run_again_and_became_what_they_became(student):
    first = student.run_cell("n = 1", "cell-0"), student.run_cell("n = n + 1 / 0", "cell-1")
    again = gone_back(student, 2)
    again.finish_cells()

    assert again.outcomes[1:] == list(first)
    assert again.runner("n", (), (), True)(()).value == 1


def test_what_stands_for_a_failed_function_goes_when_the_names_come_back(student):
    student.run_cell("def g(x):\n    return 'own'\ndef f(x):\n    return g(x)", "cell-0")
    student.runner("f", instead=("g",))
    again = gone_back(student, 1)

    assert values(again.runner("f"), 0) == ["own"]


def test_the_same_calls_are_made_once_and_as_often_as_they_are_asked(student):
    student.run_cell(COUNTING, "cell-0")
    first = student.runner("f", planned=planned(5, 6))
    again = gone_back(student, 1)
    second = again.runner("f", (), (), False, planned(6, 7, 5, 5))

    assert values(first, 5, 6) == [1, 2]
    assert values(second, 6, 7, 5, 5) == [2, 3, 1, 4]
    assert not second.was_asked_more


def test_calls_that_were_not_all_made_are_made_again(student):
    student.run_cell("import os\ndef f(x):\n    return os._exit(0) if x == 6 else x", "cell-0")
    first = student.runner("f", planned=planned(5, 6))
    again = gone_back(student, 1)

    assert student.deaths == 1
    assert [call.value for call in (first((5,)), again.runner("f", (), (), False, planned(5, 7))((7,)))] == [5, 7]


def test_calls_that_took_too_long_ahead_are_made_again(student):
    student.run_cell(SLOW, "cell-0")
    student.runner("f", planned=planned(5, 6))

    assert values(gone_back(student, 1).runner("f", (), (), False, planned(5, 6)), 5, 6) == [5, 6]


def test_a_new_process_is_not_called_with_what_was_called_ahead(student):
    student.run_cell(f"import os\n{COUNTING} if x != 6 else os._exit(0)", "cell-0")
    runner = student.runner("f", planned=planned(5))

    assert runner((6,)).trouble.kind == "ended"
    assert values(runner, 7) == [1]


def test_who_ends_the_process_then_finds_the_names_as_they_were(student):
    first = "import os\ndef helper():\n    return 1\ndef f(x):\n    return os._exit(0) if x else helper()"
    for source in (first, "def helper():\n    return 2"):
        student.run_cell(source, "cell")
        student.runner("f")
    runner = gone_back(student, 1).runner("f")

    assert runner((1,)).trouble.kind == "ended"
    assert values(runner, 0) == [1]


def test_who_ends_the_process_ahead_in_the_first_pass_leaves_the_end_where_it_is(student):
    student.run_cell("import os\ndef f(x):\n    return os._exit(0) if x else 'first'", "cell-0")
    student.runner("f", planned=planned(6))
    student.run_cell("def f(x):\n    return 'last'", "cell-1")

    assert student.deaths == 1
    assert values(gone_back(student, 1).runner("f"), 0) == ["first"]
    assert values(gone_back(student, 2).runner("f"), 0) == ["last"]


def test_it_has_all_its_time_again(student):
    student.run_cell("def f(x):\n    return x", "cell-0")
    student.talk.seconds_left, student.talk.course.questions = 0.0, 20_000
    again = gone_back(student, 1)

    assert values(again.runner("f"), 1) == [1]
    assert student.talk.course.questions == 0


def points(data, sandbox):
    return {one.exercise: one.earned for one in mark(data, EDITION, sandbox, SEED).marks}


ZERO = "def compute_cost(X, labels, centroids):\n    return 0.0"
DIES = "import os\nos._exit(0)"
FULL = dict.fromkeys(RIGHT, 10)


def test_a_cell_that_ends_the_process_moves_no_place(sandbox):
    below = handed_in(RIGHT | {"compute_cost": ZERO}, after={"run_kmeans-check": [COST, DIES]})
    before_its_check = handed_in(RIGHT, after={"compute_cost-exercise": [DIES], "run_kmeans-check": [ZERO]})
    cells = json.loads(handed_in(RIGHT))["cells"]
    for one in cells:
        one["source"] += f"\n{DIES}" * (one["id"] == "compute_cost-check")
    as_its_check = as_bytes([*cells, cell("last", ZERO)])

    assert [points(data, sandbox) for data in (below, before_its_check, as_its_check)] == [FULL] * 3


@pytest.mark.slow
def test_who_has_no_time_left_after_a_death_loses_nothing_that_was_right(sandbox, monkeypatch):
    submission = type(sandbox).submission
    monkeypatch.setattr(type(sandbox), "submission", lambda self: submission(self, seconds=1.0))
    endless = "import itertools\ndef run_kmeans(X, centroids, max_iterations=100):\n    return sum(itertools.repeat(1))"

    assert points(handed_in(RIGHT | {"run_kmeans": endless}), sandbox) == FULL | {"run_kmeans": 0}


@pytest.mark.parametrize("change", ["eps['f'] = 2.0", "eps.clear()"])
def test_what_a_later_cell_changes_in_place_costs_nobody_what_was_right(sandbox, change):
    uses = RIGHT | {"compute_cost": COST.replace("return ", "return eps['f'] * ")}
    data = handed_in(uses, after={"setup": ["eps = {'f': 1.0}"], "compute_cost-check": [change]})

    assert points(data, sandbox)["compute_cost"] == 10


def test_what_was_asked_about_the_hidden_data_does_not_help_at_the_end(sandbox):
    """run_kmeans may ask what J is: also of what compute_cost was called with, which is judged again at the end."""
    keeps = "seen, answers = [], {}\ndef compute_cost(X, labels, centroids):\n    seen.append((X, labels, centroids))"
    asks = RIGHT["run_kmeans"].replace(
        "    costs = []\n",
        "    while seen:\n        one = seen.pop()\n        try:\n"
        "            answers[str(one)] = km.compute_cost(*one)\n        except Exception: pass\n    costs = []\n",
    )
    looks_up = "def compute_cost(*one):\n    return answers.get(str(one), 0.0)"
    data = handed_in(RIGHT | {"compute_cost": keeps, "run_kmeans": asks}, after={"run_kmeans-check": [looks_up]})

    assert asks != RIGHT["run_kmeans"]
    assert points(data, sandbox)["compute_cost"] < 10


def test_a_submission_gets_one_process_for_its_words_and_its_points(sandbox, monkeypatch):
    made = []
    fork = type(sandbox).fork
    monkeypatch.setattr(type(sandbox), "fork", lambda self: made.append(self) or fork(self))

    result = mark(
        handed_in(RIGHT | {"compute_cost": "def compute_cost(X, labels, centroids):\n    return 0.0"}),
        EDITION,
        sandbox,
        SEED,
    )

    assert [one.outcome for one in result.marks].count("failed") == 1
    assert len(made) == 1
