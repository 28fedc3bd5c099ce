"""Right answers to kmeans_plus_plus_weights."""

import math

import numpy as np

import kmcourse as km


def loops_over_lists(X, centroids):
    squares = []
    for x in X.tolist():
        squares.append(min(sum((a - b) ** 2 for a, b in zip(x, mu, strict=True)) for mu in centroids.tolist()))
    total = math.fsum(squares)
    if not total:
        return [1 / len(squares)] * len(squares)
    return [square / total for square in squares]


def by_assigning_first(X, centroids):
    differences = X - centroids[km.assign_points(X, centroids)]
    squares = np.einsum("ij,ij->i", differences, differences)
    return squares / squares.sum() if squares.any() else np.ones(len(X)) / len(X)


def norms_squared(X, centroids):
    distances = np.linalg.norm(X[:, np.newaxis, :] - centroids[np.newaxis, :, :], axis=-1).min(axis=-1)
    p = distances**2
    if p.max() == 0:
        p = np.ones_like(p)
    return p / np.sum(p)


def one_centroid_at_a_time(X, centroids):
    nearest = np.full(len(X), np.inf)
    for mu in centroids:
        nearest = np.minimum(nearest, ((X - mu) ** 2).sum(axis=1))
    with np.errstate(invalid="ignore"):
        weights = nearest / nearest.sum()
    return np.nan_to_num(weights, nan=1 / len(X))


def divides_noisily(X, centroids):
    squares = ((X[:, None] - centroids) ** 2).sum(axis=2).min(axis=1)
    weights = squares / squares.sum()  # warns where the sum is 0
    return weights if np.isfinite(weights).all() else np.full(len(X), 1 / len(X))


def float32(X, centroids):
    X, centroids = X.astype(np.float32), centroids.astype(np.float32)
    squares = ((X[:, None] - centroids) ** 2).sum(axis=2).min(axis=1)
    return squares / squares.sum() if squares.sum() else np.full(len(X), 1 / len(X), dtype=np.float32)


def multiplied_out(X, centroids):
    squares = (X**2).sum(1)[:, None] - 2 * X @ centroids.T + (centroids**2).sum(1)
    nearest = np.clip(squares, 0, None).min(axis=1)
    return nearest / nearest.sum() if nearest.sum() > 1e-12 else np.ones(len(X)) / len(X)


def a_tuple_of_numpy_floats(X, centroids):
    return tuple(km.kmeans_plus_plus_weights(X, centroids))


class _Weights:
    def __call__(self, X, centroids):
        self.squares = np.array([((x - centroids) ** 2).sum(axis=1).min() for x in X])
        return self.squares / self.squares.sum() if self.squares.sum() > 0 else self.squares + 1 / len(X)


a_callable_object = _Weights()
