"""Where a run starts, and the best of many runs.

K-means never raises J, but where it comes to rest depends on where it starts. So: start from examples, try many times,
keep the run with the lowest J.
"""

from typing import NamedTuple

import numpy as np

from kmcourse.descent import run_kmeans
from kmcourse.inputs import as_centroids, as_count, as_points
from kmcourse.kmeans import unchecked_nearest


class BestRun(NamedTuple):
    """The run with the lowest J of many."""

    labels: np.ndarray  # (m,)
    centroids: np.ndarray  # (K, n)
    cost: float  # J


def initialize_centroids(X, K, rng):
    """Draw K different examples as the first centroids.

    Parameters
    ----------
    X : (m, n) array_like
        One point a row.
    K : int
        How many centroids; at most m.
    rng : numpy.random.Generator
        Where the randomness comes from.

    Returns
    -------
    (K, n) ndarray of float
        K different rows of X, in the order they were drawn. Rows of X that are equal can both be drawn.

    Raises
    ------
    ValueError
        If X is bad, K is not a whole number of at least 1, or K is more than the number of rows.

    References
    ----------
    E. W. Forgy, "Cluster analysis of multivariate data: efficiency versus interpretability of classifications",
    Biometrics 21, 1965, 768–769.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> initialize_centroids([[1], [2], [12]], 2, rng).shape
    (2, 1)
    """
    X = as_points(X)
    K = as_count(K, "K")
    if len(X) < K:
        raise ValueError(f"K is {K} but X has {len(X)} rows: there are not so many different examples.")
    return X[_generator(rng).choice(len(X), size=K, replace=False)]


def kmeans_plus_plus_weights(X, centroids):
    """How likely k-means++ is to draw each point as the next centroid.

    Parameters
    ----------
    X : (m, n) array_like
        One point a row.
    centroids : (K, n) array_like
        The centroids drawn so far, at least one.

    Returns
    -------
    (m,) ndarray of float
        Each point's squared distance to its nearest centroid, divided by the sum of them all: probabilities. A point
        on a centroid has 0, unless all points are: then nothing tells them apart, and each has 1/m.

    Raises
    ------
    ValueError
        If the shapes disagree or a number is not finite and real.

    References
    ----------
    D. Arthur and S. Vassilvitskii, "k-means++: the advantages of careful seeding", Proceedings of the 18th Annual
    ACM-SIAM Symposium on Discrete Algorithms (SODA), 2007, 1027–1035. It leaves open what happens when all distances
    are 0.

    Examples
    --------
    The squared distances are 0, 1 and 9:

    >>> kmeans_plus_plus_weights([[0], [1], [3]], [[0]])
    array([0. , 0.1, 0.9])
    """
    X = as_points(X)
    centroids = as_centroids(centroids, X)
    squares = ((X - centroids[unchecked_nearest(X, centroids)]) ** 2).sum(axis=1)
    total = squares.sum()
    return squares / total if total > 0 else np.full(len(X), 1 / len(X))


def best_run(X, K, n_starts, rng):
    """Run K-means from many random starts and keep the run with the lowest J.

    Parameters
    ----------
    X : (m, n) array_like
        One point a row.
    K : int
        How many centroids.
    n_starts : int
        How many runs.
    rng : numpy.random.Generator
        Where the randomness comes from.

    Returns
    -------
    labels : (m,) ndarray of int
    centroids : (K, n) ndarray of float
    cost : float
        The lowest J. Of equal runs the first is kept.

    Raises
    ------
    ValueError
        As `initialize_centroids`; also if `n_starts` is not at least 1.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> labels, centroids, cost = best_run([[0, 0], [0, 1], [10, 0], [10, 1]], 2, 10, rng)
    >>> cost
    0.25
    """
    X = as_points(X)
    runs = (run_kmeans(X, initialize_centroids(X, K, rng)) for _ in range(as_count(n_starts, "n_starts")))
    best = min(runs, key=lambda run: run.costs[-1])
    return BestRun(best.labels, best.centroids, float(best.costs[-1]))


def lowest_costs(X, Ks, n_starts, rng):
    """Find the lowest J of many random starts for every number of centroids.

    Parameters
    ----------
    X : (m, n) array_like
        One point a row.
    Ks : sequence of int
        How many centroids, one number after another, in any order.
    n_starts : int
        How many runs for each of them.
    rng : numpy.random.Generator
        Where the randomness comes from.

    Returns
    -------
    (len(Ks),) ndarray of float
        A J for each K, in the order of Ks. With few starts it can be higher for more centroids.

    Raises
    ------
    ValueError
        As `best_run`.

    Examples
    --------
    >>> lowest_costs([[0], [1], [100], [101]], [4, 2, 1], 10, np.random.default_rng(0))
    array([0.00000e+00, 2.50000e-01, 2.50025e+03])
    """
    return np.array([best_run(X, K, n_starts, rng).cost for K in Ks])


def _generator(rng):
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"rng is {rng!r}; expected a numpy.random.Generator, as made by numpy.random.default_rng(0).")
    return rng
