"""What is not met costs its own points, and no others."""

import numpy as np
import pytest

import kmcourse as km
from kmcourse.checks import Guard, judge
from kmcourse.exercises import find_exercise
from tests.exercises.written import written

ALMOST = [
    ("best_run", "labels, centroids, cost = km.best_run(X, K, n_starts, rng)\nreturn labels, centroids, [cost]", 7),
    ("best_run", "run = km.best_run(X, K, n_starts, rng)\nX[0] += 1\nreturn run", 9),
    ("initialize_centroids", "return rng.permutation(X)[:K]", 9),
    ("initialize_centroids", "rng.shuffle(X)\nreturn rng.choice(X, K, replace=False)", 9),
    ("compress_image", "return km.compress_image(image, K, rng).astype(float)", 9),
    ("compress_image", "return km.compress_image(image, K, rng).tolist()", 9),
    ("cost_gradient", "used = np.unique(labels)\nreturn [km.cost_gradient(X, labels, centroids)[k] for k in used]", 8),
    ("kmeans_plus_plus_weights", "d = ((X[:, None] - centroids) ** 2).sum(axis=2).min(axis=1)\nreturn d / d.sum()", 9),
    ("empty_cluster_policy", "centroids[:] = km.move_centroids(X, labels, centroids)\nreturn centroids", 9),
    ("loop_order", "return [8, 2, 10, 7, 3, 9, 4]", 7),
    ("diagnose_program", "return {'A': 'move', 'B': 'log', 'C': 'assign'}", 6),
    ("failing_data", "return {'A': ([[0], [1]], [[0]]), 'E': ([[0], [4], [100]], [[0], [5]])}", 6),
]


@pytest.mark.parametrize(("name", "body", "points"), ALMOST, ids=[f"{name}-{points}" for name, _, points in ALMOST])
def test_an_answer_that_is_almost_right_keeps_its_other_points(name, body, points):
    report = judge(find_exercise(name), Guard(written(name, body)))

    assert report.earned == points, report


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ((np.zeros(4, int), None, 1.0), "without labels or centroids. Was no run kept?"),
        (([0, 0, 0, 7], np.ones((2, 2)), 1.0), "look at the first, labels. The label of point 3 is 7"),
        (([0, 0, 1, 1], np.ones((3, 2)), 1.0), "look at the second, centroids. It gave an array of shape (3, 2)"),
    ],
)
def test_of_three_things_a_message_says_which_one(value, part):
    report = km.check(lambda X, K, n_starts, rng: value, exercise="best_run")

    assert part in "".join(i.message for i in report.items)
