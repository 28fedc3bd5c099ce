"""Right answers to run_kmeans."""

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
