"""A test cell of nbgrader in a real kernel ends in a number and says nothing on stderr, whatever is in the notebook."""

import os

import nbformat
import pytest
from nbclient import NotebookClient

from tests.graders.honest import ON_STDERR
from tests.graders.nbgrader import UNDER_PYTEST

pytestmark = pytest.mark.slow
GOOD = "return ((X - centroids[labels]) ** 2).sum() / len(X)"
SUM = "return ((X - centroids[labels]) ** 2).sum()"
FUNCTIONS = {
    "right": GOOD,
    "wrong": SUM,
    "raises": "raise ValueError('no')",
    "talks": f"say('so many numbers')\n    {GOOD}",
    "starts a thread": f"other = threading.Thread(target=say, args=('x',)); other.start(); other.join()\n    {GOOD}",
    "never ends": "while True:\n        pass",
    "asks": "return input('J? ')",
}
CHECK = """import kmcourse as km

km.check_in_nbgrader(
    "{name}",
    points={points},
    assignment=True,
{seed})"""


@pytest.fixture(scope="module")
def run():
    """Return a function that runs a cell in one kernel and returns the cell."""
    notebook = nbformat.v4.new_notebook()
    client = NotebookClient(notebook, allow_errors=True, kernel_name="python3")
    with client.setup_kernel(env={name: value for name, value in os.environ.items() if name != UNDER_PYTEST}):

        def run(source):
            cell = nbformat.v4.new_code_cell(source)
            notebook.cells.append(cell)
            return client.execute_cell(cell, len(notebook.cells) - 1)

        assert not run(f"import threading\nimport numpy as np\nimport kmcourse as km\n{ON_STDERR}").outputs
        yield run


def checked(run, name="compute_cost", points=10, seed=7):
    return run(CHECK.format(name=name, points=points, seed="" if seed is None else f"    seed={seed},\n"))


def kinds(cell):
    return [output.get("name", output.output_type) for output in cell.outputs]


@pytest.mark.parametrize("what", FUNCTIONS)
def test_it_shows_a_report_and_ends_in_a_plain_number(run, what):
    run(f"def compute_cost(X, labels, centroids):\n    {FUNCTIONS[what]}")
    cell = checked(run)

    assert kinds(cell) == ["display_data", "execute_result"]
    points = float(cell.outputs[1].data["text/plain"])
    assert points == {"wrong": 2}.get(what, 10 if GOOD in FUNCTIONS[what] else 0)
    assert set(cell.outputs[0].data) >= {"text/plain", "text/html"}


def test_that_something_on_stderr_is_seen_by_these_tests(run):
    assert "stderr" in kinds(run("say('so many numbers')"))
    assert "stderr" in kinds(run("os.write(2, b'so many numbers')"))


def test_without_a_seed_it_gives_a_number_only_when_something_visible_is_wrong(run):
    run(f"def compute_cost(X, labels, centroids):\n    {GOOD} if len(X) < 6 else 0.0")
    passed = checked(run, seed=None)
    whole = checked(run)
    run(f"def compute_cost(X, labels, centroids):\n    {SUM}")
    failed = checked(run, seed=None)

    assert kinds(passed) == ["display_data"]
    assert "visible checks passed, 4 of 4 points; 6 more are not checked here" in passed.outputs[0].data["text/plain"]
    assert 0 < float(whole.outputs[1].data["text/plain"]) < 10
    assert float(failed.outputs[1].data["text/plain"]) == 1


def test_names_that_the_notebook_has_taken_do_no_harm(run):
    run(f"def compute_cost(X, labels, centroids):\n    {GOOD}\nkm = float = print = display = points = seed = None")

    assert float(checked(run).outputs[1].data["text/plain"]) == 10
    run("del float, print, display")


def test_what_is_not_there_gets_nothing(run):
    cell = checked(run, "assign_points", 15)

    assert float(cell.outputs[1].data["text/plain"]) == 0
    assert "No cell of the notebook gives `assign_points` a value" in cell.outputs[0].data["text/plain"]


def test_a_check_that_fails_itself_is_told_and_gives_nothing(run):
    cell = checked(run, "no_such_exercise")

    assert kinds(cell) == ["stdout", "execute_result"]
    assert "the check itself failed" in cell.outputs[0].text
    assert cell.outputs[1].data["text/plain"] == "0.0"


def test_points_are_shared_as_the_exercise_shares_them(run):
    run(f"def compute_cost(X, labels, centroids):\n    {SUM}")

    assert checked(run, points=1).outputs[1].data["text/plain"] == "0.2"
