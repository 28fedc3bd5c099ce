"""The bowl: slide one centroid μ along a line and see J(μ), the average of the squared distances, draw its bowl."""

from numbers import Real

import numpy as np

from kmcourse.bowl_picture import LAYOUT, MOST_LABELS, bowl_picture, cost_at, listed, number
from kmcourse.inputs import as_points
from kmcourse.widgets.player import Player

MOST_POINTS = 100
MOST_OWN = 8  # points that a reader places; more would hide each other
LARGEST_ALPHA = 1.2
CHOICES = ((1.0, 11.0), (1.0, 2.0, 12.0))


class Bowl(Player):
    """Points on a line and one centroid to slide; what is minimised can be J or, for comparison, the plain distances.

    Parameters
    ----------
    points : (m,) or (m, 1) array_like
        Places on the number line, up to 100. The page offers the lesson's 1 and 11, and 1, 2 and 12, beside them.
    mu : float
        Where the centroid starts.
    descend : bool
        Whether gradient descent stands beside the move step, with a slider for its step size α.
    alpha : float
        α at first, above 0 and up to 1.2.

    Raises
    ------
    ValueError
        If `points` is not a list of up to 100 finite numbers, `mu` is not one, or `alpha` is out of its range.

    Examples
    --------
    >>> Bowl()
    The bowl of the points 1 and 11: with the centroid μ at 2, J is 41; the lowest J is 25, at the mean, 6.
    """

    stem = "bowl"

    def __init__(self, points=(1, 11), mu=2, *, descend=False, alpha=0.1):
        # A column is what the rest of the course calls points; a plain list is what a learner writes here.
        column = np.reshape(points, (-1, 1)) if np.ndim(points) == 1 else points
        column = as_points(column, "points")
        if column.shape[1] != 1:
            raise ValueError(f"points has {column.shape[1]} columns; expected one: places on a line.")
        if len(column) > MOST_POINTS:
            raise ValueError(f"points has {len(column)} entries; expected at most {MOST_POINTS}.")
        self.points = tuple(float(point) for point in column[:, 0])
        if not isinstance(mu, Real) or not np.isfinite(mu):
            raise ValueError(f"mu is {mu!r}; expected one finite number.")
        self.mu = float(mu)
        if not isinstance(alpha, Real) or not 0 < alpha <= LARGEST_ALPHA:
            raise ValueError(f"alpha is {alpha!r}; expected a number above 0 and up to {LARGEST_ALPHA}.")
        self.alpha = float(alpha) if descend else None

    @property
    def plain_text(self):
        """One line that says what is shown."""
        span = sliding(self.points, self.mu)
        steps = f" Gradient descent is tried with α = {number(self.alpha)}." if self.alpha else ""
        return (
            f"The bowl of the points {listed(self.points)}: with the centroid μ at {number(self.mu)}, "
            f"J is {number(cost_at(self.points, self.mu))}; the lowest J is "
            f"{number(cost_at(self.points, span['mean']))}, at the mean, {number(span['mean'])}.{steps}"
        )

    def data(self):
        """Return the choices of points, this widget's own first, and where to draw."""
        spans = [self._span(), *(sliding(points, 2.0, self._room()) for points in CHOICES if points != self.points)]
        return {
            "choices": spans,
            "layout": LAYOUT,
            "mostLabels": MOST_LABELS,
            "mostOwn": max(MOST_OWN, len(self.points)),
            "descend": self.alpha,
        }

    def picture(self):
        """Return the still picture, the bowl drawn whole, and with α the first steps of gradient descent."""
        return bowl_picture(self._span(), self.alpha)

    def _span(self):
        return sliding(self.points, self.mu, self._room())

    def _room(self):
        # Steps that are too large must be seen to climb.
        return 1 if self.alpha is None else 3


def sliding(points, mu, room=1):
    """Return where μ may slide, and how finely.

    Parameters
    ----------
    points : (m,) sequence of float
    mu : float
        Where μ starts.
    room : int
        How far beyond the points and μ, in eighths of their extent or a little less.

    Returns
    -------
    dict
        `points`, `mu`, `mean`; `low` and `high`, round numbers beyond the points and μ; `step`; `ticks`.

    Examples
    --------
    >>> sliding((1.0, 11.0), 2.0)["low"], sliding((1.0, 11.0), 2.0)["high"]
    (0.0, 12.0)
    """
    first, last = min(*points, mu), max(*points, mu)
    margin = _round_down((last - first) / 8) if last > first else 1.0
    low, high = float((np.floor(first / margin) - room) * margin), float((np.ceil(last / margin) + room) * margin)
    spacing = _round_up((high - low) / 8)
    ticks = np.arange(np.ceil(low / spacing - 1e-9), np.floor(high / spacing + 1e-9) + 1) * spacing + 0.0
    return {
        "points": list(points),
        "mu": mu,
        "mean": float(np.mean(points)),
        "low": low,
        "high": high,
        "step": margin / 10,
        "ticks": [float(tick) for tick in ticks],
    }


def _round_down(value):
    power = 10.0 ** np.floor(np.log10(value))
    return float(max(factor * power for factor in (1, 2, 5) if factor * power <= value))


def _round_up(value):
    power = 10.0 ** np.floor(np.log10(value))
    return float(min(factor * power for factor in (1, 2, 5, 10) if factor * power >= value))
