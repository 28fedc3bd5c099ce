"""The lesson in code: one cost, and the two half-steps that never raise it.

    J(c, μ) = (1/m) Σ ‖x⁽ⁱ⁾ − μ_{c⁽ⁱ⁾}‖²

`assign_points` is the best c for these μ; `move_centroids` is the best μ for this c; `descent.py` alternates them.
The symbols: X holds x⁽ⁱ⁾ as rows, labels holds c⁽ⁱ⁾ (counted from 0), centroids holds μ_k as rows. The mathematics is
in the three short functions at the end; the public ones say what it means and look at what they are given.
"""

import numpy as np

from kmcourse.inputs import as_centroids, as_labels, as_points


def compute_cost(X, labels, centroids):
    """Mean squared distance of every point to the centroid it is given: J, the distortion.

    Parameters
    ----------
    X : (m, n) array_like
        One point a row, all features in one unit.
    labels : (m,) array_like of int
        labels[i] is the row of `centroids` that point i is given, nearest or not.
    centroids : (K, n) array_like
        One centroid a row, in the unit of X. A centroid that no label names has no term.

    Returns
    -------
    float
        J, in the squared unit of X; never negative, and 0.0 when every point sits on its centroid.

    Raises
    ------
    ValueError
        If the shapes disagree, a number is not finite and real, or a label names no centroid.

    References
    ----------
    Andrew Ng's lesson on the K-means objective. Other libraries' words: the sum m·J is "inertia" or "within-cluster
    sum of squares".

    Examples
    --------
    Points 1 and 11, the centroid first at 2, then at their mean:

    >>> compute_cost([[1], [11]], [0, 0], [[2]])
    41.0
    >>> compute_cost([[1], [11]], [0, 0], [[6]])
    25.0
    """
    X = as_points(X)
    centroids = as_centroids(centroids, X)
    return unchecked_cost(X, as_labels(labels, X, centroids), centroids)


def assign_points(X, centroids):
    """Give every point its nearest centroid: the best c for these μ.

    Parameters
    ----------
    X : (m, n) array_like
        One point a row.
    centroids : (K, n) array_like
        One centroid a row; they do not move here.

    Returns
    -------
    (m,) ndarray of int
        For each point the row of its nearest centroid; a tie goes to the lowest row.

    Raises
    ------
    ValueError
        If the shapes disagree or a number is not finite and real.

    Examples
    --------
    The point 4 is as far from 2 as from 6, and goes to the first:

    >>> assign_points([[1], [4], [11]], [[2], [6]])
    array([0, 0, 1])
    """
    X = as_points(X)
    return unchecked_nearest(X, as_centroids(centroids, X))


def move_centroids(X, labels, centroids):
    """Put every centroid at the mean of its points: the best μ for this c.

    Parameters
    ----------
    X : (m, n) array_like
        One point a row.
    labels : (m,) array_like of int
        labels[i] is the row of `centroids` that point i is given.
    centroids : (K, n) array_like
        Where the centroids are now. One without points stays where it is: it has no term in J.

    Returns
    -------
    (K, n) ndarray of float
        Where the centroids go.

    Raises
    ------
    ValueError
        If the shapes disagree, a number is not finite and real, or a label names no centroid.

    Examples
    --------
    The second centroid has no points, and stays:

    >>> move_centroids([[1], [11]], [0, 0], [[2], [40]])
    array([[ 6.],
           [40.]])
    """
    X = as_points(X)
    centroids = as_centroids(centroids, X)
    return unchecked_means(X, as_labels(labels, X, centroids), centroids)


def assigned_centroid(labels, centroids, i):
    """Look up μ_{c⁽ⁱ⁾}, the centroid that point i is given: first read its label, then that row.

    Parameters
    ----------
    labels : (m,) array_like of int
    centroids : (K, n) array_like
    i : int
        A row of the data, counted from 0.

    Returns
    -------
    (n,) ndarray of float

    Raises
    ------
    ValueError
        If there is no point i, or its label names no centroid.

    Examples
    --------
    >>> assigned_centroid([1, 0, 1], [[2.0, 3.0], [5.0, 8.0]], 2)
    array([5., 8.])
    """
    centroids = as_points(centroids, "centroids")
    labels = as_labels(labels, labels, centroids)
    if not 0 <= i < len(labels):
        raise ValueError(f"i is {i} but labels has {len(labels)} entries, counted 0 to {len(labels) - 1}.")
    return centroids[labels[i]].copy()


def _blocks(m, rows=2048):
    # Temporaries of a block stay small: for a large X that saves the memory, and the time to fetch it from the system.
    return (slice(first, first + rows) for first in range(0, m, rows))


def unchecked_cost(X, labels, centroids):
    """`compute_cost` of arrays that are known to be good."""
    return float(sum(((X[b] - centroids.take(labels[b], axis=0)) ** 2).sum() for b in _blocks(len(X))) / len(X))


def unchecked_nearest(X, centroids):
    """`assign_points` of arrays that are known to be good."""
    # The differences themselves, feature by feature: ‖x‖² − 2x·μ + ‖μ‖² would lose all digits far from the origin.
    return np.concatenate(
        [
            sum((x[:, None] - mu) ** 2 for x, mu in zip(X[b].T, centroids.T, strict=True)).argmin(axis=1)
            for b in _blocks(len(X))
        ]
    )


def unchecked_means(X, labels, centroids):
    """`move_centroids` of arrays that are known to be good."""
    K = len(centroids)
    counts = np.bincount(labels, minlength=K)[:, None]
    sums = np.stack([np.bincount(labels, weights=x, minlength=K) for x in X.T], axis=1)
    return np.where(counts > 0, sums / np.maximum(counts, 1), centroids)
