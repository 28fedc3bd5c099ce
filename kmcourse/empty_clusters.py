"""Four ways to deal with a centroid that nobody chose, as whole runs to be compared.

Three are policies; the fourth is what happens to whoever has none: the mean of no points is not a number, and NaN
goes on from there. A centroid that is gone is a row of NaN, so that the others keep their numbers.
"""

import warnings

import numpy as np

from kmcourse.descent import HalfStep
from kmcourse.inputs import as_centroids, as_points
from kmcourse.kmeans import unchecked_cost

POLICIES = {
    "keep": "Nobody chose it: it stays where it was, and may be chosen later.",
    "drop": "Nobody chose it: it is taken away, and K is one smaller from then on.",
    "farthest": "Nobody chose it: it goes to the point with the largest term, and takes that point.",
    "NaN": "Nobody thought of it: the mean of no points is NaN, and NaN goes on from there.",
}
LESSON = np.array([[0.0], [1.0], [5.0], [6.0]]), np.array([[0.0], [3.0], [6.0]])  # nobody chooses the second centroid


def run_with_policy(X, centroids, policy, iterations=4):
    """Run K-means so many iterations, dealing with centroids without points by one of `POLICIES`.

    Parameters
    ----------
    X : (m, n) array_like
    centroids : (K, n) array_like
        Where the centroids start.
    policy : str
        "keep", "drop", "farthest" or "NaN".
    iterations : int
        Pairs of half-steps; there is no stopping, because with NaN there is nothing to stop at.

    Returns
    -------
    list of HalfStep
        A centroid that is gone has NaN as its coordinates; J is NaN where a point is with such a one.

    Raises
    ------
    ValueError
        If the policy is none of these, or X and centroids do not fit each other.

    Examples
    --------
    >>> for policy in POLICIES:
    ...     print(policy, [float(step.cost) for step in run_with_policy(*LESSON, policy, iterations=2)])
    keep [0.5, 0.25, 0.25, 0.25]
    drop [0.5, 0.25, 0.25, 0.25]
    farthest [0.5, 0.25, 0.1875, 0.125]
    NaN [0.5, 0.25, nan, 6.5]
    """
    if policy not in POLICIES:
        raise ValueError(f"policy is {policy!r}; expected one of {', '.join(POLICIES)}.")
    X = as_points(X)
    centroids = as_centroids(centroids, X).copy()
    steps = []
    for _ in range(iterations):
        squares = ((X[:, None] - centroids) ** 2).sum(axis=2)
        # NumPy's argmin takes NaN for the smallest: nobody notices, and every point goes there.
        labels = squares.argmin(axis=1) if policy == "NaN" else np.nanargmin(squares, axis=1)
        steps.append(HalfStep("assign", labels, centroids, unchecked_cost(X, labels, centroids)))
        centroids = _moved(X, labels, centroids, policy)
        steps.append(HalfStep("move", labels, centroids, unchecked_cost(X, labels, centroids)))
    return steps


def _moved(X, labels, centroids, policy):
    moved = centroids.copy()
    unused = np.setdiff1d(np.arange(len(centroids)), labels)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # the mean of no points, which is the point here
        for k in range(len(centroids)):
            if k not in unused or policy == "NaN":
                moved[k] = X[labels == k].mean(axis=0)
    for k in unused:
        if policy == "drop":
            moved[k] = np.nan
        elif policy == "farthest":
            terms = ((X - moved[labels]) ** 2).sum(axis=1)
            # One point cannot serve two of them.
            terms[(X[:, None] == moved[unused]).all(axis=2).any(axis=1)] = -1
            moved[k] = X[terms.argmax()]
    return moved
