"""The slope of J in the centroids: what gradient descent would follow, and what is zero at the means.

J has no slope in the labels: they are whole numbers. That is one reason why K-means is not gradient descent.
"""

import numpy as np

from kmcourse.inputs import as_centroids, as_labels, as_points


def cost_gradient(X, labels, centroids):
    """Slope of J in every coordinate of every centroid, with the labels held fixed.

    ∂J/∂μ_k = (2/m) Σ (μ_k − x⁽ⁱ⁾), over the points i with c⁽ⁱ⁾ = k: zero exactly where μ_k is their mean.

    Parameters
    ----------
    X : (m, n) array_like
        One point a row.
    labels : (m,) array_like of int
        labels[i] is the row of `centroids` that point i is given, nearest or not.
    centroids : (K, n) array_like
        Where the slope is wanted.

    Returns
    -------
    (K, n) ndarray of float
        By how much J rises for a step of one unit, were it to go on as it begins; in the unit of X. The row of a
        centroid without points is zero: it has no term in J.

    Raises
    ------
    ValueError
        If the shapes disagree, a number is not finite and real, or a label names no centroid.

    References
    ----------
    L. Bottou and Y. Bengio, "Convergence properties of the K-means algorithms", Advances in Neural Information
    Processing Systems 7, 1995: the move step is the Newton step of this gradient.

    Examples
    --------
    Points 1 and 11, where J = 25 + (μ − 6)²: at 2 it falls by 8 for a step to the right, at 6 it is flat.

    >>> cost_gradient([[1], [11]], [0, 0], [[2]])
    array([[-8.]])
    >>> cost_gradient([[1], [11]], [0, 0], [[6]])
    array([[0.]])
    """
    X = as_points(X)
    centroids = as_centroids(centroids, X)
    labels = as_labels(labels, X, centroids)
    sums = np.zeros_like(centroids)
    np.add.at(sums, labels, centroids[labels] - X)
    return 2 * sums / len(X)
