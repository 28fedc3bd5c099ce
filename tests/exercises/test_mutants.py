"""Every simple change to a right program is refused, or as right as the program itself."""

import copy

import pytest

from kmcourse.exercises import exercise_names, find_exercise
from tests.exercises.mutants import TooManyRoundsError, mutants_of, unchanged
from tests.exercises.mutated import facts
from tests.exercises.survivors import tally, tally_of

# A sample of a second or two; the others take a minute.
AT_ONCE = ("assign_points", "assigned_centroid", "compute_cost", "loop_order")


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in AT_ONCE else pytest.mark.slow) for name in exercise_names()]
)
def test_every_mutant_is_refused_or_right_as_well(name):
    found = tally(name)

    assert not found.holes, "\n\n".join(found.holes)
    assert found.made == found.refused + len(found.equal) > 0


@pytest.mark.slow
def test_few_mutants_are_right_as_well():
    tallies = [tally(name) for name in exercise_names()]

    assert sum(len(found.equal) for found in tallies) < 0.05 * sum(found.made for found in tallies)


def nearest_to(x, centroids, most=4):
    """Look for the nearest."""
    best = 0
    for k in range(1, len(centroids)):
        if abs(centroids[k] - x) < abs(centroids[best] - x):
            best = k
    return min(best, most)


@pytest.mark.parametrize(
    "changed",
    [
        "if abs(centroids[k] + x) < abs(centroids[best] - x):",  # an operator
        "if abs(centroids[k] - x) <= abs(centroids[best] - x):",  # a comparison
        "best = 1",  # a constant
        "for k in range(1, len(centroids) - 1):",  # an end
        "if abs(centroids[k + 1] - x) < abs(centroids[best] - x):",  # an index
        "if abs(centroids[k] - x) < abs(centroids[k] - x):",  # a variable
        "for k in range(len(centroids), 1):",  # exchanged arguments
        "if centroids[k] - x < abs(centroids[best] - x):",  # a call left out
        "return max(best, most)",  # a function taken for another
        "def nearest_to(x, centroids, most=5):",  # a default
        "pass",  # a line left out
    ],
)
def test_a_change_of_each_kind_is_made(changed):
    added = [line[1:].strip() for m in mutants_of((nearest_to,)) for line in m.diff.splitlines() if line[0] == "+"]

    assert changed in added


def test_a_mutant_does_what_is_changed_and_nothing_else():
    mutants = {mutant.diff: mutant.function for mutant in mutants_of((nearest_to,))}

    maximum = mutants["nearest_to\n-    return min(best, most)\n+    return max(best, most)"]

    assert [unchanged((nearest_to,))(3, [1, 4]), maximum(3, [1, 4])] == [1, 4]
    assert len(mutants) > 40


def halved(n):
    while n > 1:
        n = n / 2
    return n


def test_a_loop_that_has_become_endless_ends():
    (doubled,) = [mutant.function for mutant in mutants_of((halved,)) if "+        n = n * 2" in mutant.diff]

    with pytest.raises(TooManyRoundsError):
        doubled(4)


def test_without_one_of_its_checks_an_exercise_has_holes():
    exercise = copy.copy(find_exercise("compute_cost"))
    exercise.checks = exercise.checks[:1]

    assert tally_of(exercise, facts("compute_cost")).holes


def test_mutants_are_not_right_because_nothing_comes_back_from_any():
    with pytest.raises(ValueError, match="which arguments"):
        tally_of(find_exercise("assign_points"), facts("an exercise of which nothing is known"))


def test_a_program_that_is_refused_as_it_is_proves_nothing():
    exercise = copy.copy(find_exercise("compute_cost"))
    exercise.solved = halved

    with pytest.raises(ValueError, match="refuse"):
        tally_of(exercise, facts("compute_cost"))
