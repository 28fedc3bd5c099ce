"""Right answers to run_kmeans."""

import itertools
import time
import warnings
from typing import NamedTuple

import numpy as np

import kmcourse as km


class _Result(NamedTuple):
    labels: np.ndarray
    centroids: np.ndarray
    costs: list


def compares_centroids(X, centroids, max_iterations=100):
    costs = []
    for _ in range(max_iterations):
        labels = km.assign_points(X, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        old, centroids = centroids, km.move_centroids(X, labels, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        if np.array_equal(old, centroids):
            break
    return labels, centroids, costs


def compares_labels(X, centroids, max_iterations=100):
    labels, costs = None, np.array([])
    while len(costs) < 2 * max_iterations:
        before, labels = labels, km.assign_points(X, centroids)
        J = km.compute_cost(X, labels, centroids)
        centroids = km.move_centroids(X, labels, centroids)
        costs = np.append(costs, [J, km.compute_cost(X, labels, centroids)])
        if before is not None and (before == labels).all():
            break
    return [labels, centroids, costs]


def compares_cost_within_an_iteration(X, centroids, max_iterations=100):
    costs, done = [], False
    while not done and len(costs) // 2 < max_iterations:
        labels = km.assign_points(X, centroids)
        costs += [km.compute_cost(X, labels, centroids)]
        centroids = km.move_centroids(X, labels, centroids)
        costs += [km.compute_cost(X, labels, centroids)]
        done = costs[-2] - costs[-1] <= 1e-12 * costs[-2]
    return tuple(labels), centroids.tolist(), tuple(costs)


def by_half_steps(X, centroids, max_iterations=100):
    steps = list(km.half_steps(X, centroids, max_iterations=max_iterations))
    return _Result(steps[-1].labels, steps[-1].centroids, [step.cost for step in steps])


def all_written_out(X, centroids, max_iterations=100):
    X, mu = np.asarray(X, float), np.array(centroids, float)
    costs = []
    for _ in range(max_iterations):
        squares = ((X[:, None] - mu) ** 2).sum(-1)
        c = squares.argmin(1)
        costs.append(squares.min(1).mean())
        mu = np.array([X[c == k].mean(0) if (c == k).any() else mu[k] for k in range(len(mu))])
        costs.append(((X - mu[c]) ** 2).sum(-1).mean())
        if len(costs) >= 4 and np.isclose(costs[-1], costs[-3], rtol=1e-9, atol=0):
            return c, mu, costs
    return c, mu, costs


def float32(X, centroids, max_iterations=100):
    X, mu, costs = X.astype(np.float32), centroids.astype(np.float32), []
    for _ in range(max_iterations):
        c = ((X[:, None] - mu) ** 2).sum(-1).argmin(1)
        costs.append(((X - mu[c]) ** 2).sum(-1).mean())
        old, mu = mu, mu.copy()
        for k in set(c):
            mu[k] = X[c == k].mean(0)
        costs.append(((X - mu[c]) ** 2).sum(-1).mean())
        if np.allclose(old, mu, rtol=1e-6, atol=0):
            break
    return c, mu, costs


def noisy_recursion(X, centroids, max_iterations=100):
    print("run from", centroids)
    labels = km.assign_points(X, centroids)
    moved = km.move_centroids(X, labels, centroids)
    costs = [km.compute_cost(X, labels, centroids), km.compute_cost(X, labels, moved)]
    if max_iterations == 1 or (moved == centroids).all():
        return labels, moved, costs
    labels, moved, rest = noisy_recursion(X, moved, max_iterations - 1)
    return labels, moved, costs + rest


def exact_equality_of_J(X, centroids, max_iterations=100):
    costs = []
    for _ in range(max_iterations):
        labels = km.assign_points(X, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        centroids = km.move_centroids(X, labels, centroids)
        costs.append(km.compute_cost(X, labels, centroids))
        if len(costs) > 2 and costs[-1] == costs[-3]:
            break
    return labels, centroids, costs


def lists_all_through(X, centroids, max_iterations=100):
    def square(x, mu):
        return sum((a - b) ** 2 for a, b in zip(x, mu, strict=True))

    def J():
        return sum(square(x, mu[k]) for x, k in zip(X, c, strict=True)) / len(X)

    X, mu, costs = X.tolist(), centroids.tolist(), []
    for _ in range(max_iterations):
        c = [min(range(len(mu)), key=lambda k: square(x, mu[k])) for x in X]
        costs.append(J())
        for k in range(len(mu)):
            points = [x for x, own in zip(X, c, strict=True) if own == k]
            if points:
                mu[k] = [sum(column) / len(points) for column in zip(*points, strict=True)]
        costs.append(J())
        if len(costs) > 2 and costs[-3] - costs[-1] <= 1e-12 * costs[-3]:
            break
    return c, mu, costs


def one_hot_and_einsum(X, centroids, max_iterations=100):
    mu, costs = np.array(centroids, float), np.full(2 * max_iterations, np.nan)
    for t in range(max_iterations):
        d = X[:, None] - mu
        c = np.einsum("mkn,mkn->mk", d, d).argmin(axis=1).astype(np.uint16)
        chosen = np.eye(len(mu))[c]
        costs[2 * t] = ((X - chosen @ mu) ** 2).sum() / len(X)
        counts = chosen.sum(axis=0)
        used = counts > 0
        mu[used] = (chosen.T @ X)[used] / counts[used, None]
        costs[2 * t + 1] = ((X - chosen @ mu) ** 2).sum() / len(X)
        if t and abs(costs[2 * t + 1] - costs[2 * t - 1]) <= 1e-9 * costs[2 * t - 1]:
            break
    return c, mu, costs[~np.isnan(costs)]


def bincount_and_highest_of_ties(X, centroids, max_iterations=100):
    K, mu, c, costs = len(centroids), centroids, None, []
    for _ in range(max_iterations):
        before = c
        c = K - 1 - ((X[:, None] - mu[::-1]) ** 2).sum(axis=2).argmin(axis=1)
        costs += [((X - mu[c]) ** 2).sum() / len(X)]
        counts = np.bincount(c, minlength=K)[:, None]
        sums = np.stack([np.bincount(c, weights=x, minlength=K) for x in X.T], axis=1)
        mu = np.where(counts > 0, sums / np.maximum(counts, 1), mu)
        costs += [((X - mu[c]) ** 2).sum() / len(X)]
        if before is not None and np.array_equal(before, c):
            break
    return c.astype(np.int8), mu, costs


def _half_steps(X, mu):
    while True:
        c = km.assign_points(X, mu)
        yield c, mu, km.compute_cost(X, c, mu)
        mu = km.move_centroids(X, c, mu)
        yield c, mu, km.compute_cost(X, c, mu)


def generator(X, centroids, max_iterations=100):
    costs = []
    for c, mu, J in itertools.islice(_half_steps(X, centroids), 2 * max_iterations):
        costs.append(J)
        if len(costs) > 2 and len(costs) % 2 == 0 and costs[-3] <= J * (1 + 1e-9):
            return c, mu, costs
    return c, mu, costs


def masked_arrays(X, centroids, max_iterations=100):
    mu, costs, old = np.array(centroids, float), [], None
    for _ in range(max_iterations):
        squares = np.ma.masked_array([((X - m) ** 2).sum(axis=1) for m in mu])
        c = squares.argmin(axis=0)
        costs.append(float(squares.min(axis=0).mean()))
        for k in range(len(mu)):
            own = np.ma.masked_array(X, mask=np.repeat((c != k)[:, None], X.shape[1], axis=1)).mean(axis=0)
            mu[k] = np.ma.filled(own, np.nan) if (c == k).any() else mu[k]
        costs.append(float(((X - mu[c]) ** 2).sum(axis=1).mean()))
        if old is not None and (old == mu).all():
            break
        old = mu.copy()
    return c, mu, costs


def warning_and_relative_shift(X, centroids, max_iterations=100):
    warnings.warn("no seed is needed", UserWarning, stacklevel=1)
    costs, shift = [], np.inf
    while shift > 1e-9 and len(costs) < 2 * max_iterations:
        c = km.assign_points(X, centroids)
        moved = km.move_centroids(X, c, centroids)
        costs.extend([km.compute_cost(X, c, centroids), km.compute_cost(X, c, moved)])
        shift = np.linalg.norm(moved - centroids) / X.std()
        centroids = moved
    return c, centroids, costs


def slow(X, centroids, max_iterations=100):
    time.sleep(0.02)
    return compares_labels(X, centroids, max_iterations)


class _Callable:
    def __init__(self):
        self.calls = 0

    def __call__(self, X, centroids, max_iterations=100):
        self.calls += 1
        return km.run_kmeans(X, centroids, max_iterations)


callable_object = _Callable()
a_lambda = lambda X, centroids, max_iterations=100: list(km.run_kmeans(X, centroids, max_iterations))  # noqa: E731
