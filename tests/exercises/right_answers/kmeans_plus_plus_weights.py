"""Right answers to kmeans_plus_plus_weights."""

import math
from fractions import Fraction

import numpy as np
from scipy.spatial.distance import cdist

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


def exact_fractions(X, centroids):
    squares = []
    for x in X.tolist():
        each = [sum((Fraction(a) - Fraction(b)) ** 2 for a, b in zip(x, mu, strict=True)) for mu in centroids.tolist()]
        squares.append(min(each))
    return [square / sum(squares) if any(squares) else Fraction(1, len(squares)) for square in squares]


def tries_to_divide(X, centroids):
    squares = [min(math.dist(x, mu) for mu in centroids) ** 2 for x in X]
    try:
        return tuple(square / sum(squares) for square in squares)
    except ZeroDivisionError:
        return (1 / len(squares),) * len(squares)


def never_quite_zero(X, centroids):
    squares = cdist(X, centroids, "sqeuclidean").min(axis=1) + 1e-12
    return squares / squares.sum()


def divided_where_there_is_something(X, centroids):
    squares = np.partition(((X - centroids[:, None]) ** 2).sum(axis=-1), 0, axis=0)[0]
    total = squares.sum()
    return np.divide(squares, total, out=np.full(len(X), 1 / len(X)), where=total > 0)


def nearest_by_calling_itself(X, centroids):
    def nearest(x, others):
        return min(((x - others[0]) ** 2).sum(), nearest(x, others[1:])) if len(others) else math.inf

    print("weights of", len(X), "points")
    squares = np.fromiter((nearest(x, centroids) for x in X), dtype=np.longdouble)
    mean = squares.mean()
    return squares / mean / len(X) if mean else [1 / len(X) for _ in X]


class _Weights:
    def __call__(self, X, centroids):
        self.squares = np.array([((x - centroids) ** 2).sum(axis=1).min() for x in X])
        return self.squares / self.squares.sum() if self.squares.sum() > 0 else self.squares + 1 / len(X)


a_callable_object = _Weights()
