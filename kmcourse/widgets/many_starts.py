"""Many starts: where each run ends, a rectangle on which K-means sticks, and the best of many starts against K."""

from numbers import Integral

import numpy as np

from kmcourse import datasets, pictures
from kmcourse.descent import run_kmeans
from kmcourse.inputs import as_count, as_points
from kmcourse.many_starts import final_costs, random_rows, spread_rows
from kmcourse.pictures import format_number
from kmcourse.pictures_of_counts import DASHES, counts_picture
from kmcourse.pictures_of_runs import frame_of
from kmcourse.pictures_of_starts import COLUMNS, starts_picture
from kmcourse.pictures_of_stuck import CORNERS, rectangle_picture
from kmcourse.rounding import cost_rises, unchecked_tolerance
from kmcourse.widgets.many_starts_words import WORDS
from kmcourse.widgets.player import Player, packed

VIEWS = ("starts", "rectangle", "K")
MOST_STARTS, MOST_K = 1000, 8
TRIES = (1, 5, 50)


class ManyStarts(Player):
    """Show where K-means ends from many starts, and replay any of them.

    Parameters
    ----------
    X : (m, n) array_like, optional
        The points; `km.datasets.sixty_points()` unless given. Of more than two features the first two are drawn.
    K : int
        How many centroids.
    n_starts : int
        How many runs from random examples, and as many from k-means++; at most 1000.
    seed : int
        For the random choices: the same seed, the same picture.
    view : str
        What is shown first: "starts", "rectangle" (on which K-means sticks), or "K" (J against K).

    Raises
    ------
    ValueError
        If X is bad, K is not between 1 and the number of rows, `n_starts` not between 1 and 1000, `seed` not a whole
        number from 0, or `view` none of the three.

    Examples
    --------
    >>> ManyStarts()
    K-means with K = 3 from 200 starts: 142 drawn from random examples and 183 drawn by k-means++ end at J = 1.57.
    """

    stem = "many_starts"

    def __init__(self, X=None, K=3, n_starts=200, seed=0, view="starts"):
        self.X = datasets.sixty_points() if X is None else as_points(X)
        self.K = as_count(K, "K")
        n_starts = as_count(n_starts, "n_starts")
        if n_starts > MOST_STARTS:
            raise ValueError(f"n_starts is {n_starts}; expected at most {MOST_STARTS}.")
        if not isinstance(seed, Integral) or isinstance(seed, bool) or seed < 0:
            raise ValueError(f"seed is {seed!r}; expected a whole number of at least 0.")
        if view not in VIEWS:
            raise ValueError(f"view is {view!r}; expected one of {', '.join(map(repr, VIEWS))}.")
        self.view = view
        self._rows = [_drawn(self.X, self.K, n_starts, seed, draw) for draw in (random_rows, spread_rows)]
        self._costs = [final_costs(self.X, rows) for rows in self._rows]
        rng = np.random.default_rng(seed)
        self._by_count = [
            [float(cost) for cost in final_costs(self.X, [random_rows(self.X, k, rng) for _ in range(TRIES[-1])])]
            for k in range(1, min(MOST_K, len(self.X)) + 1)
        ]

    @property
    def plain_text(self):
        """One line that says what is shown."""
        if self.view != "starts":
            return self.picture().alt
        tolerance = unchecked_tolerance(self.X)
        lowest = min(float(costs.min()) for costs in self._costs)
        there = [sum(not cost_rises(lowest, cost, tolerance) for cost in costs) for costs in self._costs]
        return (
            f"K-means with K = {self.K} from {len(self._rows[0])} starts: {there[0]} drawn from random examples "
            f"and {there[1]} drawn by k-means++ end at J = {format_number(lowest)}."
        )

    @property
    def _chosen(self):
        return int(self._costs[0].argmax())

    def data(self):
        """Return the points, every start and its final J, and the final J's for each K; the page runs the starts."""
        return {
            "X": packed(self.X),
            "n": self.X.shape[1],
            "K": self.K,
            "frame": frame_of(self.X, self.X[None]),
            "markers": pictures.markers_for(len(self.X)),
            "starts": [packed(rows) for rows in self._rows],
            "costs": [packed(_steady(costs)) for costs in self._costs],
            "chosen": self._chosen,
            "byCount": packed(_steady(self._by_count)),
            "tries": TRIES,
            "first": self._first,
            "view": VIEWS.index(self.view),
            "place": {**COLUMNS, **CORNERS, "dashes": DASHES},
            "words": WORDS,
        }

    @property
    def _first(self):
        """Which single run for each K is shown first: the curve that rises most, to show what one start can do."""
        rises = np.diff(np.array(self._by_count), axis=0)
        return int(rises.max(axis=0).argmax()) if len(rises) else 0

    def picture(self):
        """Return the still picture of the view that is shown first."""
        tolerance = unchecked_tolerance(self.X)
        if self.view == "rectangle":
            return rectangle_picture()
        if self.view == "K":
            return counts_picture(self._by_count, TRIES, self._first, tolerance)
        run = run_kmeans(self.X, self.X[self._rows[0][self._chosen]])
        return starts_picture(self.X, self._costs, tolerance, self._chosen, run.labels, run.centroids)


def _drawn(X, K, n_starts, seed, draw):
    rng = np.random.default_rng(seed)
    return np.array([draw(X, K, rng) for _ in range(n_starts)])


def _steady(costs):
    # The last digits of a sum depend on the machine; the output must not.
    return np.array([float(f"{cost:.12g}") for cost in np.ravel(costs)])
