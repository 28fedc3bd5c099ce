"""What the planted bugs show of themselves in J: the figures of notebook 05, and where they come from."""

from collections import Counter

import numpy as np
import pytest

import kmcourse as km
from kmcourse import planting
from kmcourse.exercises import find_exercise
from kmcourse.oracle import diagnose_costs
from kmcourse.planting import STARTS
from kmcourse.questions import RIGHT_ANSWERS
from tests.course_notebooks import SOLUTIONS, calls_in


@pytest.fixture(scope="module")
def bugs():
    return km.planted_bugs()


def test_every_known_mistake_in_assign_and_in_move_is_planted(bugs):
    known = Counter(
        assign=len(find_exercise("assign_points").mistakes), move=len(find_exercise("move_centroids").mistakes)
    )

    assert Counter(bug.half_step for bug in bugs) == known


def test_the_question_of_the_notebook_asks_for_the_figure_that_is_measured(bugs):
    (asked,) = [c for path in SOLUTIONS for _, c in calls_in(path, "km.predict") if c[0] == "never-raise-j"]
    never = sum(bug.outcome == "J never rises" for bug in bugs)

    assert f"{len(bugs)} wrong versions" in asked[1]
    assert f"{STARTS} starts" in asked[1]
    assert RIGHT_ANSWERS["05"]["never-raise-j"] == str(never)


@pytest.mark.parametrize(
    ("name", "outcome", "certificate_fails"),
    [
        ("labels as a column", "stops with an error", False),
        ("labels overwritten", "stops with an error", False),
        ("farthest", "J rises from every start", False),
        ("sum instead of mean", "J rises from every start", False),
        ("median", "J rises from some starts", False),
        ("moves X in place", "J rises from some starts", False),
        ("always the first", "J never rises", True),
        ("nearest example", "J never rises", True),
        ("half way", "J never rises", True),
        ("two features only", "J never rises", False),
        ("origin for nobody", "J never rises", False),
    ],
)
def test_what_a_bug_shows(bugs, name, outcome, certificate_fails):
    (bug,) = [bug for bug in bugs if bug.name == name]

    assert (bug.outcome, bug.certificate_fails) == (outcome, certificate_fails)


@pytest.mark.parametrize("name", ["farthest", "first feature only", "dot product"])
def test_the_rises_are_those_that_half_steps_would_show(bugs, name):
    X, rng = km.datasets.sixty_points(), np.random.default_rng(planting.SEED)
    starts = [km.initialize_centroids(X, 3, rng) for _ in range(STARTS)]
    assign = next(m.function for m in find_exercise("assign_points").mistakes if m.name == name.replace(" ", "_"))

    runs = [[step.cost for step in km.half_steps(X, start, assign=assign)] for start in starts]

    (bug,) = [bug for bug in bugs if bug.name == name and bug.half_step == "assign"]
    assert bug.rises == sum(diagnose_costs(costs) == "rising" for costs in runs)
    assert bug.rises_after_moves == sum(diagnose_costs(costs[1::2]) == "rising" for costs in runs)


def test_who_notes_j_after_the_moves_only_sees_fewer_rises(bugs):
    assert all(bug.rises_after_moves <= bug.rises for bug in bugs)
    assert any(bug.rises_after_moves < bug.rises for bug in bugs)


def test_right_functions_show_nothing(monkeypatch):
    right = [find_exercise(name).solved for name in ("assign_points", "move_centroids")]
    monkeypatch.setattr(planting, "_mistakes", lambda exercise: [Right(f) for f in right if f.__name__ == exercise])

    assert {(bug.outcome, bug.certificate_fails) for bug in km.planted_bugs()} == {("J never rises", False)}


class Right:
    """A known mistake that is none."""

    def __init__(self, function):
        self.name = "right"
        self.function = function
