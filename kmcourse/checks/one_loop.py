"""K-means as one loop of parts: right as it is, and wrong in one place where a part is exchanged.

The known mistakes of an exercise that asks for a whole run are made of it. A part is a function of the moment.
"""

from typing import NamedTuple

import numpy as np

from kmcourse import kmeans as km
from kmcourse.rounding import same_cost


class Moment(NamedTuple):
    """What a loop knows, anywhere in an iteration."""

    X: np.ndarray
    start: np.ndarray  # the centroids that the run is given
    t: int  # the iteration, counted from 0
    costs: list  # J after every half-step so far
    labels: np.ndarray | None  # of the last assign
    labels_before: np.ndarray | None  # of the assign before that; in the first iteration the same
    centroids: np.ndarray
    centroids_before: np.ndarray  # before the last move


def goes_on(now):
    """Return the centroids that an iteration begins with: those of the last one."""
    return now.centroids


def assign(now):
    """Return the nearest labels."""
    return km.assign_points(now.X, now.centroids)


def move(now):
    """Return the means."""
    return km.move_centroids(now.X, now.labels, now.centroids)


def cost(now):
    """Return J as it is now."""
    return km.compute_cost(now.X, now.labels, now.centroids)


def cost_with_centroids_before(now):
    """Return J with the centroids before the last move, which is wrong."""
    return km.compute_cost(now.X, now.labels, now.centroids_before)


def cost_with_labels_before(now):
    """Return J with the labels of the iteration before, which is wrong."""
    return km.compute_cost(now.X, now.labels_before, now.centroids)


def one_stands_still(now):
    """Return whether any centroid did not move, which is no reason to stop."""
    return (now.centroids == now.centroids_before).all(axis=1).any()


def no_change(now):
    """Return whether J is what it was an iteration before."""
    return now.t > 0 and same_cost(now.costs[-3], now.costs[-1])


def loop(begin=goes_on, assign=assign, after_assign=cost, move=move, after_move=cost, stop=no_change):
    """Return a run of these parts.

    Parameters
    ----------
    begin : callable
        begin(moment) -> the centroids that an iteration begins with.
    assign, move : callable
        assign(moment) -> labels; move(moment) -> centroids.
    after_assign, after_move : callable
        after_assign(moment) -> what is taken for J there.
    stop : callable
        stop(moment) -> whether the run is over, at the end of an iteration.

    Returns
    -------
    callable
        run(X, centroids, max_iterations=100) -> labels, centroids, costs

    Examples
    --------
    >>> loop()(np.array([[1.0], [11.0]]), np.array([[2.0]]))
    (array([0, 0]), array([[6.]]), [41.0, 25.0, 25.0, 25.0])
    """

    def run(X, centroids, max_iterations=100):
        now = Moment(X, centroids, 0, [], None, None, centroids, centroids)
        for t in range(max_iterations):
            now = now._replace(t=t)
            now = now._replace(centroids=begin(now))
            labels = assign(now)
            now = now._replace(labels=labels, labels_before=now.labels if t else labels)
            now.costs.append(after_assign(now))
            now = now._replace(centroids=move(now), centroids_before=now.centroids)
            now.costs.append(after_move(now))
            if stop(now):
                break
        return now.labels, now.centroids, now.costs

    return run
