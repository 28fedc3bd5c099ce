"""A learner writes into an exercise: the check turns from "not attempted" over a named mistake to "passed"."""

import sqlite3
from contextlib import closing

import nbformat
import pytest

from kmcourse.exercises import find_exercise
from tests.browser.course import code_cell, learner_edition, solved_edition
from tests.browser.notebook import open_copy
from tests.course_notebooks import exercises_in

pytestmark = pytest.mark.browser

SUM_INSTEAD_OF_MEAN = """
def compute_cost(X, labels, centroids):
    total = 0
    for i in range(len(X)):
        total += ((X[i] - centroids[labels[i]]) ** 2).sum()
    return total
"""


def exercises_of(number):
    """Return (name, id of the exercise's cell, id of its check's cell, solution as a learner types it)."""
    file = solved_edition(number)
    cells = nbformat.read(file, as_version=4).cells
    found = []
    for position, name in exercises_in(file):
        typed = "\n".join(line for line in cells[position].source.splitlines() if " SOLUTION" not in line)
        found.append((name, cells[position].id, cells[position + 1].id, typed))
    return found


def compute_cost_cells():
    """Return the ids of the cell where compute_cost is written, and of its check."""
    file = learner_edition(1)
    return code_cell(file, "def compute_cost").id, code_cell(file, "km.check(compute_cost)").id


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_typing_the_solution_turns_every_check_from_not_attempted_to_passed(open_notebook, number):
    notebook = open_notebook(learner_edition(number))
    notebook.run_all()
    assert exercises_of(number)

    for name, exercise, check, solution in exercises_of(number):
        notebook.wait_for_text(check, f"{name}: not attempted")
        notebook.type_into(exercise, solution)
        notebook.run(exercise)
        notebook.run(check)
        notebook.wait_for_text(check, f"{name}: passed")


def test_a_known_mistake_is_named_and_recorded(open_notebook):
    notebook = open_notebook(learner_edition(1))
    exercise, check = compute_cost_cells()
    notebook.run_all()

    notebook.type_into(exercise, SUM_INSTEAD_OF_MEAN)
    notebook.run(exercise)
    notebook.run(check)

    mistake = next(m for m in find_exercise("compute_cost").mistakes if m.name == "sum_instead_of_mean")
    notebook.wait_for_text(check, "compute_cost: not yet")
    notebook.wait_for_text(check, mistake.hint)
    with closing(sqlite3.connect(notebook.lab.server.records / "records.sqlite")) as records:
        rows = records.execute("SELECT outcome, mistake FROM checks WHERE exercise = 'compute_cost'").fetchall()
    assert rows == [("not attempted", None), ("failed", "sum_instead_of_mean")]


def test_a_function_that_passed_drives_the_staircase_of_a_later_notebook(lab):
    own = open_copy(lab, learner_edition(2))
    own.run_all()
    ((_, exercise, check, solution),) = exercises_of(2)
    own.type_into(exercise, solution)
    own.run(exercise)
    own.run(check)
    own.wait_for_text(check, "passed")

    later = open_copy(lab, learner_edition(4))
    later.run_all()
    later.type_into("stairs-functions", 'assign_points, move_centroids = km.mine("assign_points", "move_centroids")')
    later.run("stairs-functions")
    later.run("stairs-own-run")

    later.wait_for_text("stairs-functions", "assign_points: yours, from my_kmeans.py.")
    later.wait_for_text("stairs-own-run", "Your assign_points, the reference move_centroids")


MISBEHAVING = {
    "raises": "raise RuntimeError('no')",
    "exits": "raise SystemExit(3)",
    "recurses for ever": "return compute_cost(X, labels, centroids)",
    "loops for ever": "while True:\n        pass",
    "asks": "return float(input('J? '))",
    "returns nothing": "J = 0",
    "returns a generator": "yield 1",
}


def test_a_function_that_misbehaves_gets_a_report_and_never_a_traceback(open_notebook):
    notebook = open_notebook(learner_edition(1))
    exercise, check = compute_cost_cells()
    notebook.run_all()

    for body in MISBEHAVING.values():
        notebook.type_into(exercise, f"def compute_cost(X, labels, centroids):\n    {body}")
        notebook.run(exercise)
        notebook.run(check)

        notebook.wait_for_text(check, "compute_cost: not yet")
        assert notebook.errors() == []
