"""Six programs that are meant to be K-means; whether and where they go wrong is for the learner to find out.

Each is written out in full, as a learner would write it, and has data of its own to run on. `source`, `data` and `run`
give what there is to look at, by the letter of the program.
"""

import inspect

import numpy as np

from kmcourse import datasets
from kmcourse.descent import HalfStep
from kmcourse.inputs import as_centroids, as_points
from kmcourse.kmeans import compute_cost

# The six are the same but for one place, on purpose: nothing that they share is taken out.


def program_a(X, centroids):
    """Run K-means from these centroids, and return its half-steps."""
    log, old, resting = [], centroids, False
    while not resting and len(log) < 100:
        distances = ((X[:, None] - centroids) ** 2).sum(axis=2)
        labels = distances.argmin(axis=1)
        log.append(HalfStep("assign", labels, centroids, compute_cost(X, labels, centroids)))
        old, centroids = centroids, centroids.copy()
        for k in np.unique(labels):
            points = X[labels == k]
            centroids[k] = points.sum(axis=0) // len(points)
        log.append(HalfStep("move", labels, centroids, compute_cost(X, labels, centroids)))
        resting = (centroids == old).all()
    return log


def program_b(X, centroids):
    """Run K-means from these centroids, and return its half-steps."""
    log, old, resting = [], centroids, False
    while not resting and len(log) < 100:
        distances = ((X[:, None] - centroids) ** 2).sum(axis=2)
        labels = distances.argmin(axis=1)
        log.append(HalfStep("assign", labels, centroids, compute_cost(X, labels, old)))
        old, centroids = centroids, centroids.copy()
        for k in np.unique(labels):
            points = X[labels == k]
            centroids[k] = points.sum(axis=0) / len(points)
        log.append(HalfStep("move", labels, centroids, compute_cost(X, labels, centroids)))
        resting = (centroids == old).all()
    return log


def program_c(X, centroids):
    """Run K-means from these centroids, and return its half-steps."""
    log, old, resting = [], centroids, False
    while not resting and len(log) < 100:
        distances = abs(X[:, None] - centroids).sum(axis=2)
        labels = distances.argmin(axis=1)
        log.append(HalfStep("assign", labels, centroids, compute_cost(X, labels, centroids)))
        old, centroids = centroids, centroids.copy()
        for k in np.unique(labels):
            points = X[labels == k]
            centroids[k] = points.sum(axis=0) / len(points)
        log.append(HalfStep("move", labels, centroids, compute_cost(X, labels, centroids)))
        resting = (centroids == old).all()
    return log


def program_d(X, centroids):
    """Run K-means from these centroids, and return its half-steps."""
    log, old, resting = [], centroids, False
    while not resting and len(log) < 100:
        distances = ((X[:, None] - centroids) ** 2).sum(axis=2)
        labels = distances.argmin(axis=1)
        log.append(HalfStep("assign", labels, centroids, compute_cost(X, labels, centroids)))
        old, centroids = centroids, centroids.copy()
        for k in np.unique(labels):
            points = X[labels == k]
            centroids[k] = points.sum(axis=0) / len(points)
        log.append(HalfStep("move", labels, centroids, compute_cost(X, labels, centroids)))
        resting = (centroids == old).all()
    return log


def program_e(X, centroids):
    """Run K-means from these centroids, and return its half-steps."""
    log, old, resting = [], centroids, False
    while not resting and len(log) < 100:
        distances = ((X[:, None] - centroids) ** 2).sum(axis=2)
        labels = distances.argmin(axis=1)
        log.append(HalfStep("assign", labels, centroids, compute_cost(X, labels, centroids)))
        old, centroids = centroids, centroids.copy()
        for k in np.unique(labels):
            points = X[labels == k]
            centroids[k] = points.sum(axis=0) / len(points)
        log.append(HalfStep("move", labels, centroids, compute_cost(X, labels, centroids)))
        resting = (centroids == old).all(axis=1).any()
    return log


def program_f(X, centroids):
    """Run K-means from these centroids, and return its half-steps."""
    log, old, resting = [], centroids, False
    while not resting and len(log) < 100:
        distances = ((X[:, None] - centroids) ** 2).sum(axis=2)
        labels = distances.argmin(axis=1)
        log.append(HalfStep("assign", labels, centroids, compute_cost(X, labels, centroids)))
        old, centroids = centroids, centroids.copy()
        for k in np.unique(labels):
            points = X[labels == k]
            centroids[k] = points.sum(axis=0) / len(X)
        log.append(HalfStep("move", labels, centroids, compute_cost(X, labels, centroids)))
        resting = (centroids == old).all()
    return log


_PROGRAMS = {"A": program_a, "B": program_b, "C": program_c, "D": program_d, "E": program_e, "F": program_f}
NAMES = tuple(_PROGRAMS)


def source(name):
    """Return the source of a program, to be printed.

    Parameters
    ----------
    name : str
        One of `NAMES`: "A" to "F".

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If there is no program of this name.

    Examples
    --------
    >>> print(source("A").splitlines()[0])
    def program_a(X, centroids):
    """
    return inspect.getsource(_program(name))


def data(name):
    """Return the points that a program of this name is shown on, and where its centroids start.

    Returns
    -------
    X : (m, n) ndarray of float
    centroids : (K, n) ndarray of float

    Raises
    ------
    ValueError
        If there is no program of this name.

    Examples
    --------
    >>> X, centroids = data("A")
    >>> X.shape, centroids.shape
    ((60, 2), (3, 2))
    """
    _program(name)
    if name == "D":
        return datasets.rectangle(), datasets.rectangle_start()
    if name == "E":
        return np.array([[100.0], [0], [1], [2], [3], [10], [11], [12]]), np.array([[100.0], [0], [1]])
    return datasets.sixty_points(), datasets.sixty_points_start()


def run(name, X=None, centroids=None):
    """Run a program.

    Parameters
    ----------
    name : str
        One of `NAMES`: "A" to "F".
    X : (m, n) array_like, optional
        One point a row; its own data unless given.
    centroids : (K, n) array_like, optional
        Where the centroids start; given if `X` is.

    Returns
    -------
    list of HalfStep
        (kind, labels, centroids, cost), with the cost that the program itself has noted.

    Raises
    ------
    ValueError
        If there is no program of this name, or the data are bad.

    Examples
    --------
    >>> [step.cost for step in run("A", [[1], [11]], [[2]])]
    [41.0, 25.0, 25.0, 25.0]
    """
    program = _program(name)
    if (X is None) != (centroids is None):
        raise ValueError("X and the centroids to start from are needed together, or neither of them.")
    if X is None:
        X, centroids = data(name)
    X = as_points(X)
    return program(X, as_centroids(centroids, X))


def _program(name):
    if name not in _PROGRAMS:
        raise ValueError(f"There is no program {name!r}; the programs are {', '.join(NAMES)}.")
    return _PROGRAMS[name]
