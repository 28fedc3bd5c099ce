"""Data are right if a program does on them what K-means never does, by definition, and K-means itself does not."""

from functools import partial

import numpy as np

from kmcourse import descent, programs
from tests.exercises.mutated.drawn import CLOSE, as_numbers

ASKED, MOST = ("A", "C", "E"), 6


def same(came, right, arguments):
    if not isinstance(came, dict) or set(came) != set(ASKED):
        return False
    return all(_tells(partial(programs.run, name), data) for name, data in came.items())


def _tells(program, data):
    if len(data) != 2 or any(as_numbers(table) is None or np.ndim(table) != 2 for table in data):
        return False
    X, start = (np.array(table, dtype=float) for table in data)
    if max(*X.shape, *start.shape) > MOST or min(*X.shape, *start.shape) == 0 or X.shape[1] != start.shape[1]:
        return False
    return _is_kmeans(X, descent.half_steps(X, start)) and not _is_kmeans(X, program(X, start))


def _is_kmeans(X, half_steps):
    """Whether every half-step is the best there is, with its J noted, and at the end nothing is left to gain."""
    for kind, labels, centroids, cost in (steps := list(half_steps)):
        best = _squares(X, centroids).min(axis=1).mean()
        means = sum(((X[labels == k] - X[labels == k].mean(axis=0)) ** 2).sum() for k in set(labels)) / len(X)
        J = _squares(X, centroids)[np.arange(len(X)), labels].mean()
        if not np.isclose(cost, J, rtol=CLOSE) or not np.isclose(J, best if kind == "assign" else means, rtol=CLOSE):
            return False
    return bool(np.isclose(steps[-1].cost, best, rtol=CLOSE))


def _squares(X, centroids):
    return ((X[:, None] - centroids) ** 2).sum(axis=2)
