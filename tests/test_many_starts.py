"""Many starts: drawn as the course draws them, counted and placed."""

import json
from pathlib import Path

import numpy as np
import pytest

import kmcourse as km
from kmcourse.many_starts import best_of, endings, final_costs, random_rows, spread_rows, swarm

CASES = json.loads((Path(__file__).parent / "shared" / "many_starts_cases.json").read_text(encoding="utf-8"))
X = km.datasets.sixty_points()


def cases(subject):
    return pytest.mark.parametrize("case", CASES[subject], ids=lambda case: case["name"])


@cases("swarm")
def test_dots_are_placed(case):
    assert swarm(case["heights"], case["width"], case["pitch"]) == [
        tuple(map(float, place)) for place in case["places"]
    ]


@cases("endings")
def test_endings_are_counted(case):
    assert [list(one) for one in endings(case["costs"], case["tolerance"])] == case["endings"]


@cases("best")
def test_the_best_of_some_runs_is_taken(case):
    assert best_of(case["costs"], case["first"], case["tries"]) == case["best"]


def test_no_two_dots_are_in_one_place_and_none_is_lost():
    heights = np.random.default_rng(0).exponential(20, 300)

    places = swarm(heights, 60, 5)

    assert len(set(places)) == 300
    assert all(0 <= across < 60 for across, _ in places)


def test_random_rows_are_the_rows_that_the_course_draws():
    rng, other = np.random.default_rng(3), np.random.default_rng(3)

    for _ in range(5):
        np.testing.assert_array_equal(X[random_rows(X, 3, rng)], km.initialize_centroids(X, 3, other))


def test_the_lowest_of_the_ends_is_what_best_run_keeps():
    rng = np.random.default_rng(5)
    costs = final_costs(X, [random_rows(X, 4, rng) for _ in range(20)])

    assert costs.min() == km.best_run(X, 4, 20, np.random.default_rng(5)).cost


def test_spread_rows_are_as_likely_as_the_weights_say():
    points = np.array([[0.0], [1.0], [3.0]])
    rng = np.random.default_rng(0)
    draws = [spread_rows(points, 2, rng) for _ in range(3000)]

    seconds = [second for first, second in draws if first == 0]
    share = np.bincount(seconds, minlength=3) / len(seconds)
    np.testing.assert_allclose(share, km.kmeans_plus_plus_weights(points, [[0.0]]), atol=0.03)


def test_spread_rows_of_equal_points_are_drawn_all_the_same():
    assert len(spread_rows(np.zeros((4, 2)), 3, np.random.default_rng(0))) == 3


def test_too_many_centroids_are_refused():
    with pytest.raises(ValueError, match="K is 61 but X has 60 rows"):
        random_rows(X, 61, np.random.default_rng(0))
