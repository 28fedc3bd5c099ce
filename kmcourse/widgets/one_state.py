"""What Terms and Choices have in common: points, labels and centroids, as they stand, in one plane."""

from kmcourse import pictures
from kmcourse.inputs import as_centroids, as_labels, as_points
from kmcourse.kmeans import unchecked_cost
from kmcourse.squares_picture import BAR, LINE, frame_of_squares
from kmcourse.widgets.player import Player, packed

MOST_POINTS, MOST_CENTROIDS = 300, 16


class OneState(Player):
    """Points, labels and centroids that are drawn as they are.

    Parameters
    ----------
    X : (m, n) array_like
        At most 300 points. Of more than two features the first two are drawn.
    labels : (m,) array_like of int
        Counted from 0, as in code; the page counts from 1.
    centroids : (K, n) array_like
        At most 16.

    Raises
    ------
    ValueError
        If the shapes disagree, a number is not finite and real, a label names no centroid, or there are too many.
    """

    def __init__(self, X, labels, centroids):
        self.X = _at_most(MOST_POINTS, as_points(X), "X").copy()
        self.centroids = _at_most(MOST_CENTROIDS, as_centroids(centroids, self.X), "centroids").copy()
        self.labels = as_labels(labels, self.X, self.centroids).copy()
        self.cost = unchecked_cost(self.X, self.labels, self.centroids)
        self.terms = ((self.X - self.centroids[self.labels]) ** 2).sum(axis=1)

    @property
    def chosen(self):
        """The point that is looked at first, counted from 0."""
        return 0

    def data(self):
        """Return the points, their labels, the centroids, and where to draw them."""
        K, n = self.centroids.shape
        return {
            "X": packed(self.X),
            "n": n,
            "K": K,
            "labels": packed(self.labels),
            "centroids": packed(self.centroids),
            "chosen": int(self.chosen),
            "frame": frame_of_squares(self.X, self.labels, self.centroids),
            **({"lanes": LINE} if n == 1 else {}),
            "bar": BAR,
            "markers": pictures.markers_for(len(self.X)),
            "remarks": _remarks(n),
        }


def _at_most(most, rows, name):
    if len(rows) > most:
        raise ValueError(f"{name} has {len(rows)} rows; expected at most {most}, so that each can be told apart.")
    return rows


def _remarks(n):
    if n == 1:
        return ["One feature: points and centroids are on one line, and every square stands on it."]
    if n > 2:
        return [
            f"The first two of {n} features are drawn, so a square in the plane may be smaller than its number; "
            "the numbers, the bar and J count all features."
        ]
    return []


def how_many(X, centroids):
    """Return how many points and centroids there are, in words.

    Examples
    --------
    >>> how_many([[1]], [[2], [3], [4]])
    '1 point and 3 centroids'
    """
    points = "1 point" if len(X) == 1 else f"{len(X)} points"
    return f"{points} and {'1 centroid' if len(centroids) == 1 else f'{len(centroids)} centroids'}"
