"""Matplotlib figures for the notebooks, each with alt text made from its own numbers.

A figure reaches the notebook as HTML, `<figure><img alt="…">`: JupyterLab and nbconvert show the alt text of nothing
else. Shapes and numbers say what the colours say. Points and clusters are counted from 1, as in the formulas.
"""

import numpy as np
from matplotlib.figure import Figure

from kmcourse import figure_parts as parts
from kmcourse.inputs import as_centroids, as_labels, as_points
from kmcourse.picture_row import PictureRow

_FEW = 8  # so many squares can be told apart and named one by one
_WIDTH = 7.2  # inches


def clusterings(X, **options):
    """Draw the same points on a line clustered in several ways, one above the other.

    Parameters
    ----------
    X : (m, 1) array_like
    **options : (labels, centroids)
        Each under the name that its picture bears.

    Returns
    -------
    DescribedFigure

    Examples
    --------
    >>> clusterings([[1], [5], [6]], A=([0, 1, 1], [[1], [5.5]]))
    A: cluster 1 holds the point 1, its centroid at 1; cluster 2 holds the points 5 and 6, its centroid at 5.5.
    """
    X = as_points(X)
    figure = Figure(figsize=(_WIDTH, 1.05 * len(options) + 0.4), layout="constrained")
    rows = figure.subplots(len(options), squeeze=False)[:, 0]
    sentences = []
    for axes, (name, (labels, centroids)) in zip(rows, options.items(), strict=True):
        centroids = as_centroids(centroids, X)
        labels = as_labels(labels, X, centroids)
        parts.draw_line(axes, {x: f"{x:g}" for x in np.unique(X)})
        axes.set_ylabel(name, rotation=0, fontsize=15, fontweight="bold", labelpad=14, va="center")
        parts.draw_points(axes, X, labels)
        parts.draw_centroids(axes, centroids, name_at=(0, 12))
        sentences.append(f"{name}: {_members(X, labels, centroids)}.")
    return parts.DescribedFigure(figure, " ".join(sentences))


def terms(X, labels, centroids):
    """Draw a square on the distance from every point to the centroid it is given: J is their mean area.

    Parameters
    ----------
    X : (m, 1) or (m, 2) array_like
    labels : (m,) array_like of int
    centroids : (K, n) array_like

    Returns
    -------
    DescribedFigure

    Examples
    --------
    >>> terms([[1], [11]], [0, 0], [[2]])
    2 points, 1 centroid. The squares on the distances have the areas 1 and 81. Their mean, J, is 41.
    """
    X = as_points(X)
    centroids = as_centroids(centroids, X)
    labels = as_labels(labels, X, centroids)
    squares = ((X - centroids[labels]) ** 2).sum(axis=1)
    cost = squares.mean()
    ends = zip(parts.in_plane(centroids)[labels], parts.in_plane(X), strict=True)
    corners = [parts.corners_of_square(start, end) for start, end in ends]
    across, up = np.ptp(np.concatenate([*corners, parts.in_plane(X)]), axis=0)
    height = np.clip(6.6 * up / across, 1.4, 4.6) if across else 1.4
    figure = Figure(figsize=(_WIDTH, height + 0.9), layout="constrained")
    axes = figure.subplots()
    if X.shape[1] == 1:
        names = {mu: f"{mu:g}\n{parts.centroid_name(k, len(centroids))}" for k, (mu,) in enumerate(centroids)}
        parts.draw_line(axes, {x: f"{x:g}" for x in np.unique(X)} | names)
        axes.set_aspect("equal")
    else:
        parts.draw_plane(axes)
    for square, label, area in zip(corners, labels, squares, strict=True):
        parts.draw_square(axes, square, label, area if len(X) <= _FEW else 0)
    parts.draw_points(axes, X, labels)
    parts.draw_centroids(axes, centroids, name_at=(10, 8) if X.shape[1] == 2 else None)
    axes.set_title(f"J = {cost:.4g}, the mean area of {len(X)} squares", fontsize=12)
    sentences = [_how_many(X, centroids), _areas(squares), f"Their mean, J, is {cost:.4g}."]
    return parts.DescribedFigure(figure, " ".join(sentences))


