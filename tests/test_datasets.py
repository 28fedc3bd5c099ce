"""The course's data are what the text says they are."""

import numpy as np
import pytest

from kmcourse import datasets
from kmcourse.descent import run_kmeans
from kmcourse.starts import lowest_costs


def test_thirty_points_have_two_features_and_take_four_iterations():
    X = datasets.thirty_points()

    assert X.shape == (30, 2)
    assert len(run_kmeans(X, datasets.thirty_points_start()).costs) == 8


def test_sixty_points_fall_into_groups_of_30_20_and_10():
    run = run_kmeans(datasets.sixty_points(), datasets.sixty_points_start())

    assert sorted(np.bincount(run.labels).tolist()) == [10, 20, 30]


def test_some_labels_of_the_identifying_data_are_deliberately_not_nearest():
    X, labels, centroids = datasets.identifying()
    squares = ((X[:, None] - centroids) ** 2).sum(axis=2)

    assert (squares.argmin(axis=1) != labels).any()


@pytest.mark.parametrize("width", [2, 10, 100])
def test_the_rectangles_start_is_a_fixed_point_that_costs_its_width_squared_times_more(width):
    X = datasets.rectangle(width)

    stuck = run_kmeans(X, datasets.rectangle_start(width)).costs
    best = run_kmeans(X, [[0, 0.5], [width, 0.5]]).costs

    assert stuck[0] == stuck[-1] == width**2 * best[-1]


def best_shares(X, Ks):
    """Return the lowest J of many starts for every K, as a share of J with one centroid."""
    costs = lowest_costs(X, [1, *Ks], 50, np.random.default_rng(0))
    return costs[1:] / costs[0]


def test_in_the_filled_square_J_times_K_hardly_changes():
    assert best_shares(datasets.filled_square(), range(3, 13)) * np.arange(3, 13) == pytest.approx(1, abs=0.15)


def test_the_points_of_the_ring_are_all_about_as_far_from_its_middle():
    far = np.linalg.norm(datasets.ring(), axis=1)

    assert 4.5 < far.min() < far.max() < 5.5


def test_three_groups_of_three_groups_fall_into_three_as_into_nine():
    X = datasets.groups_of_groups()
    two, three, four, eight, nine, ten = best_shares(X, (2, 3, 4, 8, 9, 10))

    # Up to the right number a centroid more saves much, from there on it saves little.
    assert two - three > 5 * (three - four)
    assert eight - nine > 20 * (nine - ten)


def test_every_call_gives_data_of_its_own():
    datasets.thirty_points()[:] = 0
    datasets.sixty_points_start()[:] = 0

    assert datasets.thirty_points().any()
    assert datasets.sixty_points_start().any()


def test_the_generated_picture_is_the_same_every_time_and_has_many_colours():
    picture = datasets.generated_picture(64)

    np.testing.assert_array_equal(picture, datasets.generated_picture(64))
    assert picture.dtype == np.uint8
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) > 500
