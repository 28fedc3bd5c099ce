"""Choices, or who pays what: the table of squared distances beside the plane, and J as the mean of what is chosen."""

import numpy as np

from kmcourse.choices_picture import choices_picture, frame_of_choices
from kmcourse.inputs import as_points
from kmcourse.pictures import format_number
from kmcourse.squares import squared_distances
from kmcourse.widgets.one_state import OneState, how_many


class Choices(OneState):
    """Show what every point would pay to every centroid, and let the reader choose; the centroids are locked.

    Parameters
    ----------
    X : (m, n) array_like
        At most 300 points, on a line (n = 1) or in the plane; of more features the first two are drawn.
    centroids : (K, n) array_like
        At most 16. They do not move: this is the assign step.
    labels : (m,) array_like of int, optional
        Which row of `centroids` each point is given at first. Without labels every point begins in the first cluster.

    Raises
    ------
    ValueError
        If the shapes disagree, a number is not finite and real, a label names no centroid, or there are too many.

    Examples
    --------
    >>> Choices([[1], [4], [11]], [[2], [6]])
    Who pays what: 3 points and 2 centroids. With these labels J is 28.67; the least with these centroids is 10.
    """

    stem = "choices"

    def __init__(self, X, centroids, labels=None):
        if labels is None:
            labels = np.zeros(len(as_points(X)), int)
        super().__init__(X, labels, centroids)
        self.squares = squared_distances(self.X, self.centroids)

    @property
    def plain_text(self):
        """One line that says what is shown."""
        least = format_number(float(self.squares.min(axis=1).mean()))
        return (
            f"Who pays what: {how_many(self.X, self.centroids)}. With these labels J is {format_number(self.cost)}; "
            f"the least with these centroids is {least}."
        )

    @property
    def chosen(self):
        """The first point that could pay less: worth a look."""
        return int(np.argmax(self.terms > self.squares.min(axis=1)))

    def data(self):
        """Return the points, their labels, the locked centroids, and where to draw them."""
        return {**super().data(), "frame": frame_of_choices(self.X, self.centroids)}

    def picture(self):
        """Return the plane with two squares of one point, the bar, and the table."""
        return choices_picture(self.X, self.labels, self.centroids, self.chosen)
