"""Right answers to compute_cost."""

import math
import time
import warnings
from fractions import Fraction

import numpy as np


def two_loops(X, labels, centroids):
    total = 0
    for i in range(len(X)):
        for j in range(len(X[i])):
            total += (X[i][j] - centroids[labels[i]][j]) ** 2
    return total / len(X)


def lists_all_through(X, labels, centroids):
    X, labels, centroids = X.tolist(), labels.tolist(), centroids.tolist()
    return sum(
        sum((a - b) ** 2 for a, b in zip(x, centroids[c], strict=True)) for x, c in zip(X, labels, strict=True)
    ) / len(X)


def einsum(X, labels, centroids):
    d = X - centroids[labels]
    return np.einsum("ij,ij->", d, d) / len(d)


def norm_squared(X, labels, centroids):
    return np.mean(np.linalg.norm(X - centroids[labels], axis=1) ** 2)


def one_hot(X, labels, centroids):
    return ((X - np.eye(len(centroids))[labels] @ centroids) ** 2).sum() / X.shape[0]


def cluster_by_cluster(X, labels, centroids):
    J = 0.0
    for k in range(len(centroids)):
        J += np.sum((X[labels == k] - centroids[k]) ** 2)
    return J / len(labels)


def float32(X, labels, centroids):
    X, centroids = X.astype(np.float32), centroids.astype(np.float32)
    return ((X - centroids[labels]) ** 2).sum(axis=1).mean()


def zero_dimensional_array(X, labels, centroids):
    return np.array(((X - centroids[labels]) ** 2).sum(axis=1).mean())


def whole_number_where_it_is_one(X, labels, centroids):
    J = ((X - centroids[labels]) ** 2).sum() / len(X)
    return int(J) if int(J) == J else J


def exact_fractions(X, labels, centroids):
    squares = [(Fraction(a) - Fraction(b)) ** 2 for a, b in zip(X.ravel(), centroids[labels].ravel(), strict=True)]
    return sum(squares) / len(X)


def noisy(X, labels, centroids):
    print("X is", X)
    return ((X - centroids[labels]) ** 2).sum(axis=1).mean()


def warning(X, labels, centroids):
    warnings.warn("this is deprecated", DeprecationWarning, stacklevel=1)
    np.array([0.0]) / 0
    return ((X - centroids[labels]) ** 2).sum(axis=1).mean()


def slow(X, labels, centroids):
    time.sleep(0.02)
    return ((X - centroids[labels]) ** 2).sum(axis=1).mean()


def generator(X, labels, centroids):
    rows = (X[i] - centroids[c] for i, c in enumerate(labels))
    return sum(d @ d for d in rows) / len(labels)


def masked_arrays(X, labels, centroids):
    squares = np.ma.masked_array((X - centroids[labels]) ** 2, mask=False)
    return squares.sum(axis=1).mean()


def bincount(X, labels, centroids):
    K = len(centroids)
    squares = np.square(X - centroids.take(labels, axis=0)).sum(axis=1)
    return np.bincount(labels, weights=squares, minlength=K).sum() / len(X)


def trace(X, labels, centroids):
    d = np.matrix(X) - np.matrix(centroids)[labels]
    return np.trace(d @ d.T) / len(d)


def running_mean(X, labels, centroids):
    J, seen = 0.0, 0
    while seen < len(X):
        square = math.dist(X[seen], centroids[labels[seen]]) ** 2
        seen += 1
        J += (square - J) / seen
    return J


def by_moments(X, labels, centroids):
    d = X - centroids[labels]
    return float((d.var(axis=0) + d.mean(axis=0) ** 2).sum())


class _Callable:
    def __call__(self, X, labels, centroids):
        return ((X - centroids[labels]) ** 2).sum(axis=1).mean()


callable_object = _Callable()
a_lambda = lambda X, labels, centroids: ((X - centroids[labels]) ** 2).sum(axis=1).mean()  # noqa: E731
