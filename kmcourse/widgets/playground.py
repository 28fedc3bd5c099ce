"""The playground: points and centroids of the reader's own, and K-means on them, half-step by half-step."""

import numpy as np

from kmcourse import datasets, pictures, pictures_of_runs
from kmcourse.descent import half_steps
from kmcourse.inputs import as_centroids, as_points
from kmcourse.kmeans import assign_points
from kmcourse.widgets.player import Player, packed
from kmcourse.widgets.playground_words import WORDS

MOST_POINTS, MOST_CENTROIDS = 300, len(pictures.LIGHT)


class Playground(Player):
    """Points in the plane to add, drag and delete, and K-means to play on them.

    Parameters
    ----------
    X : (m, 2) array_like, optional
        The points to begin with, up to 300; the page offers others beside them. Sixty points in three groups unless
        given.
    centroids : (K, 2) array_like, optional
        Where the centroids start, up to eight; three of the points unless given.

    Raises
    ------
    ValueError
        If the points or centroids are not in the plane, or too many.

    Examples
    --------
    >>> Playground()
    The playground: 60 points and 3 centroids to add to, drag and delete, and K-means on them.
    """

    stem = "playground"

    def __init__(self, X=None, centroids=None):
        if X is None:
            self.X = datasets.sixty_points()
            centroids = datasets.sixty_points_start() if centroids is None else centroids
        else:
            self.X = as_points(X)
        if self.X.shape[1] != 2:
            raise ValueError(f"X has {self.X.shape[1]} columns; expected 2: the playground is a plane.")
        if len(self.X) > MOST_POINTS:
            raise ValueError(f"X has {len(self.X)} rows; expected at most {MOST_POINTS}.")
        self.centroids = _three_of(self.X) if centroids is None else as_centroids(centroids, self.X)
        if len(self.centroids) > MOST_CENTROIDS:
            raise ValueError(f"centroids has {len(self.centroids)} rows; expected at most {MOST_CENTROIDS}.")

    @property
    def plain_text(self):
        """One line that says what is shown."""
        return (
            f"The playground: {len(self.X)} points and {len(self.centroids)} centroids to add to, drag and delete, "
            "and K-means on them."
        )

    def data(self):
        """Return this widget's own points first, then those that the page offers beside them."""
        return {
            "presets": [_preset("these points", self.X, self.centroids), *_offered()],
            "most": MOST_POINTS,
            "mostK": MOST_CENTROIDS,
            "words": WORDS,
        }

    def picture(self):
        """Return the run from the start as the page shows it before its script runs."""
        steps = list(half_steps(self.X, self.centroids))
        return pictures_of_runs.staircase(
            self.X,
            np.array([step.labels for step in steps]),
            np.array([self.centroids, *(step.centroids for step in steps)]),
            np.array([step.cost for step in steps]),
            [step.kind for step in steps],
            True,
        )


def _offered():
    angles = np.arange(24) * (2 * np.pi / 24)
    ring = np.round(4 * np.column_stack([np.cos(angles), np.sin(angles)]), 2)
    return [
        _preset("two groups", datasets.thirty_points(), datasets.thirty_points()[:2]),
        _preset("rectangle", datasets.rectangle(), np.array([[5.0, 0.0], [5.0, 1.0]])),
        _preset("ring", ring, ring[[0, 6]]),
        _preset("stripes", _stripes(), _stripes()[[0, 1]]),
    ]


def _stripes():
    """Two long stripes: right K-means cuts them across, because J likes round clusters."""
    across = np.linspace(-6, 6, 13)
    return np.array([[x, y] for x in across for y in (-1.0, 1.0)])


def _preset(name, X, centroids):
    frame = pictures_of_runs.frame_of(X, centroids[None])
    return {"name": name, "X": packed(X), "centroids": packed(centroids), "frame": frame}


def _three_of(X):
    """Return up to three points far from one another: the first, and twice the one farthest from those before."""
    chosen = [0]
    while len(chosen) < min(3, len(X)):
        labels = assign_points(X, X[chosen])
        squares = ((X - X[chosen][labels]) ** 2).sum(axis=1)
        chosen.append(int(squares.argmax()))
    return X[chosen]
