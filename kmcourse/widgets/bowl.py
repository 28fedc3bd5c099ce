"""The bowl: slide one centroid μ along a line and see J(μ), the average of the squared distances, draw its bowl."""

from numbers import Real

import numpy as np

from kmcourse.bowl_picture import LAYOUT, MOST_LABELS, bowl_picture, cost_at, listed, number
from kmcourse.inputs import as_points
from kmcourse.widgets.player import Player

MOST_POINTS = 100
CHOICES = ((1.0, 11.0), (1.0, 2.0, 12.0))


class Bowl(Player):
    """Points on a line and one centroid to slide.

    Parameters
    ----------
    points : (m,) or (m, 1) array_like
        Places on the number line, up to 100. The page offers the lesson's 1 and 11, and 1, 2 and 12, beside them.
    mu : float
        Where the centroid starts.

    Raises
    ------
    ValueError
        If `points` is not a list of up to 100 finite numbers, or `mu` is not one.

    Examples
    --------
    >>> Bowl()
    The bowl of the points 1 and 11: with the centroid μ at 2, J is 41; the lowest J is 25, at the mean, 6.
    """

    stem = "bowl"

    def __init__(self, points=(1, 11), mu=2):
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

    @property
    def plain_text(self):
        """One line that says what is shown."""
        span = sliding(self.points, self.mu)
        return (
            f"The bowl of the points {listed(self.points)}: with the centroid μ at {number(self.mu)}, "
            f"J is {number(cost_at(self.points, self.mu))}; the lowest J is "
            f"{number(cost_at(self.points, span['mean']))}, at the mean, {number(span['mean'])}."
        )

    def data(self):
        """Return the choices of points, this widget's own first, and where to draw."""
        others = [sliding(points, 2.0) for points in CHOICES if points != self.points]
        return {"choices": [sliding(self.points, self.mu), *others], "layout": LAYOUT, "mostLabels": MOST_LABELS}

    def picture(self):
        """Return the still picture, the bowl drawn whole."""
        return bowl_picture(sliding(self.points, self.mu))


def sliding(points, mu):
    """Return where μ may slide, how finely, and which places are worth a mark.

    Parameters
    ----------
    points : (m,) sequence of float
    mu : float
        Where μ starts.

    Returns
    -------
    dict
        `points`, `mu`, `mean`; `low` and `high`, round numbers a little beyond the points and μ; `step`; `ticks`;
        `landmarks`: μ itself, the mean, the median and the midrange, each once.

    Examples
    --------
    >>> sliding((1.0, 2.0, 12.0), 2.0)["landmarks"]
    [2.0, 5.0, 6.5]
    >>> sliding((1.0, 11.0), 2.0)["low"], sliding((1.0, 11.0), 2.0)["high"]
    (0.0, 12.0)
    """
    first, last = min(*points, mu), max(*points, mu)
    margin = _round_down((last - first) / 8) if last > first else 1.0
    low, high = (float((np.floor(first / margin) - 1) * margin), float((np.ceil(last / margin) + 1) * margin))
    mean = float(np.mean(points))
    landmarks = []
    for place in (mu, mean, float(np.median(points)), (min(points) + max(points)) / 2):
        if not any(abs(place - other) < margin / 1e6 for other in landmarks):
            landmarks.append(place)
    spacing = _round_up((high - low) / 8)
    ticks = np.arange(np.ceil(low / spacing - 1e-9), np.floor(high / spacing + 1e-9) + 1) * spacing + 0.0
    return {
        "points": list(points),
        "mu": mu,
        "mean": mean,
        "low": low,
        "high": high,
        "step": margin / 10,
        "ticks": [float(tick) for tick in ticks],
        "landmarks": landmarks,
    }


def _round_down(value):
    power = 10.0 ** np.floor(np.log10(value))
    return float(max(factor * power for factor in (1, 2, 5) if factor * power <= value))


def _round_up(value):
    power = 10.0 ** np.floor(np.log10(value))
    return float(min(factor * power for factor in (1, 2, 5, 10) if factor * power >= value))
