"""J as a judge of code: what a list of costs says about a run, and whether a half-step did its own job.

`diagnose_costs` reads J alone: a rise is a bug, and no rise proves nothing. The certificates ask more, and still need
no expected answer: after assign no relabelled point, and after move no nudged centroid, may lower J.
"""

import itertools
from dataclasses import dataclass

import numpy as np

from kmcourse.inputs import as_centroids, as_costs, as_labels, as_points
from kmcourse.kmeans import compute_cost, move_centroids
from kmcourse.rounding import cost_rises, cost_tolerance, same_cost


def diagnose_costs(costs, tolerance=0.0):
    """Say whether J is rising, flat or falling.

    Parameters
    ----------
    costs : (T,) array_like
        J after every half-step, or after every iteration; at least two.
    tolerance : float
        Rounding to allow for, in the unit of J: `cost_tolerance(X)`.

    Returns
    -------
    str
        "rising" if any J is above the one before by more than rounding: the code has a bug. Else "flat" if the last
        equals the one before: stop. Else "falling": go on.

    Raises
    ------
    ValueError
        If there are fewer than two costs, or one of them is not a finite number.

    Examples
    --------
    >>> diagnose_costs([41, 25]), diagnose_costs([41, 25, 25]), diagnose_costs([25, 41, 25, 25])
    ('falling', 'flat', 'rising')
    """
    costs = as_costs(costs)
    steps = list(itertools.pairwise(costs))
    if any(cost_rises(old, new, tolerance) for old, new in steps):
        return "rising"
    return "flat" if same_cost(*steps[-1], tolerance) else "falling"


@dataclass(frozen=True)
class AssignCertificate:
    """Whether every point is with a nearest centroid; if not, the point that would gain most elsewhere.

    True in an `if` or an `assert` when it holds. The other fields are None then.
    """

    holds: bool
    cost: float  # J as it is
    point: int | None = None  # row of X
    label: int | None = None  # what the point is given
    better: int | None = None  # what would cost less
    better_cost: float | None = None  # J after that one change

    def __bool__(self):
        return self.holds

    def __str__(self):
        if self.holds:
            return "Every point is with a nearest centroid: no other label lowers J."
        return f"Point {self.point} is given centroid {self.label}, but centroid {self.better} is nearer: {self.gain}."

    @property
    def gain(self):
        """What the one change does to J, in words."""
        return f"with that one change J falls from {self.cost:.6g} to {self.better_cost:.6g}"


@dataclass(frozen=True)
class MoveCertificate:
    """Whether every used centroid is where J is lowest; if not, the nudge that lowers J most.

    True in an `if` or an `assert` when it holds. The other fields are None then.
    """

    holds: bool
    cost: float  # J as it is
    centroid: int | None = None  # row of centroids
    feature: int | None = None  # column of centroids
    nudge: float | None = None  # what to add there
    better_cost: float | None = None  # J after that one change

    def __bool__(self):
        return self.holds

    def __str__(self):
        if self.holds:
            return "Every centroid with points is where J is lowest: no nudge lowers J."
        return f"Centroid {self.centroid}, nudged by {self.nudge:+.6g} along feature {self.feature}, {self.gain}."

    @property
    def gain(self):
        """What the nudge does to J, in words."""
        return f"lowers J from {self.cost:.6g} to {self.better_cost:.6g}"


def certify_assign(X, labels, centroids):
    """Ask J whether these labels are the best for these centroids.

    Parameters
    ----------
    X : (m, n) array_like
    labels : (m,) array_like of int
        What an assign step gave. Any nearest centroid will do where several are equally near.
    centroids : (K, n) array_like

    Returns
    -------
    AssignCertificate
        True when no point can be relabelled to lower J; otherwise it names the point that gains most.

    Raises
    ------
    ValueError
        As `compute_cost`.

    Examples
    --------
    >>> print(certify_assign([[1], [11]], [0, 0], [[2], [6]]))
    Point 1 is given centroid 0, but centroid 1 is nearer: with that one change J falls from 41 to 13.
    >>> bool(certify_assign([[1], [11]], [0, 1], [[2], [6]]))
    True
    """
    X = as_points(X)
    centroids = as_centroids(centroids, X)
    labels = as_labels(labels, X, centroids)
    cost, tolerance = compute_cost(X, labels, centroids), cost_tolerance(X)
    gains = np.zeros(len(X))
    nearest = np.zeros(len(X), dtype=int)
    for i, x in enumerate(X):
        squares = ((x - centroids) ** 2).sum(axis=1)
        nearest[i] = squares.argmin()
        if cost_rises(squares[nearest[i]], squares[labels[i]], tolerance):
            gains[i] = squares[labels[i]] - squares[nearest[i]]
    if not gains.any():
        return AssignCertificate(True, cost)
    i = int(gains.argmax())
    relabelled = labels.copy()
    relabelled[i] = nearest[i]
    return AssignCertificate(False, cost, i, int(labels[i]), int(nearest[i]), compute_cost(X, relabelled, centroids))


def certify_move(X, labels, centroids):
    """Ask J whether these centroids are the best for these labels.

    Parameters
    ----------
    X : (m, n) array_like
    labels : (m,) array_like of int
    centroids : (K, n) array_like
        What a move step gave. A centroid without points has no term in J and may be anywhere.

    Returns
    -------
    MoveCertificate
        True when no coordinate of a used centroid can be nudged to lower J; otherwise the nudge that gains most.

    Raises
    ------
    ValueError
        As `compute_cost`.

    Examples
    --------
    >>> print(certify_move([[1], [11]], [0, 0], [[2]]))
    Centroid 0, nudged by +4 along feature 0, lowers J from 41 to 25.
    >>> bool(certify_move([[1], [11]], [0, 0], [[6]]))
    True
    """
    X = as_points(X)
    centroids = as_centroids(centroids, X)
    labels = as_labels(labels, X, centroids)
    cost, tolerance = compute_cost(X, labels, centroids), cost_tolerance(X)
    # Along one coordinate J is a parabola with its lowest point at the mean: the best nudge goes there.
    nudges = move_centroids(X, labels, centroids) - centroids
    gains = np.bincount(labels, minlength=len(centroids))[:, None] * nudges**2
    k, j = np.unravel_index(gains.argmax(), gains.shape)
    nudged = centroids.copy()
    nudged[k, j] += nudges[k, j]
    better_cost = compute_cost(X, labels, nudged)
    if not cost_rises(better_cost, cost, tolerance):
        return MoveCertificate(True, cost)
    return MoveCertificate(False, cost, int(k), int(j), float(nudges[k, j]), better_cost)
