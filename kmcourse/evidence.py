"""What can be proved against a run that is over: whether the J it noted ever rose, and what only the certificates see.

`faults.first_fault` stops at the first thing that is wrong; here a rise of J and a half-step that did not do its job
are kept apart, because the first can be seen in J and the second often cannot.
"""

import itertools
from typing import NamedTuple

import numpy as np

from kmcourse.inputs import as_points
from kmcourse.kmeans import compute_cost
from kmcourse.oracle import certify_assign, certify_move
from kmcourse.rounding import cost_rises, cost_tolerance, same_cost


class Evidence(NamedTuple):
    """What a run gives away; half-steps count from 1, and 0 stands for none."""

    rise: int  # the first half-step at which the noted J rose
    step: int  # the first half-step at which something else is wrong
    finds: str  # what is wrong there: "log", "assign", "move", "end", or "" for nothing
    place: int  # which point (assign) or centroid (move) shows it, counted from 0; -1 for none
    before: float  # J there; for "log" what was noted
    after: float  # J with that one change; for "log" what J is

    @property
    def diagnosis(self):
        """Where somebody looks who has only this: "assign", "move", "loop", "log" or "none"."""
        if self.finds:
            return "loop" if self.finds == "end" else self.finds
        # Every half-step did its own job, and yet J rose: what is between them is wrong.
        return "loop" if self.rise else "none"


def evidence_of(X, steps):
    """Return what a run's half-steps give away.

    Parameters
    ----------
    X : (m, n) array_like
    steps : list of HalfStep
        With the costs that the program has noted.

    Returns
    -------
    Evidence

    Raises
    ------
    ValueError
        If there is no half-step, or labels or centroids do not fit the points.

    Examples
    --------
    >>> from kmcourse.descent import half_steps
    >>> stay = lambda X, labels, centroids: centroids
    >>> found = evidence_of([[1], [11]], list(half_steps([[1], [11]], [[2]], move=stay)))
    >>> found.rise, found.step, found.finds, found.before, found.after
    (0, 2, 'move', 41.0, 25.0)
    """
    X = as_points(X)
    if not steps:
        raise ValueError("steps is empty; expected at least one half-step.")
    tolerance = cost_tolerance(X)
    rose = (cost_rises(old.cost, new.cost, tolerance) for old, new in itertools.pairwise(steps))
    rise = next((number for number, up in enumerate(rose, start=2) if up), 0)
    for number, step in enumerate(steps, start=1):
        cost = compute_cost(X, step.labels, step.centroids)
        if not same_cost(step.cost, cost, tolerance):
            return Evidence(rise, number, "log", -1, float(step.cost), cost)
        found = _unfit(step.kind, X, step)
        if found:
            return Evidence(rise, number, step.kind, *found)
    # A run that rose may have been cut where it would have gone on for ever.
    found = None if rise else _unfit(_NEXT[steps[-1].kind], X, steps[-1])
    return Evidence(rise, len(steps), "end", *found) if found else Evidence(rise, 0, "", -1, np.nan, np.nan)


_NEXT = {"assign": "move", "move": "assign"}


def _unfit(kind, X, step):
    certificate = (certify_assign if kind == "assign" else certify_move)(X, step.labels, step.centroids)
    if certificate:
        return None
    place = certificate.point if kind == "assign" else certificate.centroid
    return place, certificate.cost, certificate.better_cost
