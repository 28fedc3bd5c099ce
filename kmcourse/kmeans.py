"""The lesson in code: one cost, and the two half-steps that never raise it.

    J(c, μ) = (1/m) Σ ‖x⁽ⁱ⁾ − μ_{c⁽ⁱ⁾}‖²

`assign_points` is the best c for these μ; `move_centroids` is the best μ for this c; `run_kmeans` alternates them.
The symbols: X holds x⁽ⁱ⁾ as rows, labels holds c⁽ⁱ⁾ (counted from 0), centroids holds μ_k as rows.
"""

from typing import NamedTuple

import numpy as np

from kmcourse.inputs import as_centroids, as_count, as_labels, as_points
from kmcourse.rounding import same_cost, unchecked_tolerance


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
    return _cost(X, as_labels(labels, X, centroids), centroids)


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
    return _nearest(X, as_centroids(centroids, X))


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
    return _means(X, as_labels(labels, X, centroids), centroids)


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


class HalfStep(NamedTuple):
    """One half-step of a run: what was done, and everything as it is afterwards."""

    kind: str  # "assign" or "move"
    labels: np.ndarray  # (m,)
    centroids: np.ndarray  # (K, n)
    cost: float  # J after this half-step


class Run(NamedTuple):
    """A whole run: where it ended, and J after every half-step on the way."""

    labels: np.ndarray  # (m,)
    centroids: np.ndarray  # (K, n)
    costs: np.ndarray  # (2 · iterations,), assign first


class HalfSteps:
    """The half-steps of one run, one at a time; made by `half_steps`."""

    def __init__(self, X, centroids, assign=None, move=None, max_iterations=100):
        self.X = as_points(X)
        self.start = as_centroids(centroids, self.X).copy()
        self.assign = assign or assign_points
        self.move = move or move_centroids
        self.max_iterations = as_count(max_iterations, "max_iterations")
        self._steps = self._run()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._steps)

    def restart(self, centroids):
        """Return the run of the same functions on the same points from other centroids."""
        return HalfSteps(self.X, centroids, self.assign, self.move, self.max_iterations)

    def _run(self):
        # What has been checked need not be checked again; a learner's function is called as it is, on copies.
        assign = _nearest if self.assign is assign_points else self._assign_by_learner
        move = _means if self.move is move_centroids else self._move_by_learner
        tolerance = unchecked_tolerance(self.X)
        centroids, cost_before = self.start, None
        for _ in range(self.max_iterations):
            labels = assign(self.X, centroids)
            yield HalfStep("assign", labels, centroids, _cost(self.X, labels, centroids))
            centroids = move(self.X, labels, centroids)
            cost = _cost(self.X, labels, centroids)
            yield HalfStep("move", labels, centroids, cost)
            if cost_before is not None and same_cost(cost_before, cost, tolerance):
                return
            cost_before = cost

    def _assign_by_learner(self, X, centroids):
        labels = self.assign(X.copy(), centroids.copy())
        return as_labels(labels, X, centroids, "What assign returned").copy()

    def _move_by_learner(self, X, labels, centroids):
        moved = as_centroids(self.move(X.copy(), labels.copy(), centroids.copy()), X, "What move returned")
        if len(moved) != len(centroids):
            raise ValueError(f"What move returned has {len(moved)} rows but there are {len(centroids)} centroids.")
        return moved.copy()


def half_steps(X, centroids, assign=None, move=None, max_iterations=100):
    """Run K-means one half-step at a time, with these functions or with a learner's own.

    Parameters
    ----------
    X : (m, n) array_like
        One point a row.
    centroids : (K, n) array_like
        Where the centroids start.
    assign : callable, optional
        assign(X, centroids) -> labels; `assign_points` unless given. Its mistakes show in the run.
    move : callable, optional
        move(X, labels, centroids) -> centroids; `move_centroids` unless given.
    max_iterations : int
        Stop after so many pairs of half-steps at the latest.

    Returns
    -------
    iterator of HalfStep
        (kind, labels, centroids, cost), "assign" first. It ends when J after a move equals J after the move before.

    Raises
    ------
    ValueError
        If the input is bad, or, during the run, if a given function returns something that is not labels or centroids.
        What a given function raises itself passes through.

    Examples
    --------
    >>> for step in half_steps([[1], [11]], [[2]]):
    ...     print(step.kind, step.cost)
    assign 41.0
    move 25.0
    assign 25.0
    move 25.0
    """
    return HalfSteps(X, centroids, assign, move, max_iterations)


def run_kmeans(X, centroids, max_iterations=100):
    """Alternate assign and move until J stays the same.

    Parameters
    ----------
    X : (m, n) array_like
        One point a row.
    centroids : (K, n) array_like
        Where the centroids start.
    max_iterations : int
        Stop after so many pairs of half-steps at the latest.

    Returns
    -------
    labels : (m,) ndarray of int
    centroids : (K, n) ndarray of float
    costs : (2·iterations,) ndarray of float
        J after every half-step, assign first. It never rises by more than rounding.

    Raises
    ------
    ValueError
        If the shapes disagree, a number is not finite and real, or `max_iterations` is not at least 1.

    References
    ----------
    S. P. Lloyd, "Least squares quantization in PCM", IEEE Transactions on Information Theory 28(2), 1982, 129–137.

    Examples
    --------
    >>> labels, centroids, costs = run_kmeans([[1], [11]], [[2]])
    >>> costs
    array([41., 25., 25., 25.])
    """
    costs = []
    for step in half_steps(X, centroids, max_iterations=max_iterations):
        costs.append(step.cost)
    return Run(step.labels, step.centroids, np.array(costs))


def _blocks(m, rows=2048):
    # Temporaries of a block stay small: for a large X that saves the memory, and the time to fetch it from the system.
    return (slice(first, first + rows) for first in range(0, m, rows))


def _cost(X, labels, centroids):
    return float(sum(((X[b] - centroids.take(labels[b], axis=0)) ** 2).sum() for b in _blocks(len(X))) / len(X))


def _nearest(X, centroids):
    # The differences themselves, feature by feature: ‖x‖² − 2x·μ + ‖μ‖² would lose all digits far from the origin.
    return np.concatenate(
        [
            sum((x[:, None] - mu) ** 2 for x, mu in zip(X[b].T, centroids.T, strict=True)).argmin(axis=1)
            for b in _blocks(len(X))
        ]
    )


def _means(X, labels, centroids):
    K = len(centroids)
    counts = np.bincount(labels, minlength=K)[:, None]
    sums = np.stack([np.bincount(labels, weights=x, minlength=K) for x in X.T], axis=1)
    return np.where(counts > 0, sums / np.maximum(counts, 1), centroids)
