"""The bugs that the exercises know in assign and move, each tried from many starts, and what J gives away of them.

Every known mistake of `assign_points` and `move_centroids` takes the place of the right function in a run on the sixty
points. Its checks refuse all of them; here nothing is asked but J and the certificates.
"""

import itertools
import warnings
from functools import partial
from typing import NamedTuple

import numpy as np

from kmcourse import datasets
from kmcourse.exercises import find_exercise
from kmcourse.kmeans import assign_points, compute_cost, move_centroids
from kmcourse.oracle import certify_assign, certify_move
from kmcourse.rounding import cost_rises, cost_tolerance, same_cost
from kmcourse.starts import initialize_centroids

STARTS, SEED, MOST_ROUNDS = 20, 7, 100


class PlantedBug(NamedTuple):
    """A wrong assign or move, and what became of its runs."""

    name: str  # of the known mistake, in words
    half_step: str  # "assign" or "move"
    stops: bool  # whether a run stopped with an error; nothing is counted then
    rises: int  # in how many of the STARTS runs J rose
    rises_after_moves: int  # in how many it would be seen to rise if J were noted after the moves only
    certificate_fails: bool  # whether a certificate failed in any run; asked only if J never rose

    @property
    def outcome(self):
        """What the runs show, in words."""
        if self.stops:
            return "stops with an error"
        return {0: "J never rises", STARTS: "J rises from every start"}.get(self.rises, "J rises from some starts")


def planted_bugs():
    """Run every known mistake in assign and in move on the sixty points, from 20 random starts.

    Returns
    -------
    list of PlantedBug

    Examples
    --------
    >>> bugs = {bug.name: bug for bug in planted_bugs()}
    >>> bugs["farthest"].outcome, bugs["nearest example"].outcome
    ('J rises from every start', 'J never rises')
    """
    X, rng = datasets.sixty_points(), np.random.default_rng(SEED)
    starts = [initialize_centroids(X, 3, rng) for _ in range(STARTS)]
    return [
        *(_planted("assign", m, X, starts, m.function, move_centroids) for m in _mistakes("assign_points")),
        *(_planted("move", m, X, starts, assign_points, m.function) for m in _mistakes("move_centroids")),
    ]


def _mistakes(exercise):
    return find_exercise(exercise).mistakes


def _planted(half_step, mistake, X, starts, assign, move):
    name, tolerance = mistake.name.replace("_", " "), cost_tolerance(X)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")  # they are bugs; what counts is what J shows
        try:
            runs = [[cost for cost, _ in _run(X, start, assign, move)] for start in starts]
        except (ArithmeticError, LookupError, TypeError, ValueError):
            return PlantedBug(name, half_step, True, 0, 0, False)
        rises = sum(_rises(costs, tolerance) for costs in runs)
        rises_after_moves = sum(_rises(costs[1::2], tolerance) for costs in runs)
        fails = not rises and not all(certify() for start in starts for _, certify in _run(X, start, assign, move))
    return PlantedBug(name, half_step, False, rises, rises_after_moves, fails)


def _run(X, centroids, assign, move):
    """Yield J after every half-step, and a function that asks for the certificate of that half-step."""
    # Unlike half_steps it hands out no copies: who changes X or the centroids in place goes on with what they made.
    X, centroids, before = X.copy(), centroids.copy(), None
    for _ in range(MOST_ROUNDS):
        labels = np.asarray(assign(X, centroids))
        yield compute_cost(X, labels, centroids), partial(certify_assign, X, labels, centroids)
        centroids = move(X, labels, centroids)
        after = compute_cost(X, labels, centroids)
        yield after, partial(certify_move, X, labels, centroids)
        if before is not None and same_cost(before, after, cost_tolerance(X)):
            return
        before = after


def _rises(costs, tolerance):
    return any(cost_rises(old, new, tolerance) for old, new in itertools.pairwise(costs))
