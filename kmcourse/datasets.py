"""The course's data, all small and all ours: each says which lesson it serves.

The numbers are written out, so that a J quoted in the text is the same on every machine; every call returns new arrays.
"""

import numpy as np

# fmt: off
_THIRTY = (
    (6.4, 6.7), (7.7, 6.2), (4.7, 6.5), (2.9, 3.3), (1, 1.8), (6.8, 6.6),
    (4.2, 3.9), (4.5, 1.7), (3, 2.9), (3.4, 3.2), (3.5, 2.8), (2.9, 2.6),
    (6.8, 7), (7.6, 4.5), (6.7, 6.4), (2.7, 2.3), (5.5, 5.3), (6, 6.4),
    (3.1, 2.5), (1.7, 3.6), (2.3, 3.6), (6.8, 5.8), (3.4, 3.1), (6.4, 6.3),
    (2.8, 2.6), (6.3, 5), (2.2, 1), (2.3, 2.4), (5.8, 4.7), (9, 5.8),
)

_SIXTY = (
    (0, 0.3), (-0.27, -0.89), (-0.45, -0.99), (0.06, 1.34), (-0.49, -0.62), (0.49, 0.36),
    (0.11, -0.93), (-0.03, 0.7), (-1.34, -0.46), (-1.9, -1.29), (-1.84, -0.24), (-1.27, 0.27),
    (0.16, -0.19), (-2.52, -0.54), (-0.05, 0.11), (-1.53, -0.48), (-0.98, -0.81), (1.06, -0.81),
    (-0.03, 0.88), (-0.58, -0.11), (0.11, 0.06), (-1.23, 0.08), (1.36, -1.55), (0.86, 0.12),
    (-0.64, 2), (0.76, -1.2), (0.07, 0.58), (-0.19, 0.68), (-0.07, 0.67), (1.44, -0.68),
    (6.24, 0.63), (6.15, 0.05), (5.3, 0.84), (7.08, 1.92), (4.41, 0.36), (6.78, -0.59),
    (5.44, 0.92), (7.51, 1.55), (5.61, 0.71), (5.7, 2.22), (5.49, 0.76), (6.42, 0.9),
    (5.76, 0.11), (5.99, 0.65), (7.4, 1.52), (5.97, 1.53), (5.59, 1.84), (5.99, 1.47),
    (4.45, 1.28), (3.97, -0.63), (2.73, 4.74), (3.15, 9.14), (2.25, 5.13), (3.18, 6.69),
    (2.84, 5.71), (3.63, 6.73), (2.07, 5.89), (3.03, 4.52), (3.23, 4.8), (3.87, 6.27),
)
# fmt: on


def two_points():
    """Return the lesson's points 1 and 11: J is 41 with the centroid at 2, and 25 at their mean 6.

    Returns
    -------
    (2, 1) ndarray of float

    Examples
    --------
    >>> two_points().T
    array([[ 1., 11.]])
    """
    return np.array([[1.0], [11.0]])


def three_points():
    """Return 1, 2 and 12, which tell the mean (5) from the median (2) and the midrange (6.5).

    Returns
    -------
    (3, 1) ndarray of float

    Examples
    --------
    >>> three_points().mean()
    np.float64(5.0)
    """
    return np.array([[1.0], [2.0], [12.0]])


def thirty_points():
    """Return thirty points of the plane in two groups, as many as in the lesson's picture.

    Returns
    -------
    (30, 2) ndarray of float

    Examples
    --------
    The tenth example, x⁽¹⁰⁾, is row 9:

    >>> thirty_points()[9]
    array([3.4, 3.2])
    """
    return np.array(_THIRTY)


def thirty_points_start():
    """Return two centroids, both left of the points, from which `thirty_points` takes four iterations.

    Returns
    -------
    (2, 2) ndarray of float
    """
    return np.array([[1.0, 7.0], [3.0, 7.5]])


def sixty_points():
    """Return sixty points of the plane in three groups of 30, 20 and 10.

    Returns
    -------
    (60, 2) ndarray of float

    Examples
    --------
    >>> from kmcourse.descent import run_kmeans
    >>> run_kmeans(sixty_points(), sixty_points_start()).costs.round(2)
    array([31.99,  4.59,  2.23,  1.57,  1.57,  1.57])
    """
    return np.array(_SIXTY)


def sixty_points_start():
    """Return three centroids, all at the upper right, that find the three groups of `sixty_points`.

    Returns
    -------
    (3, 2) ndarray of float
    """
    return np.array([[5.0, 5.0], [6.0, 4.0], [4.0, 7.0]])