def choices(X, centroids):
    """Draw points and centroids, and beside them the table of every point's squared distance to every centroid.

    Parameters
    ----------
    X : (m, 2) array_like
    centroids : (K, 2) array_like

    Returns
    -------
    DescribedFigure

    Examples
    --------
    >>> print(choices([[0, 0]], [[0, 1], [3, 0]]))
    1 point, 2 centroids. Point 1 has the squares 1 and 9: the smallest is centroid 1's.
    """
    X = as_points(X)
    centroids = as_centroids(centroids, X)
    table = ((X[:, None] - centroids) ** 2).sum(axis=2)
    labels = table.argmin(axis=1)
    figure = Figure(figsize=(_WIDTH, 0.38 * len(X) + 1.3), layout="constrained")
    plane, cells = figure.subplots(1, 2, width_ratios=(3, 2))
    parts.draw_plane(plane)
    parts.draw_points(plane, X, labels)
    for i, place in enumerate(X):
        plane.annotate(str(i + 1), place, xytext=(7, 5), textcoords="offset points", fontsize=9)
    parts.draw_centroids(plane, centroids, name_at=(12, 8))
    parts.draw_table(cells, table, labels)
    rows = (
        f"Point {i + 1} has the squares {_listed(row)}: the smallest is centroid {k + 1}'s."
        for i, (row, k) in enumerate(zip(table, labels, strict=True))
    )
    return parts.DescribedFigure(figure, " ".join([_how_many(X, centroids), *rows]))


def pictures(**images):
    """Show pictures side by side, each with the number of its colours; J says how far it is from the first.

    Parameters
    ----------
    **images : (height, width, 3) ndarray of uint8
        Each under the name that it bears.

    Returns
    -------
    PictureRow

    Examples
    --------
    >>> black = np.zeros((2, 2, 3), dtype=np.uint8)
    >>> pictures(before=black, after=black + np.uint8(2))
    before: 1 colour
    after: 1 colour, J = 12
    """
    return PictureRow(images)


def cost_curves(shapes, costs):
    """Draw points in several arrangements, and below each J against K, as a share of the J with one centroid.

    Parameters
    ----------
    shapes : dict of str to (m, 2) array_like
        Each under the name that its picture bears.
    costs : dict of str to (most_K,) array_like
        Under the same names, J for K = 1, 2, 3 ….

    Returns
    -------
    DescribedFigure

    Examples
    --------
    >>> cost_curves({"four": [[0, 0], [0, 1], [9, 0], [9, 1]]}, {"four": [20.5, 0.25]})
    J for K = 1 to 2, in per cent of J with one centroid. four: 100, 1.2.
    """
    figure = Figure(figsize=(_WIDTH, 3.6), layout="constrained")
    above, below = figure.subplots(2, len(shapes), squeeze=False)
    sentences = []
    for plane, curve, (name, X) in zip(above, below, shapes.items(), strict=True):
        X = as_points(X)
        share = 100 * np.asarray(costs[name], dtype=float) / costs[name][0]
        counted = np.arange(1, len(share) + 1)
        parts.draw_plane(plane)
        plane.set_aspect("equal", adjustable="datalim")  # so that all planes are as large
        plane.tick_params(labelbottom=False, labelleft=False)
        plane.plot(*X.T, "o", color=parts.INK, markersize=2.5)
        plane.set_title(name, fontsize=11)
        parts.draw_curve(curve, counted, share)
        sentences.append(f"{name}: {', '.join(f'{part:.2g}' if part < 10 else f'{part:.0f}' for part in share)}.")
    below[0].set_ylabel("J, in % of K = 1", fontsize=9)
    alt = f"J for K = 1 to {len(counted)}, in per cent of J with one centroid. {' '.join(sentences)}"
    return parts.DescribedFigure(figure, alt)


def _listed(numbers):
    words = [f"{number:.4g}" for number in numbers]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _how_many(X, centroids):
    m, K = len(X), len(centroids)
    return f"{m} point{'' if m == 1 else 's'}, {K} centroid{'' if K == 1 else 's'}."


def _areas(squares):
    if len(squares) == 1:
        return f"The square on the distance has the area {_listed(squares)}."
    if len(squares) <= _FEW:
        return f"The squares on the distances have the areas {_listed(squares)}."
    largest = int(squares.argmax())
    return (
        f"The squares on the distances have areas from {squares.min():.4g} to {squares[largest]:.4g}, "
        f"the largest at point {largest + 1}."
    )


def _members(X, labels, centroids):
    return "; ".join(
        f"cluster {k + 1} holds the point{'' if (labels == k).sum() == 1 else 's'} {_listed(X[labels == k, 0])}, "
        f"its centroid at {centroids[k, 0]:.4g}"
        for k in np.unique(labels)
    )
