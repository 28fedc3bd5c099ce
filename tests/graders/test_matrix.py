"""The same honest answer gets the same points from every grader, on the same checks and seed."""

import pytest

from kmcourse.hand_in import POINTS
from tests.graders import three_exercises
from tests.graders.honest import HONEST
from tests.graders.matrix import differences, matrix, table

TOOLS = ("km.check", "kmcourse grade", "nbgrader", "otter", "Gradescope")


@pytest.mark.slow
def test_the_same_answer_gets_the_same_points_everywhere(tmp_path):
    given = matrix(tmp_path, solved_for_otter=three_exercises.solved())
    cells = [(name, exercise) for name in HONEST for exercise in POINTS]
    points = {cell: given["kmcourse grade"][cell[0]][cell[1]] for cell in cells}

    assert tuple(given) == TOOLS
    assert all(set(given[tool]) == set(HONEST) for tool in TOOLS)
    asked = {tool: set(POINTS) for tool in TOOLS} | {"otter": set(three_exercises.EXERCISES)}
    assert all(set(given[tool][name]) == asked[tool] for tool in TOOLS for name in HONEST)
    assert list(differences(given)) == [], table(given)
    for exercise, worth in POINTS.items():
        earned = {points[name, exercise] for name in HONEST}
        assert {0, worth} <= earned, "some have it right, and some have not"
    assert sum(0 < points[name, exercise] < POINTS[exercise] for name, exercise in cells) > len(POINTS)


def test_a_grader_that_gives_something_else_is_seen():
    given = {tool: {name: dict.fromkeys(POINTS, 1.0) for name in HONEST} for tool in TOOLS}
    given["otter"]["untouched"]["run_kmeans"] = 1.5

    ((name, exercise, points),) = differences(given)
    assert (name, exercise, points["otter"], points["nbgrader"]) == ("untouched", "run_kmeans", 1.5, 1.0)
    assert "1.5" in table(given)