def rectangle(width=10):
    """Return the corners of a rectangle of height 1: flat is not best.

    Parameters
    ----------
    width : float
        The long side.

    Returns
    -------
    (4, 2) ndarray of float

    Examples
    --------
    From centroids in the middle of the long sides nothing moves, at J = 25; another clustering costs 0.25.

    >>> from kmcourse.descent import run_kmeans
    >>> run_kmeans(rectangle(), rectangle_start()).costs
    array([25., 25., 25., 25.])
    >>> run_kmeans(rectangle(), [[0, 0.5], [10, 0.5]]).costs
    array([0.25, 0.25, 0.25, 0.25])
    """
    return np.array([[0.0, 0.0], [0.0, 1.0], [width, 0.0], [width, 1.0]])


def rectangle_start(width=10):
    """Return the middles of the long sides of `rectangle`: a start where K-means stays.

    Returns
    -------
    (2, 2) ndarray of float
    """
    return np.array([[width / 2, 0.0], [width / 2, 1.0]])


def filled_square(m=60):
    """Return points that fill a square evenly: one group, and nothing to find in it.

    Returns
    -------
    (m, 2) ndarray of float

    Examples
    --------
    >>> filled_square()[:2]
    array([[5. , 5. ],
           [2.5, 0.7]])
    """
    # The powers of 1/1.3247…, the root of x³ = x + 1: for the plane what the golden ratio is on a line, so that the
    # places already taken are avoided again and again.
    steps = np.array([0.7548776662466927, 0.5698402909980532])
    return np.round(10 * ((0.5 + np.arange(m)[:, None] * steps) % 1), 1)


def ring(m=60):
    """Return points around a ring, as a group that has no middle of its own.

    Returns
    -------
    (m, 2) ndarray of float
    """
    around = np.arange(m)
    radius = 4.6 + 0.8 * ((0.5 + around / 1.618033988749895) % 1)
    angle = 2 * np.pi * around / m
    return np.round(np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]), 2)


def groups_of_groups():
    """Return three groups that consist of three small groups each: three or nine, both are there.

    Returns
    -------
    (54, 2) ndarray of float
    """
    outer, inner, point = (part.ravel() for part in np.mgrid[0:3, 0:3, 0:6])
    places = zip(
        (7.0, 2.6, 0.28 * np.sqrt(point + 0.5)),
        (2 * np.pi * outer / 3 + np.pi / 2, 2 * np.pi * inner / 3 + outer / 2, 2.4 * point + outer + inner),
        strict=True,
    )
    return np.round(sum(np.column_stack([far * np.cos(turn), far * np.sin(turn)]) for far, turn in places), 2)


def identifying():
    """Return data on which every common wrong formula for J gives a number of its own; the right one is 221/6.

    Some labels are deliberately not the nearest centroid's: J takes the labels as they are.

    Returns
    -------
    X : (6, 3) ndarray of float
    labels : (6,) ndarray of int
    centroids : (2, 3) ndarray of float

    Examples
    --------
    >>> from kmcourse.kmeans import compute_cost
    >>> round(compute_cost(*identifying()) * 6)
    221
    """
    X = np.array([[5, 2, -2], [1, -1, -1], [-3, -1, 2], [-2, -1, 1], [3, 0, -3], [-2, 0, -3]], dtype=float)
    return X, np.array([0, 0, 0, 0, 1, 1]), np.array([[-2.0, -2.0, 1.0], [3.0, 4.0, 3.0]])


def generated_picture(size=128):
    """Return a picture of a low sun over the sea, computed: nothing is downloaded.

    Parameters
    ----------
    size : int
        Height and width in pixels.

    Returns
    -------
    (size, size, 3) ndarray of uint8

    Examples
    --------
    >>> generated_picture().shape
    (128, 128, 3)
    """
    down, across = np.mgrid[0:size, 0:size] / size
    horizon = 0.62
    to_sun = np.hypot(across - 0.62, down - 0.46)
    sky = _blend((38, 70, 140), (250, 190, 120), np.clip(down / horizon, 0, 1) * (0.55 + 0.45 * np.exp(-3 * to_sun)))
    waves = 0.5 + 0.5 * np.sin(60 * down**2 + 6 * np.sin(9 * across))
    glitter = np.exp(-(((across - 0.62) / 0.15) ** 2))
    sea = _blend((12, 40, 80), (150, 120, 130), waves * np.clip(1.6 - 2 * down, 0.1, 1))
    sea = _blend(sea, (255, 205, 140), 0.7 * glitter * waves)
    picture = np.where((down < horizon)[..., None], sky, sea)
    hills = (down < horizon) & (down > 0.56 - 0.09 * np.sin(5 * across + 0.8))
    picture[to_sun < 0.1] = (255, 236, 170)
    picture[hills] = _blend((30, 60, 52), (92, 120, 74), np.clip(6 * (horizon - down), 0, 1))[hills]
    return picture.round().astype(np.uint8)


def _blend(first, last, share):
    return np.asarray(first) + (np.asarray(last) - np.asarray(first)) * share[..., None]
