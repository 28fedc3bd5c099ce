"""The slope of J in the centroids: by hand, against differences of J, and where it must be zero."""

import numpy as np
import pytest
from hypothesis import given

from kmcourse import datasets
from kmcourse.gradient import cost_gradient
from kmcourse.kmeans import assign_points, compute_cost, move_centroids
from tests.strategies import points_and_start


def by_differences(X, labels, centroids, h=0.5):
    """J is a parabola along every coordinate, so that a central difference is its slope, for any h."""
    slopes = np.zeros_like(centroids)
    for place in np.ndindex(centroids.shape):
        up, down = centroids.copy(), centroids.copy()
        up[place] += h
        down[place] -= h
        slopes[place] = (compute_cost(X, labels, up) - compute_cost(X, labels, down)) / (2 * h)
    return slopes


# By hand


def test_at_2_between_1_and_11_the_slope_is_minus_8():
    assert cost_gradient([[1], [11]], [0, 0], [[2]]).tolist() == [[-8.0]]


def test_a_cluster_of_three_among_four_points_weighs_three_quarters():
    # (2/4) · ((0 − 1) + (0 − 2) + (0 − 12)) = −7.5 and (2/4) · (20 − 16) = 2
    assert cost_gradient([[1], [2], [12], [16]], [0, 0, 0, 1], [[0], [20]]).tolist() == [[-7.5], [2.0]]


# Property


@given(points_and_start())
def test_it_is_the_slope_of_the_cost(case):
    X, centroids = case
    labels = assign_points(X, centroids)

    assert np.allclose(cost_gradient(X, labels, centroids), by_differences(X, labels, centroids), atol=1e-8)


@given(points_and_start())
def test_it_is_zero_at_the_means(case):
    X, centroids = case
    labels = assign_points(X, centroids)
    moved = move_centroids(X, labels, centroids)

    assert np.allclose(cost_gradient(X, labels, moved), 0, atol=1e-12)


@given(points_and_start())
def test_a_step_of_m_over_2_n_k_against_it_is_the_move(case):
    X, centroids = case
    labels = assign_points(X, centroids)
    counts = np.maximum(np.bincount(labels, minlength=len(centroids)), 1)[:, None]
    step = len(X) / (2 * counts) * cost_gradient(X, labels, centroids)

    assert np.allclose(centroids - step, move_centroids(X, labels, centroids))


def test_a_billion_away_from_the_origin_it_is_the_same():
    X, centroids = datasets.sixty_points(), datasets.sixty_points_start()
    labels = assign_points(X, centroids)

    far = cost_gradient(X + 2.0**30, labels, centroids + 2.0**30)

    assert np.allclose(far, cost_gradient(X, labels, centroids), atol=1e-5)


# Degenerate


def test_a_centroid_without_points_has_no_slope():
    assert cost_gradient([[1], [11]], [0, 0], [[6], [40]]).tolist() == [[0.0], [0.0]]


def test_it_changes_nothing_and_takes_whole_numbers():
    X, labels, centroids = np.array([[1], [11]]), np.array([0, 0]), np.array([[2]])

    slope = cost_gradient(X, labels, centroids)

    assert slope.dtype == float
    assert (X.tolist(), labels.tolist(), centroids.tolist()) == ([[1], [11]], [0, 0], [[2]])


# Refusal


@pytest.mark.parametrize(
    ("X", "labels", "centroids", "message"),
    [
        ([[1], [11]], [0], [[2]], "labels has 1 entries but X has 2 rows"),
        ([[1], [11]], [0, 1], [[2]], "centroids has 1 rows"),
        ([[1], [11]], [0, 0], [[2, 3]], "centroids has 2 columns but X has 1"),
        ([[1], [np.nan]], [0, 0], [[2]], "X has nan in row 1"),
    ],
)
def test_what_does_not_fit_is_refused(X, labels, centroids, message):
    with pytest.raises(ValueError, match=message):
        cost_gradient(X, labels, centroids)
