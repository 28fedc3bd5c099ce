"""Right answers to best_run: whatever they draw, and however they look for the lowest J."""

import functools
import heapq
import warnings
from typing import NamedTuple

import numpy as np

import kmcourse as km


class _Best(NamedTuple):
    labels: np.ndarray
    centroids: np.ndarray
    cost: float


def list_of_runs(X, K, n_starts, rng):
    runs = [km.run_kmeans(X, km.initialize_centroids(X, K, rng)) for _ in range(n_starts)]
    labels, centroids, costs = min(runs, key=lambda run: run.costs[-1])
    return labels, centroids, costs[-1]


def argmin_of_the_costs(X, K, n_starts, rng):
    labels, centroids, costs = [], [], []
    for _ in range(n_starts):
        run = km.run_kmeans(X, X[rng.permutation(len(X))[:K]])
        labels.append(run[0])
        centroids.append(run[1])
        costs.append(run[2][-1])
    i = np.argmin(costs)
    return [labels[i], centroids[i], costs[i]]


def sorted_by_cost(X, K, n_starts, rng):
    runs = []
    for number in range(n_starts):
        labels, centroids, costs = km.run_kmeans(X, rng.choice(X, K, replace=False, axis=0))
        runs.append((float(costs[-1]), number, labels.tolist(), centroids.tolist()))
    cost, _, labels, centroids = sorted(runs)[0]
    return labels, centroids, cost


def all_starts_drawn_first(X, K, n_starts, rng):
    rows = [rng.choice(len(X), K, replace=False) for _ in range(n_starts)]
    best = None
    for start in X[rows]:
        run = km.run_kmeans(X, start)
        if best is None or run.costs[-1] <= best.costs[-1]:
            best = run
    return best.labels, best.centroids, best.costs[-1]


def a_generator_for_each_run(X, K, n_starts, rng):
    best = (None, None, float("inf"))
    for child in rng.spawn(n_starts):
        labels, centroids, costs = km.run_kmeans(X, km.initialize_centroids(X, K, child))
        best = min(best, (labels, centroids, costs[-1]), key=lambda triple: triple[2])
    return best


def calls_itself(X, K, n_starts, rng):
    labels, centroids, costs = km.run_kmeans(X, km.initialize_centroids(X, K, rng))
    if n_starts > 1:
        others = calls_itself(X, K, n_starts - 1, rng)
        if others[2] < costs[-1]:
            return others
    return labels, centroids, costs[-1]


def starts_as_k_means_plus_plus(X, K, n_starts, rng):
    found = {}
    for _ in range(n_starts):
        start = X[[rng.integers(len(X))]]
        while len(start) < K:
            weights = km.kmeans_plus_plus_weights(X, start)
            start = np.vstack([start, X[rng.choice(len(X), p=weights)]])
        labels, centroids, costs = km.run_kmeans(X, start)
        found[costs[-1]] = labels, centroids
    return *found[min(found)], min(found)


def measures_at_the_end(X, K, n_starts, rng):
    lowest = 1e308
    n = 0
    while n < n_starts:
        labels, centroids, _ = km.run_kmeans(X, km.initialize_centroids(X, K, rng))
        labels = km.assign_points(X, centroids)
        if km.compute_cost(X, labels, centroids) < lowest:
            lowest = km.compute_cost(X, labels, centroids)
            kept = labels.copy(), centroids.copy()
        n += 1
    return kept[0], kept[1], lowest


def loops_of_its_own(X, K, n_starts, rng):
    best = None
    for _ in range(n_starts):
        mu = rng.permutation(X)[:K].astype(float)
        before = np.inf
        while True:
            squares = ((X[:, None] - mu) ** 2).sum(axis=2)
            c = squares.argmin(axis=1)
            mu = np.array([X[c == k].mean(axis=0) if (c == k).any() else mu[k] for k in range(K)])
            J = ((X - mu[c]) ** 2).sum() / len(X)
            if before <= J:
                break
            before = J
        if best is None or best[2] > J:
            best = c, mu, J
    return best


def ties_go_to_the_last(X, K, n_starts, rng):
    def run(centroids):
        costs = [float("inf")]
        while True:
            labels = []
            for x in X.tolist():
                squares = [sum((a - b) ** 2 for a, b in zip(x, mu, strict=True)) for mu in centroids]
                labels.append(max(k for k in range(K) if squares[k] == min(squares)))
            for k in set(labels):
                own = [x for x, c in zip(X.tolist(), labels, strict=True) if c == k]
                centroids[k] = [sum(column) / len(own) for column in zip(*own, strict=True)]
            costs.append(km.compute_cost(X, labels, centroids))
            if costs[-1] == costs[-2]:
                return labels, centroids, costs[-1]

    return min((run(rng.permutation(X)[:K].tolist()) for _ in range(n_starts)), key=lambda ended: ended[-1])


def rows_sorted_at_the_end(X, K, n_starts, rng):
    labels, centroids, cost = km.best_run(X, K, n_starts, rng)
    order = np.lexsort(centroids.T)
    return np.argsort(order)[labels], centroids[order], cost


def queue_of_runs(X, K, n_starts, rng):
    queue = []
    for number, seed in enumerate(rng.integers(2**31, size=n_starts)):
        print("run", number)
        run = km.run_kmeans(X, km.initialize_centroids(X, K, np.random.default_rng(seed)))
        heapq.heappush(queue, (run.costs[-1], number, run.labels, run.centroids))
    warnings.warn("a queue is enough", stacklevel=1)
    cost, _, labels, centroids = queue[0]
    return _Best(labels.astype(float), centroids, np.array(cost))


def one_after_another(X, K, n_starts, rng):
    runs = (km.run_kmeans(X, km.initialize_centroids(X, K, rng)) for _ in range(n_starts))
    best = functools.reduce(lambda one, other: other if other.costs[-1] < one.costs[-1] else one, runs)
    return tuple(best.labels), tuple(map(tuple, best.centroids)), best.costs[-1]


def float32(X, K, n_starts, rng):
    labels, centroids, cost = km.best_run(X, K, n_starts, rng)
    return labels.astype(np.int8), centroids.astype(np.float32), np.float32(cost)


class _Search:
    def __call__(self, X, K, n_starts, rng):
        return km.best_run(X, K, n_starts, rng)


a_callable_object = _Search()
