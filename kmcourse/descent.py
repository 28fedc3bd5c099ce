"""The run: assign, move, assign, move … until J stays the same, with J after every half-step.

The same run serves `run_kmeans`, the widgets and a learner's own functions.
"""

from typing import NamedTuple

import numpy as np

from kmcourse.inputs import as_centroids, as_count, as_labels, as_points
from kmcourse.kmeans import assign_points, move_centroids, unchecked_cost, unchecked_means, unchecked_nearest
from kmcourse.rounding import same_cost, unchecked_tolerance


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
        assign = unchecked_nearest if self.assign is assign_points else self._assign_by_learner
        move = unchecked_means if self.move is move_centroids else self._move_by_learner
        tolerance = unchecked_tolerance(self.X)
        centroids, cost_before = self.start, None
        for _ in range(self.max_iterations):
            labels = assign(self.X, centroids)
            yield HalfStep("assign", labels, centroids, unchecked_cost(self.X, labels, centroids))
            centroids = move(self.X, labels, centroids)
            cost = unchecked_cost(self.X, labels, centroids)
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
