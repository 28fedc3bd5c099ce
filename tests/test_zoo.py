"""The programs of the zoo really run, and their curves are the ones that the course speaks of."""

import inspect
import itertools

import numpy as np
import pytest

import kmcourse as km
from kmcourse import zoo
from kmcourse.evidence import evidence_of
from kmcourse.rounding import cost_rises, same_cost

BY_NAME = {exhibit.name: exhibit for exhibit in zoo.EXHIBITS}

# Worked out from the words of the programs by other code, before any of them was written.
CURVES = {
    "Right": [31.994, 4.593, 2.231, 1.570, 1.570],
    "Centroids that never move": [31.994, 31.994, 31.994, 31.994],
    "Assigned only once": [31.994, 4.593, 4.593, 4.593],
    "Labels never written": [35.385, 13.937, 13.937],
    "The farthest centroid": [51.883, 9.624, 45.015, 1.570, 47.669, 6.720],
    "The sum, not the mean": [31.994, 6112.391, 268.692, 23806.427, 2327.890, 23806.427],
    "Divided by all m": [31.994, 12.726, 12.141, 11.004, 10.389, 9.085, 9.044, 9.087],
    "Whole-number centroids": [31.994, 5.330, 3.216, 2.461, 2.461],
    "The median": [31.994, 4.932, 1.665, 1.605, 1.605],
    "Twice as far": [31.994, 31.994, 18.791, 18.791, 15.328, 15.328],
    "J noted with the old centroids": [31.994, 4.593, 32.269, 1.570, 2.231, 1.570],
    "A bad start": [25, 25, 25, 25],
}


def costs(exhibit):
    return [step.cost for step in exhibit.run()]


def rises(exhibit):
    return any(cost_rises(old, new) for old, new in itertools.pairwise(costs(exhibit)))


def test_there_are_fourteen_and_no_two_have_one_name():
    assert len(zoo.EXHIBITS) == len(BY_NAME) == 14
    assert {exhibit.diagnosis for exhibit in zoo.EXHIBITS} == set(zoo.DIAGNOSES)


@pytest.mark.parametrize("name", CURVES)
def test_the_curve_is_the_one_that_the_course_speaks_of(name):
    np.testing.assert_allclose(costs(BY_NAME[name])[: len(CURVES[name])], CURVES[name], atol=5e-4)


def test_points_shuffled_on_the_way_raise_j_at_moves():
    noted = costs(BY_NAME["Points shuffled on the way"])

    assert all(after > before + 0.5 for before, after in itertools.pairwise(noted[2:]) if after in noted[3::2])


def test_a_sample_raises_j_a_little_and_stays_near_the_floor():
    noted = costs(BY_NAME["Means of a sample"])

    assert rises(BY_NAME["Means of a sample"])
    assert max(noted[6:]) < 2.5


@pytest.mark.parametrize("exhibit", zoo.EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_the_line_at_fault_is_the_one_line_in_which_the_program_is_not_the_right_one(exhibit):
    right = inspect.getsource(zoo.right_program)
    if not exhibit.wrong:
        assert exhibit.line == exhibit.instead == ""
        return
    changed = right.replace(exhibit.right, exhibit.wrong)

    new = [line.strip() for line in changed.splitlines() if line not in right.splitlines()]
    gone = [line.strip() for line in right.splitlines() if line not in changed.splitlines()]
    assert new == [exhibit.line]
    assert gone == ([exhibit.instead] if exhibit.instead else [])


def test_a_line_that_the_right_program_does_not_have_is_refused():
    with pytest.raises(LookupError, match="changes a line that right_program does not have once"):
        zoo.Exhibit("Odd", "move", "", right="no such line", wrong="pass").run()


def test_the_right_program_makes_the_reference_s_run():
    X, start = BY_NAME["Right"].points()
    expected = list(km.half_steps(X, start))

    for step, wanted in zip(BY_NAME["Right"].run(), expected, strict=True):
        assert step.kind == wanted.kind
        np.testing.assert_array_equal(step.labels, wanted.labels)
        np.testing.assert_allclose(step.centroids, wanted.centroids)


@pytest.mark.parametrize("exhibit", zoo.EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_what_is_noted_is_the_j_of_what_is_shown_unless_the_log_is_the_bug(exhibit):
    X, _ = exhibit.points()
    honest = all(same_cost(step.cost, km.compute_cost(X, step.labels, step.centroids)) for step in exhibit.run())

    assert honest is (exhibit.diagnosis != "log")


def test_a_run_does_not_depend_on_runs_before_it():
    first, second = (BY_NAME["Points shuffled on the way"].run() for _ in range(2))

    assert [step.cost for step in first] == [step.cost for step in second]


def test_half_of_them_never_raise_j_and_a_right_one_is_among_those_that_do():
    never = {exhibit.name for exhibit in zoo.EXHIBITS if not rises(exhibit)}

    assert len(never) == 8
    assert sum(BY_NAME[name].diagnosis != "none" for name in never) == 6
    assert "Means of a sample" not in never


def test_the_certificates_find_all_but_what_was_meant_so_and_what_was_not_called():
    found = {exhibit.name: evidence_of(exhibit.points()[0], exhibit.run()).diagnosis for exhibit in zoo.EXHIBITS}

    wrong = {name: seen for name, seen in found.items() if seen != BY_NAME[name].diagnosis}
    assert wrong == {"Assigned only once": "assign", "Means of a sample": "move"}
