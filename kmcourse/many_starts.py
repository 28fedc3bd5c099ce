"""Many starts on the same points: which rows they begin from, where each run ends, and how often.

Random examples are drawn as `starts.initialize_centroids` draws them, so `best_run` with the same generator meets the
same runs.
"""

from typing import NamedTuple

import numpy as np

from kmcourse.descent import run_kmeans
from kmcourse.rounding import same_cost
from kmcourse.starts import initialize_centroids, kmeans_plus_plus_weights


class Ending(NamedTuple):
    """A J at which runs came to rest."""

    cost: float
    count: int


def random_rows(X, K, rng):
    """Draw K different rows of X, as `initialize_centroids` does.

    Examples
    --------
    >>> X = np.arange(10.0).reshape(5, 2)
    >>> rows = random_rows(X, 2, np.random.default_rng(0))
    >>> bool((X[rows] == initialize_centroids(X, 2, np.random.default_rng(0))).all())
    True
    """
    return initialize_centroids(np.arange(float(len(X)))[:, None], K, rng)[:, 0].astype(int)


def spread_rows(X, K, rng):
    """Draw K rows of X as k-means++ does: each with a weight of its squared distance to those drawn before.

    References
    ----------
    D. Arthur and S. Vassilvitskii, "k-means++: the advantages of careful seeding", Proceedings of the 18th Annual
    ACM-SIAM Symposium on Discrete Algorithms (SODA), 2007, 1027–1035.

    Examples
    --------
    >>> 2 in spread_rows(np.array([[0.0], [0.0], [9.0]]), 2, np.random.default_rng(0)).tolist()
    True
    """
    rows = [int(rng.integers(len(X)))]
    while len(rows) < K:
        rows.append(int(rng.choice(len(X), p=kmeans_plus_plus_weights(X, X[rows]))))
    return np.array(rows)


def final_costs(X, rows):
    """Return the J at which the run from each start ends.

    Parameters
    ----------
    X : (m, n) ndarray
    rows : (n_starts, K) ndarray of int
        Each start as rows of X.

    Returns
    -------
    (n_starts,) ndarray of float
    """
    return np.array([run_kmeans(X, X[start]).costs[-1] for start in rows])


def endings(costs, tolerance):
    """Return every J at which runs ended, the lowest first, and how many runs each; as `endingsOf` in the page.

    Examples
    --------
    >>> endings([5.0, 1.5, 1.5 + 1e-12], 0.0)
    [Ending(cost=1.5, count=2), Ending(cost=5.0, count=1)]
    """
    found = []
    for cost in sorted(costs):
        if found and same_cost(found[-1].cost, cost, tolerance):
            found[-1] = found[-1]._replace(count=found[-1].count + 1)
        else:
            found.append(Ending(float(cost), 1))
    return found


def swarm(heights, width, pitch):
    """Return a place for each of many dots that want to be at a height: rows of dots, never two in one place.

    The dots are placed from the lowest to the highest, each in the row nearest to its height that has room; as `swarm`
    in the page.

    Parameters
    ----------
    heights : (N,) sequence of float
    width : float
        How long a row may be.
    pitch : float
        From dot to dot and from row to row.

    Returns
    -------
    list of (float, float)
        How far along its row each dot is, and its row's height.

    Examples
    --------
    >>> swarm([0.0, 0.4, 7.9], 2.0, 1.0)
    [(0.0, 0.0), (1.0, 0.0), (0.0, 8.0)]
    >>> swarm([0.0, 0.0, 0.0], 2.0, 1.0)
    [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]
    """
    room = max(1, int(width / pitch + 1e-9))
    filled, places = {}, [(0.0, 0.0)] * len(heights)
    for dot in sorted(range(len(heights)), key=lambda dot: (heights[dot], dot)):
        nearest = int(np.floor(heights[dot] / pitch + 0.5))
        beside = 0
        while filled.get(nearest + beside, 0) >= room:
            beside = -beside if beside > 0 else 1 - beside
        row = nearest + beside
        places[dot] = (filled.get(row, 0) * pitch, row * pitch)
        filled[row] = filled.get(row, 0) + 1
    return places


def best_of(costs, first, tries):
    """Return for each K the lowest of `tries` runs from `first` on; as `bestOf` in the page.

    Examples
    --------
    >>> best_of([[4.0, 3.0], [2.0, 5.0]], 0, 2)
    [3.0, 2.0]
    """
    return [float(min(row[first : first + tries])) for row in costs]
