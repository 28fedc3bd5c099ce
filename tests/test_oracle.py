"""J as a judge: diagnosis by the costs alone, and the two certificates."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcourse import datasets
from kmcourse.kmeans import assign_points, compute_cost, move_centroids
from kmcourse.oracle import certify_assign, certify_move, diagnose_costs
from tests.strategies import hard_points_and_start, points_and_start


@pytest.mark.parametrize(
    ("costs", "diagnosis"),
    [
        ([41, 25], "falling"),
        ([41, 25, 25], "flat"),
        ([41, 25, 25, 20], "falling"),
        ([25, 41, 25, 25], "rising"),
        ([9, 7, 7.2, 6], "rising"),
        ([25, 25], "flat"),
        ([3.0, 2.0, 2.0 + 1e-12], "flat"),
        ([0.0, 0.0], "flat"),
    ],
)
def test_costs_are_diagnosed_by_hand(costs, diagnosis):
    assert diagnose_costs(costs) == diagnosis
    assert diagnose_costs(np.array(costs)) == diagnosis


def test_the_tolerance_forgives_rounding_near_zero():
    assert diagnose_costs([0.0, 1.9e-34]) == "rising"
    assert diagnose_costs([0.0, 1.9e-34], tolerance=1e-30) == "flat"


@pytest.mark.parametrize(
    ("costs", "message"),
    [
        ([41], r"costs has shape \(1,\); expected at least two values of J"),
        ([], r"costs has shape \(0,\)"),
        ([[41], [25]], r"costs has shape \(2, 1\)"),
        (7, r"costs has shape \(\)"),
        ([41, np.nan], r"costs\[1\] is nan; expected finite numbers"),
        (["a", "b"], "costs has entries of type <U1"),
    ],
)
def test_what_is_not_a_list_of_costs_is_refused(costs, message):
    with pytest.raises(ValueError, match=message):
        diagnose_costs(costs)


def test_a_point_that_would_be_better_off_is_named_with_both_costs():
    found = certify_assign([[1], [11]], [0, 0], [[2], [6]])

    assert not found
    assert (found.point, found.label, found.better, found.cost, found.better_cost) == (1, 0, 1, 41.0, 13.0)


def test_of_several_points_the_one_that_gains_most_is_named():
    found = certify_assign([[5.5], [11.0], [1.0]], [0, 0, 0], [[2], [6]])

    assert found.point == 1


def test_a_tie_may_be_given_to_either_centroid():
    assert certify_assign([[4.0]], [0], [[2], [6]])
    assert certify_assign([[4.0]], [1], [[2], [6]])


def test_a_centroid_off_its_mean_is_named_with_the_nudge_that_helps_most():
    found = certify_move([[1, 0], [11, 1], [50, 50]], [0, 0, 1], [[2, 0.5], [50, 50]])

    assert not found
    assert (found.centroid, found.feature, found.nudge) == (0, 0, 4.0)
    assert found.better_cost == compute_cost([[1, 0], [11, 1], [50, 50]], [0, 0, 1], [[6, 0.5], [50, 50]])


def test_a_centroid_without_points_may_be_anywhere():
    assert certify_move([[1], [11]], [0, 0], [[6], [1e6]])


@given(st.one_of(points_and_start(), hard_points_and_start()))
def test_right_half_steps_hold_their_certificates(case):
    X, centroids = case
    labels = assign_points(X, centroids)

    assert certify_assign(X, labels, centroids)
    assert certify_move(X, labels, move_centroids(X, labels, centroids))


@given(points_and_start(), st.integers(0, 2**32 - 1))
def test_a_failed_certificate_tells_the_truth_about_the_cost(case, seed):
    X, centroids = case
    labels = np.random.default_rng(seed).integers(0, len(centroids), len(X))

    found = certify_assign(X, labels, centroids)

    if found:
        assert compute_cost(X, labels, centroids) == pytest.approx(
            compute_cost(X, assign_points(X, centroids), centroids), rel=1e-8, abs=1e-12
        )
    else:
        labels[found.point] = found.better
        assert compute_cost(X, labels, centroids) == found.better_cost < found.cost


@given(points_and_start(), st.integers(0, 2**32 - 1))
def test_a_failed_move_certificate_tells_the_truth_about_the_cost(case, seed):
    X, centroids = case
    labels = np.random.default_rng(seed).integers(0, len(centroids), len(X))

    found = certify_move(X, labels, centroids)

    if not found:
        centroids[found.centroid, found.feature] += found.nudge
        assert compute_cost(X, labels, centroids) == found.better_cost < found.cost


def test_the_lessons_median_is_caught_by_a_nudge():
    found = certify_move(datasets.three_points(), [0, 0, 0], [[2]])

    assert str(found) == "Centroid 0, nudged by +3 along feature 0, lowers J from 33.6667 to 24.6667."


def test_certificates_refuse_bad_input_as_the_cost_does():
    for certify in (certify_assign, certify_move):
        with pytest.raises(ValueError, match="labels has 1 entries but X has 2 rows"):
            certify([[1], [11]], [0], [[2]])
