"""The ladder for a whole run: right runs have no fault, and each rung finds what it is there for."""

import numpy as np
import pytest
from hypothesis import given

from kmcourse import datasets, programs
from kmcourse.descent import HalfStep, half_steps
from kmcourse.faults import first_fault
from kmcourse.kmeans import assign_points, move_centroids
from tests.strategies import hard_points_and_start, points_and_start

X, START = datasets.sixty_points(), datasets.sixty_points_start()


def farthest(X, centroids):
    return ((X[:, None] - centroids) ** 2).sum(axis=2).argmax(axis=1)


def medians(X, labels, centroids):
    return np.array([np.median(X[labels == k], axis=0) for k in range(len(centroids))])


# By hand


def test_a_log_with_another_cost_is_the_fault_of_the_log():
    steps = list(half_steps([[1], [11]], [[2]]))
    steps[1] = steps[1]._replace(cost=41.0)

    fault = first_fault([[1], [11]], steps)

    assert fault.step == 2
    assert str(fault) == "Half-step 2, a move: J is noted as 41, but for these labels and centroids it is 25."


def test_a_rise_is_told_before_what_else_is_wrong_in_its_half_step():
    steps = [
        HalfStep("assign", np.array([0, 0]), np.array([[6.0]]), 25.0),
        HalfStep("move", np.array([0, 0]), np.array([[2.0]]), 41.0),
    ]

    assert str(first_fault([[1], [11]], steps)) == "Half-step 2, a move: J rises from 25 to 41."


def test_the_first_half_step_that_is_not_the_best_is_found():
    by_farthest = first_fault(X, half_steps(X, START, assign=farthest, max_iterations=4))
    by_medians = first_fault(X, half_steps(X, START, move=medians))

    assert (by_farthest.step, by_medians.step) == (1, 2)
    assert "is nearer" in by_farthest.why
    assert "nudged" in by_medians.why


@pytest.mark.parametrize(("half_steps_kept", "word"), [(1, "nudged"), (2, "nearer"), (3, "nudged")])
def test_a_run_that_ends_before_it_is_flat_should_have_gone_on(half_steps_kept, word):
    steps = list(half_steps(X, START))[:half_steps_kept]

    fault = first_fault(X, steps)

    assert fault.step == half_steps_kept
    assert "should have gone on" in fault.why
    assert word in fault.why


# Property


@given(points_and_start())
def test_a_right_run_has_no_fault(case):
    points, start = case

    assert first_fault(points, half_steps(points, start, max_iterations=500)) is None


@given(hard_points_and_start())
def test_rounding_is_no_fault(case):
    points, start = case

    assert first_fault(points, half_steps(points, start, max_iterations=500)) is None


@given(points_and_start())
def test_ties_may_go_to_any_centroid(case):
    points, start = case

    def last_of_the_nearest(X, centroids):
        return len(centroids) - 1 - assign_points(X, centroids[::-1])

    assert first_fault(points, half_steps(points, start, assign=last_of_the_nearest)) is None


# Degenerate


def test_a_centroid_without_points_may_be_anywhere():
    def sends_it_off(X, labels, centroids):
        moved = move_centroids(X, labels, centroids)
        moved[1] += 1000
        return moved

    assert first_fault([[1], [11]], half_steps([[1], [11]], [[6], [400]], move=sends_it_off)) is None


# Refusal


def test_a_run_without_half_steps_is_refused():
    with pytest.raises(ValueError, match="at least one half-step"):
        first_fault(X, [])


def test_half_steps_of_other_points_are_refused():
    with pytest.raises(ValueError, match="labels has 60 entries but X has 2 rows"):
        first_fault([[1, 1], [11, 1]], programs.run("D", X, START))
