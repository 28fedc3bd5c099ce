"""The ladder of debugging K-means, climbed for a whole run: the first half-step at which something can be proved wrong.

No expected answer is needed, only J: is it the J of these labels and centroids, did it rise, did the half-step do its
own job, and was there nothing left to gain when the run ended?
"""

from typing import NamedTuple

from kmcourse.inputs import as_points
from kmcourse.kmeans import compute_cost
from kmcourse.oracle import certify_assign, certify_move
from kmcourse.rounding import cost_rises, cost_tolerance, same_cost


class Fault(NamedTuple):
    """What is wrong first in a run."""

    step: int  # which half-step, counted from 1
    why: str  # a sentence

    def __str__(self):
        return self.why


def first_fault(X, steps):
    """Find the first half-step of a run that right K-means would not have made.

    Parameters
    ----------
    X : (m, n) array_like
        The points of the run.
    steps : iterable of HalfStep
        What `km.half_steps` gives, or a program that keeps (kind, labels, centroids, cost) after every half-step.

    Returns
    -------
    Fault or None
        None if nothing can be proved wrong: the run is then one that right K-means could have made.

    Raises
    ------
    ValueError
        If there is no half-step, or labels or centroids do not fit the points.

    Examples
    --------
    >>> from kmcourse.descent import half_steps
    >>> first_fault([[1], [11]], half_steps([[1], [11]], [[2]])) is None
    True
    >>> stay = lambda X, labels, centroids: centroids
    >>> print(first_fault([[1], [11]], half_steps([[1], [11]], [[2]], move=stay)))
    Half-step 2, a move: Centroid 0, nudged by +4 along feature 0, lowers J from 41 to 25.
    """
    X = as_points(X)
    steps = list(steps)
    if not steps:
        raise ValueError("steps is empty; expected at least one half-step.")
    tolerance = cost_tolerance(X)
    for number, step in enumerate(steps, start=1):
        why = _wrong_cost(X, step, tolerance) or _rise(steps[number - 2 : number], tolerance) or _bettered(X, step)
        if why:
            return Fault(number, f"Half-step {number}, {_A[step.kind]}: {why}")
    return _ended_too_early(X, steps[-1], len(steps))


_A = {"assign": "an assign", "move": "a move"}
_CERTIFY = {"assign": certify_assign, "move": certify_move}


def _wrong_cost(X, step, tolerance):
    cost = compute_cost(X, step.labels, step.centroids)
    if same_cost(step.cost, cost, tolerance):
        return None
    return f"J is noted as {step.cost:.6g}, but for these labels and centroids it is {cost:.6g}."


def _rise(pair, tolerance):
    if len(pair) < 2 or not cost_rises(pair[0].cost, pair[1].cost, tolerance):
        return None
    return f"J rises from {pair[0].cost:.6g} to {pair[1].cost:.6g}."


def _bettered(X, step):
    certificate = _CERTIFY[step.kind](X, step.labels, step.centroids)
    return None if certificate else str(certificate)


def _ended_too_early(X, last, number):
    # What is left to gain is a matter for the half-step that did not come any more.
    certificate = _CERTIFY["move" if last.kind == "assign" else "assign"](X, last.labels, last.centroids)
    if certificate:
        return None
    return Fault(number, f"The run ended after half-step {number}, and it should have gone on: {certificate}")
