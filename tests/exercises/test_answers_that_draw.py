"""Wrong answers that draw, written otherwise than the known mistakes: named if they make one, and never falsely."""

import numpy as np
import pytest

from kmcourse.checks import Draws, Guard, judge
from kmcourse.checks.calls import Trouble
from kmcourse.checks.plain import Odd
from kmcourse.exercises import exercise_names, find_exercise
from tests.exercises.written import written

START = [
    ("drawn_with_replacement", "return X[[rng.integers(0, len(X)) for _ in range(K)]]"),
    ("drawn_with_replacement", "if K > len(X): raise ValueError('too many')\nreturn rng.choice(X, K)"),
    ("always_the_same_rows", "return np.random.default_rng(42).choice(X, K, replace=False)"),
    ("always_the_same_rows", "np.random.seed(42)\nreturn X[np.random.permutation(len(X))[:K]]"),
    ("always_the_same_rows", "return X[np.linspace(0, len(X) - 1, K).astype(int)]"),
    ("always_the_same_rows", "return X[-K:]"),
    ("randomness_from_elsewhere", "return X[np.random.choice(X.shape[0], K, replace=False)]"),
    ("points_in_the_box", "low, high = X.min(0), X.max(0)\nreturn low + (high - low) * rng.random((K, X.shape[1]))"),
    ("random_numbers", "return rng.standard_normal((K, X.shape[1]))"),
    ("features_of_different_examples", "return [[rng.choice(X[:, j]) for j in range(X.shape[1])] for k in range(K)]"),
    ("one_example_for_all", "x = X[rng.integers(len(X))]\nreturn np.array([x for _ in range(K)])"),
    ("shuffles_X_in_place", "rng.shuffle(X)\nreturn X[:K]"),
    ("fewer_than_K", "rows = np.arange(len(X))\nrng.shuffle(rows)\nreturn X[rows[:K]]"),
    (None, "return rng.permutation(X)"),
    (None, "return X[rng.integers(1, len(X), size=K)]"),
    (None, "return np.array([X.mean(axis=0)] * K)"),
    (None, "return rng.sample(X, K)"),
    (None, "return None if K > len(X) else rng.permutation(X)[:K]"),
    (None, "return list(map(str, rng.choice(len(X), K, replace=False)))"),
]

LOOP = """
best = {first}
for _ in range({times}):
    labels, centroids, costs = km.run_kmeans(X, {start}{limit})
    if costs[{at}] {better} best:
        best = costs[{at}]
        kept = labels, centroids, costs[-1]
return {give}
"""
PARTS = {
    "first": "np.inf",
    "times": "n_starts",
    "start": "km.initialize_centroids(X, K, rng)",
    "limit": "",
    "at": "-1",
    "better": "<",
    "give": "kept",
}
RUNS = [
    ("keeps_the_last", {"give": "labels, centroids, costs[-1]"}),
    ("keeps_the_highest", {"first": "0", "better": ">"}),
    ("cost_of_another_run", {"give": "labels, centroids, best"}),
    ("lowest_at_the_start", {"at": "0"}),
    ("one_start_for_all", {"times": "1"}),
    ("one_start_too_few", {"times": "1, n_starts"}),
    ("n_starts_ignored", {"times": "50"}),
    ("one_iteration_only", {"limit": ", max_iterations=1"}),
    ("lowest_begins_too_low", {"first": "999"}),
    ("all_costs_of_the_run", {"give": "labels, centroids, costs"}),
    ("always_the_same_starts", {"start": "km.initialize_centroids(X, K, np.random.default_rng(42))"}),
    ("always_the_same_starts", {"start": "X[:K]"}),
    ("randomness_from_elsewhere", {"start": "X[np.random.choice(len(X), K, replace=False)]"}),
    ("starts_are_not_different_examples", {"start": "X[rng.integers(len(X), size=K)]"}),
    ("starts_are_not_different_examples", {"start": "rng.uniform(X.min(0), X.max(0), (K, X.shape[1]))"}),
    ("centroids_before_labels", {"give": "kept[1], kept[0], kept[2]"}),
    (None, {"first": "0"}),
    (None, {"give": "None"}),
    (None, {"give": "undefined"}),
    (None, {"give": "labels[::-1], centroids, best"}),
]
CONTINUED = """
centroids, best = km.initialize_centroids(X, K, rng), np.inf
for _ in range(n_starts):
    labels, centroids, costs = km.run_kmeans(X, centroids)
    if costs[-1] < best:
        best = costs[-1]
        kept = labels, centroids, best
return kept
"""

WEIGHTS = [
    ("distance_not_squared", "d = np.linalg.norm(X[:, None] - centroids, axis=2).min(1)\nreturn d / d.sum()"),
    ("zero_divided_by_zero", "d = ((X[:, None] - centroids) ** 2).sum(2).min(1)\nreturn d / d.sum()"),
    ("not_divided", "return np.array([min(((x - c) ** 2).sum() for c in centroids) for x in X])"),
    ("first_centroid_only", "d = ((X - centroids[0]) ** 2).sum(axis=1)\nreturn d / sum(d)"),
    (
        "farthest_point_for_certain",
        "p = np.zeros(len(X))\np[km.kmeans_plus_plus_weights(X, centroids).argmax()] = 1\nreturn p",
    ),
    (None, "return X[np.argmax(km.kmeans_plus_plus_weights(X, centroids))]"),
]

