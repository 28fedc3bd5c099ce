"""A counter-example: points, labels and centroids where a half-step did not do its own job, and the proof from J."""

from typing import NamedTuple

import numpy as np

from kmcourse.inputs import as_centroids, as_labels, as_points
from kmcourse.oracle import AssignCertificate, MoveCertificate, certify_assign, certify_move

MOST_POINTS, MOST_CENTROIDS = 200, 12  # more than that nobody can look at


class CounterExample(NamedTuple):
    """What came back from a half-step, as plain numbers, and the one change to it that lowers J."""

    X: tuple  # (m, n), n at most 2, as tuples
    labels: tuple  # (m,)
    centroids: tuple  # (K, n)
    certificate: AssignCertificate | MoveCertificate  # one that does not hold
    of_a_run: bool = False  # what came back at the end of a whole run

    @property
    def sentence(self):
        """What the one change does to J."""
        return f"At the end of the run: {self.certificate}" if self.of_a_run else str(self.certificate)


def against_labels(X, labels, centroids):
    """Return the counter-example to labels that an assign step gave.

    Parameters
    ----------
    X : (m, n) array_like
    labels : object
        Whatever came back for labels.
    centroids : (K, n) array_like

    Returns
    -------
    CounterExample or None
        None if no label can be bettered, or if there is nothing to look at: no labels, or more than two features.

    Examples
    --------
    >>> print(against_labels([[1], [11]], [0, 0], [[2], [6]]).sentence)
    Point 1 is given centroid 0, but centroid 1 is nearer: with that one change J falls from 41 to 13.
    >>> against_labels([[1], [11]], [0, 1], [[2], [6]]) is None
    True
    """
    return _counter_example(certify_assign, X, labels, centroids)


def against_centroids(X, labels, centroids):
    """Return the counter-example to centroids that a move step gave, or None; as `against_labels`.

    Examples
    --------
    >>> print(against_centroids([[1], [11]], [0, 0], [[12]]).sentence)
    Centroid 0, nudged by -6 along feature 0, lowers J from 61 to 25.
    """
    return _counter_example(certify_move, X, labels, centroids)


def against_run(X, labels, centroids, ended):
    """Return the counter-example to what a run gave back, or None; as `against_labels`.

    Its last half-step was a move. One that `ended`, because J stayed the same, left nothing to an assign either.
    """
    found = against_centroids(X, labels, centroids)
    if found is None and ended:
        found = against_labels(X, labels, centroids)
    return found and found._replace(of_a_run=True)


def _counter_example(certify, X, labels, centroids):
    try:
        X = as_points(X)
        centroids = as_centroids(centroids, X)
        labels = as_labels(labels, X, centroids)
    except (TypeError, ValueError):
        return None  # what is wrong with it is not for J to say
    if X.shape[1] > 2 or len(X) > MOST_POINTS or len(centroids) > MOST_CENTROIDS:
        return None
    with np.errstate(over="ignore", invalid="ignore"):
        certificate = certify(X, labels, centroids)
    if certificate or not np.isfinite([certificate.cost, certificate.better_cost]).all():
        return None
    return CounterExample(_rows(X), tuple(labels.tolist()), _rows(centroids), certificate)


def _rows(array):
    return tuple(map(tuple, array.tolist()))
