"""Terms: a square on every distance, the squares laid end to end, and what that is when divided by m: J."""

import numpy as np

from kmcourse.pictures import format_number
from kmcourse.terms_picture import terms_picture
from kmcourse.widgets.one_state import OneState, how_many


class Terms(OneState):
    """Show the terms of J: play them one by one, look one up, drag a centroid.

    Parameters
    ----------
    X : (m, n) array_like
        At most 300 points, on a line (n = 1) or in the plane; of more features the first two are drawn.
    labels : (m,) array_like of int
        Which row of `centroids` each point is given, nearest or not.
    centroids : (K, n) array_like
        At most 16.

    Raises
    ------
    ValueError
        If the shapes disagree, a number is not finite and real, a label names no centroid, or there are too many.

    Examples
    --------
    >>> Terms([[1], [11]], [0, 0], [[2]])
    The terms of J of 2 points and 1 centroid: the squares end to end are 82; divided by 2, J is 41.
    """

    stem = "terms"

    @property
    def plain_text(self):
        """One line that says what is shown."""
        total = format_number(float(np.sum(self.terms)))
        return (
            f"The terms of J of {how_many(self.X, self.centroids)}: the squares end to end are {total}; "
            f"divided by {len(self.X)}, J is {format_number(self.cost)}."
        )

    @property
    def chosen(self):
        """The point with the largest term: its square is the first to be seen."""
        return int(np.argmax(self.terms))

    def picture(self):
        """Return the squares, the bar, and every point's look-up."""
        return terms_picture(self.X, self.labels, self.centroids, self.chosen)