CURVE = """
costs = []
for K in {Ks}:
    {first}
    for _ in range({times}):
        run = km.run_kmeans(X, {start})
        {keep}
    costs.append(lowest{factor})
{give}
"""
PARTS_OF_CURVE = {
    "Ks": "Ks",
    "first": "lowest = float('inf')",
    "times": "n_starts",
    "start": "X[rng.permutation(len(X))[:K]]",
    "keep": "lowest = min(lowest, run.costs[-1])",
    "factor": "",
    "give": "return costs",
}
CURVES = [
    ("keeps_the_last", {"keep": "lowest = run.costs[-1]"}),
    ("keeps_the_highest", {"first": "lowest = 0", "keep": "lowest = max(lowest, run.costs[-1])"}),
    ("average_cost", {"first": "lowest = 0", "keep": "lowest += run.costs[-1] / n_starts"}),
    ("cost_at_the_start", {"keep": "lowest = min(lowest, run.costs[0])"}),
    ("sum_of_squares", {"factor": " * len(X)"}),
    ("one_start_for_all", {"times": "1"}),
    ("one_start_for_all", {"first": "lowest, a = float('inf'), km.initialize_centroids(X, K, rng)", "start": "a"}),
    ("n_starts_ignored", {"times": "30"}),
    ("lowest_of_all_K_so_far", {"first": "lowest = min(costs, default=float('inf'))"}),
    ("K_by_its_place", {"Ks": "range(1, 1 + len(Ks))"}),
    ("every_K_up_to_the_largest", {"Ks": "np.arange(1, max(Ks) + 1)"}),
    ("sorted_costs", {"give": "return np.sort(costs)[::-1]"}),
    ("sorted_costs", {"Ks": "sorted(Ks)"}),
    ("lowest_of_all", {"give": "return min(costs)"}),
    ("first_K_only", {"first": "if costs: break\n    lowest = float('inf')", "give": "return costs[0]"}),
    ("ends_after_the_first_K", {"give": "    return costs"}),
    ("last_K_only", {"give": "return lowest"}),
    ("K_with_the_lowest_cost", {"give": "return Ks[np.argmin(costs)]"}),
    ("one_iteration_only", {"start": "km.initialize_centroids(X, K, rng), max_iterations=1"}),
    ("starts_are_not_different_examples", {"start": "rng.choice(X, K)"}),
    ("lowest_begins_too_low", {"first": "lowest = 9999999"}),
    ("always_the_same_starts", {"start": "km.initialize_centroids(X, K, np.random.default_rng(_))"}),
    ("randomness_from_elsewhere", {"start": "X[np.random.permutation(len(X))[:K]]"}),
    (None, {"factor": " ** 0.5"}),
    (None, {"give": "return dict(zip(Ks, costs))"}),
    (None, {"give": "return run"}),
    (None, {"Ks": "range(Ks)"}),
    (None, {"give": ""}),
    (None, {"keep": "lowest = min(lowest, *run.centroids[0])"}),
]


ANSWERS = [
    *(("initialize_centroids", mistake, body) for mistake, body in START),
    *(("best_run", mistake, LOOP.format(**{**PARTS, **changed})) for mistake, changed in RUNS),
    ("best_run", "one_start_for_all", CONTINUED),
    *(("kmeans_plus_plus_weights", mistake, body) for mistake, body in WEIGHTS),
    *(("lowest_costs", mistake, CURVE.format(**{**PARTS_OF_CURVE, **changed})) for mistake, changed in CURVES),
    ("lowest_costs", "whole_runs", "return [km.best_run(X, K, n_starts, rng) for K in Ks]"),
    (
        "lowest_costs",
        "whole_runs",
        "found = []\nfor K in Ks:\n    c, mu, J = km.best_run(X, K, n_starts, rng)\n"
        "    found.append([c, mu, J])\nreturn found",
    ),
    ("lowest_costs", None, "return [km.best_run(X, K, n_starts, rng)[1] for K in Ks]"),
]


@pytest.mark.parametrize(
    ("name", "mistake", "body"), ANSWERS, ids=[f"{name}-{mistake or 'unnamed'}" for name, mistake, _ in ANSWERS]
)
def test_a_wrong_answer_is_named_by_what_it_does_or_not_at_all(name, mistake, body):
    report = judge(find_exercise(name), Guard(written(name, body)))

    assert report.outcome == "failed"
    assert report.mistake == mistake, report


ODD_VALUES = [
    None,
    True,
    "text",
    41,
    float("nan"),
    (),
    [],
    [[1.0], [2.0, 3.0]],
    (None, None, 1.0),
    ([0, 1], "centroids", Odd("a set")),
    Odd("a generator"),
    Trouble("raised", "KeyError", "'x'"),
    np.zeros((0, 3)),
    np.full((12, 3), np.inf),
    np.zeros((2, 2, 2, 2)),
]


@pytest.mark.parametrize("name", exercise_names())
def test_what_several_calls_show_can_be_told_of_whatever_comes_back(name):
    exercise = find_exercise(name)
    inputs = [*exercise.telling, *(one for mistake in exercise.mistakes for one in mistake.also)]

    for draws in (one for one in inputs if isinstance(one, Draws)):
        for odd in ODD_VALUES:
            draws.shows([odd] * len(draws.calls))
        draws.shows((ODD_VALUES * len(draws.calls))[: len(draws.calls)])
