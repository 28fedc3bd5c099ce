"""Points, centroids and labels as K-means may meet them, and what it means for arrays of numbers to be the same."""

import numpy as np

from kmcourse import kmeans
from kmcourse.rounding import unchecked_tolerance

CLOSE = 1e-9


def points_and_centroids(rng, most_points=12):
    """Draw X and centroids; often with ties and doubles, whole numbers, far from the origin, or all at one place."""
    m, n, K = (int(rng.integers(1, most + 1)) for most in (most_points, 4, 5))
    X, centroids = rng.integers(-9, 10, (m, n)), rng.integers(-9, 10, (K, n))
    kind = rng.integers(7)
    if kind == 0:
        return X, centroids
    if kind == 1:
        return X + 1e6, centroids + 1e6
    if kind == 2:
        return X * 1e-5, centroids * 1e-5
    if kind == 3:
        return np.repeat(X[:1] / 4, m, axis=0), np.repeat(X[:1] / 4, K, axis=0)
    if kind == 4:
        centroids[1:] += 1000
    if kind == 5:
        return rng.normal(size=(m, n)), rng.normal(size=(K, n))
    return X / 2, centroids / 2


def points_and_start(rng, most_points=12):
    """Draw X and centroids; every third time the centroids are rows of X, as most runs begin."""
    X, centroids = points_and_centroids(rng, most_points)
    if len(X) < len(centroids) or rng.random() < 2 / 3:
        return X, centroids
    return X, X[rng.choice(len(X), len(centroids), replace=False)]


def labelled(rng):
    """Draw X, labels and centroids; the labels are the nearest, or any, so that some centroids are given no point."""
    X, centroids = points_and_centroids(rng)
    if rng.random() < 1 / 3:
        return X, kmeans.assign_points(X, centroids), centroids
    return X, rng.integers(int(rng.integers(1, len(centroids) + 1)), size=len(X)), centroids


def same_numbers(came, right, size=0.0):
    """Whether both are arrays of the same shape and the same numbers, but for rounding of numbers of this size."""
    came, right = as_numbers(came), as_numbers(right)
    if came is None or right is None or came.shape != right.shape:
        return False
    return np.allclose(came, right, rtol=CLOSE, atol=CLOSE * size)


def as_numbers(value):
    """Return an array, or None if it is none of numbers."""
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    return array if array.dtype.kind in "iuf" else None


def same_cost(came, right, X):
    """Whether two J are the same, but for the rounding that the numbers in X explain."""
    came = as_numbers(came)
    if came is None or came.shape != np.shape(right):
        return False
    return np.allclose(came, right, rtol=CLOSE, atol=unchecked_tolerance(X))


def are_nearest(labels, X, centroids):
    """Whether labels have an integer type and name a nearest centroid for every point, any of equally near ones."""
    labels = as_numbers(labels)
    if labels is None or labels.shape != (len(X),) or labels.dtype.kind not in "iu":
        return False
    if (labels < 0).any() or (labels >= len(centroids)).any():
        return False
    squares = ((np.asarray(X, dtype=float)[:, None] - centroids) ** 2).sum(axis=2)
    return (squares[np.arange(len(X)), labels] <= squares.min(axis=1) * (1 + CLOSE)).all()
