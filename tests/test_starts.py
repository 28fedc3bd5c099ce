"""Where a run starts, and the best of many."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcourse import datasets
from kmcourse.descent import run_kmeans
from kmcourse.kmeans import compute_cost
from kmcourse.starts import best_run, initialize_centroids, kmeans_plus_plus_weights, lowest_costs
from tests.strategies import hard_points_and_start, points_and_start


def rng(seed=0):
    return np.random.default_rng(seed)


@given(st.integers(1, 60), st.integers(0, 2**32 - 1))
def test_the_start_is_made_of_different_examples(K, seed):
    X = np.arange(60.0)[:, None]

    start = initialize_centroids(X, K, rng(seed))

    assert start.shape == (K, 1)
    assert len(set(start[:, 0])) == K
    assert set(start[:, 0]) <= set(X[:, 0])


def test_every_example_can_be_drawn():
    drawn = {float(initialize_centroids([[1], [2], [3]], 1, rng(seed))[0, 0]) for seed in range(50)}

    assert drawn == {1.0, 2.0, 3.0}


def test_the_same_generator_state_gives_the_same_start():
    X = datasets.sixty_points()

    assert initialize_centroids(X, 3, rng(4)).tolist() == initialize_centroids(X, 3, rng(4)).tolist()


def test_a_changed_start_does_not_change_the_data():
    X = np.array([[1.0], [11.0]])

    initialize_centroids(X, 2, rng())[:] = 0

    assert X.tolist() == [[1.0], [11.0]]


def test_the_best_of_many_runs_escapes_where_one_stays():
    stuck = run_kmeans(datasets.rectangle(), datasets.rectangle_start())

    best = best_run(datasets.rectangle(), 2, 20, rng())

    assert stuck.costs[-1] == 25.0
    assert best.cost == 0.25


def test_the_best_run_is_the_lowest_of_its_runs_not_the_last():
    X, n_starts = datasets.sixty_points(), 12
    one_by_one, together = rng(1), rng(1)
    costs = [run_kmeans(X, initialize_centroids(X, 3, one_by_one)).costs[-1] for _ in range(n_starts)]

    best = best_run(X, 3, n_starts, together)

    assert costs[-1] != min(costs)
    assert best.cost == min(costs)
    assert compute_cost(X, best.labels, best.centroids) == best.cost


def test_the_weights_of_five_points_by_hand():
    X = [[0], [1], [3], [6], [10]]

    assert kmeans_plus_plus_weights(X, [[0]]).tolist() == [0, 1 / 146, 9 / 146, 36 / 146, 100 / 146]
    assert kmeans_plus_plus_weights(X, [[0], [10]]).tolist() == [0, 1 / 26, 9 / 26, 16 / 26, 0]


@given(st.one_of(points_and_start(), hard_points_and_start()))
def test_the_weights_are_probabilities(drawn):
    weights = kmeans_plus_plus_weights(*drawn)

    assert weights.shape == (len(drawn[0]),)
    assert (weights >= 0).all()
    assert weights.sum() == pytest.approx(1)


@given(points_and_start())
def test_the_weights_agree_with_squares_to_all_centroids(drawn):
    X, centroids = drawn
    squares = [min(sum((a - b) ** 2 for a, b in zip(x, mu, strict=True)) for mu in centroids) for x in X]
    total = sum(squares)

    expected = [square / total if total else 1 / len(X) for square in squares]

    assert kmeans_plus_plus_weights(X, centroids) == pytest.approx(expected)


def test_a_point_that_was_drawn_is_not_drawn_again():
    X = datasets.sixty_points()

    weights = kmeans_plus_plus_weights(X, X[[7, 31]])

    assert np.flatnonzero(weights == 0).tolist() == [7, 31]


def test_where_every_point_is_a_centroid_all_weights_are_equal():
    assert kmeans_plus_plus_weights([[1], [5], [5], [1]], [[5], [1]]).tolist() == [0.25] * 4


def test_weights_to_centroids_of_another_space_are_refused():
    with pytest.raises(ValueError, match="centroids has 2 columns but X has 1"):
        kmeans_plus_plus_weights([[1], [2]], [[1, 2]])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([[1], [2]], 3, rng()), "K is 3 but X has 2 rows"),
        (([[1], [2]], 0, rng()), "K is 0; expected a whole number of at least 1"),
        (([[1], [2]], 1.0, rng()), "K is 1.0; expected a whole number"),
        (([[1], [2]], 1, 42), "rng is 42; expected a numpy.random.Generator"),
        (([[1], [np.nan]], 1, rng()), "X has nan in row 1"),
    ],
)
def test_a_start_that_cannot_be_made_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        initialize_centroids(*arguments)


def test_no_runs_at_all_are_refused():
    with pytest.raises(ValueError, match="n_starts is 0; expected a whole number of at least 1"):
        best_run([[1]], 1, 0, rng())


def test_for_every_K_the_lowest_cost_is_that_of_the_best_run():
    X, together, apart = datasets.sixty_points(), rng(), rng()

    costs = lowest_costs(X, (3, 1, 5), 4, together)

    assert costs.tolist() == [best_run(X, K, 4, apart).cost for K in (3, 1, 5)]


def test_with_enough_starts_the_lowest_cost_falls_with_every_centroid_down_to_0_and_with_one_start_it_can_rise():
    X = datasets.sixty_points()

    assert (np.diff(lowest_costs(X, range(1, 9), 50, rng())) < 0).all()
    assert lowest_costs(X, [60], 1, rng()) == 0
    assert max(np.diff(lowest_costs(X, range(1, 9), 1, rng(seed))).max() for seed in range(10)) > 0


def test_more_centroids_than_examples_have_no_lowest_cost():
    with pytest.raises(ValueError, match="K is 3 but X has 2 rows"):
        lowest_costs([[1], [2]], (1, 3), 2, rng())
