"""Squares on distances, and the same squares laid end to end; as squares.js, so that nothing jumps.

Places are those of a picture: x to the right, y downward.
"""

import numpy as np

FIT = 0.8


def square_on(start, end, upright=False):
    """Return the corners of the square whose one side goes from `start` to `end`.

    Parameters
    ----------
    start, end : (2,) array_like
        Its area is the squared distance between them.
    upright : bool
        On a number line it stands above the line; in the plane it lies to the left of the way from start to end.

    Returns
    -------
    (4, 2) ndarray
        start and end first.

    Examples
    --------
    >>> square_on((0, 0), (3, 0), upright=True).tolist()
    [[0.0, 0.0], [3.0, 0.0], [3.0, -3.0], [0.0, -3.0]]
    """
    (x, y), (end_x, end_y) = np.asarray(start, float), np.asarray(end, float)
    aside = (0.0, -abs(end_x - x)) if upright else (end_y - y, x - end_x)
    return np.array([[x, y], [end_x, end_y], [end_x + aside[0], end_y + aside[1]], [x + aside[0], y + aside[1]]])


def square_within(start, end, upright, box):
    """Return the same square on that side of its line where less of it leaves the box; above, on a number line.

    Parameters
    ----------
    start, end : (2,) array_like
    upright : bool
    box : tuple
        left, right, top, bottom.

    Returns
    -------
    (4, 2) ndarray
        start and end first.

    Examples
    --------
    >>> square_within((0, 0), (3, 0), False, (0, 9, 0, 9)).tolist()
    [[0.0, 0.0], [3.0, 0.0], [3.0, 3.0], [0.0, 3.0]]
    """
    one = square_on(start, end, upright)
    if upright:
        return one
    other = square_on(end, start)[[1, 0, 3, 2]]
    left, right, top, bottom = box

    def outside(corners):
        x, y = corners.T
        return np.sum(np.maximum(0, np.maximum(left - x, x - right)) + np.maximum(0, np.maximum(top - y, y - bottom)))

    return other if outside(other) < outside(one) else one


def corners_path(corners):
    """Return a closed path through some corners.

    Examples
    --------
    >>> corners_path([(0, 0), (3, 0), (3, -3)])
    'M0.0,0.0L3.0,0.0L3.0,-3.0z'
    """
    # Rounding can leave −0.0, on one machine and not on another.
    written = (f"{round(float(x), 1) + 0.0:.1f},{round(float(y), 1) + 0.0:.1f}" for x, y in corners)
    return f"M{'L'.join(written)}z"


def room_for(total, before=0.0):
    """Return how much the bar can hold: as before while the sum fits and can be seen, else a little more than the sum.

    Examples
    --------
    >>> room_for(80.0), room_for(40.0, before=100.0), room_for(20.0, before=100.0)
    (100.0, 100.0, 25.0)
    """
    return before if 0 < before / 4 <= total <= before else float(total) / FIT or 1.0


def squared_distances(X, centroids):
    """Return every squared distance, a row a point, a column a centroid.

    Parameters
    ----------
    X : (m, n) ndarray
    centroids : (K, n) ndarray

    Returns
    -------
    (m, K) ndarray

    Examples
    --------
    >>> squared_distances(np.array([[1.0], [11.0]]), np.array([[2.0], [9.0]]))
    array([[ 1., 64.],
           [81.,  4.]])
    """
    return ((X[:, None] - centroids) ** 2).sum(axis=2)


def frame_on_a_line(X, labels, centroids, width, tallest):
    """Return the stretch of a number line to show, with room above it for the tallest square.

    Parameters
    ----------
    X : (m, 1) ndarray
    labels : (m,) ndarray of int
    centroids : (K, 1) ndarray
    width, tallest : float
        How wide the line is drawn, and how high a square may stand on it.

    Returns
    -------
    list of two floats

    Examples
    --------
    >>> frame_on_a_line(np.array([[1.0], [11.0]]), [0, 0], np.array([[1.0]]), 400, 200)
    [-4.0, 16.0]
    """
    low, high = min(X.min(), centroids.min()), max(X.max(), centroids.max())
    longest = np.abs(X - centroids[labels]).max()
    # All in one place: as if they were one unit apart.
    unit = max(longest / tallest, (high - low) * 1.2 / width) or 1 / tallest
    return [float((low + high - unit * width) / 2), float((low + high + unit * width) / 2)]
