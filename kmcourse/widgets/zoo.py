"""The zoo: curves of J, to be diagnosed before the program that made them is shown."""

from functools import cache

import numpy as np

from kmcourse import pictures
from kmcourse.descent import HalfStep, HalfSteps
from kmcourse.evidence import evidence_of
from kmcourse.inputs import as_points
from kmcourse.pictures import format_number
from kmcourse.pictures_of_runs import frame_of
from kmcourse.pictures_of_zoo import curves
from kmcourse.rounding import cost_rises, unchecked_tolerance
from kmcourse.starts import best_run
from kmcourse.widgets.player import Player, packed
from kmcourse.widgets.run_data import written_run
from kmcourse.widgets.trace import trace_of_run, trace_of_steps
from kmcourse.zoo import EXHIBITS

MOST_RUNS = 30
TRIED_STARTS, MOST_POINTS = 50, 1000  # of right K-means, to see how low J can be; not for very many points
_ARTICLE = {"assign": "an assign", "move": "a move"}


class Zoo(Player):
    """Show curves of J one by one, ask what is wrong with each, and only then show what made it.

    Parameters
    ----------
    runs : dict of str to HalfSteps or list of HalfStep, optional
        Runs of one's own, each under a name that is told after the diagnosis; what is wrong with them is then whatever
        the certificates find. The course's fourteen programs unless given.
    X : (m, n) array_like, optional
        The points, for runs that are lists of half-steps.

    Raises
    ------
    TypeError
        If `runs` is no dict, a run is neither, or a list comes without `X`.
    ValueError
        If there is no run or more than thirty, or a half-step does not fit the points.

    Examples
    --------
    >>> Zoo()
    The zoo: 14 curves of J to diagnose before the programs that made them are shown.
    """

    stem = "zoo"

    def __init__(self, runs=None, X=None):
        self._cages = _the_course_s() if runs is None else _handed_in(runs, X)

    @property
    def plain_text(self):
        """One line that says what is shown."""
        count = len(self._cages)
        curves_of_j = "1 curve" if count == 1 else f"{count} curves"
        return f"The zoo: {curves_of_j} of J to diagnose before the programs that made them are shown."

    def data(self):
        """Return the points, each once, and for each curve its run and what to say of it."""
        points, told = [], []
        for cage in self._cages:
            if not any(np.array_equal(cage["X"], other) for other in points):
                points.append(cage["X"])
            place = next(place for place, other in enumerate(points) if np.array_equal(cage["X"], other))
            told.append({"points": place, **{name: cage[name] for name in cage if name not in ("X", "costs")}})
        return {
            "points": [{"X": packed(X), "n": X.shape[1], "markers": pictures.markers_for(len(X))} for X in points],
            "curves": told,
        }

    def picture(self):
        """Return all curves, numbered and not named."""
        return curves([(cage["costs"], unchecked_tolerance(cage["X"])) for cage in self._cages])


@cache
def _the_course_s():
    cages = []
    for exhibit in EXHIBITS:
        X, _ = exhibit.points()
        steps = exhibit.run()
        cage = _cage(X, trace_of_steps(steps, X), steps, exhibit.name, exhibit.did)
        cages.append({**cage, "diagnosis": exhibit.diagnosis, "line": exhibit.line, "instead": exhibit.instead})
    return cages


def _handed_in(runs, X):
    if not isinstance(runs, dict):
        raise TypeError(f"runs is {type(runs).__name__}; expected a dict: a name, and the run to show under it.")
    if not 1 <= len(runs) <= MOST_RUNS:
        raise ValueError(f"runs has {len(runs)} entries; expected 1 to {MOST_RUNS}.")
    cages = []
    for name, run in runs.items():
        if isinstance(run, HalfSteps):
            points, trace = run.X, trace_of_run(run)
            kept = zip(trace.kinds, trace.labels, trace.centroids[1:], trace.costs, strict=True)
            steps = [HalfStep(*step) for step in kept]
        elif isinstance(run, list | tuple) and X is not None:
            points, steps = as_points(X), list(run)
            trace = trace_of_steps(steps, points)
        else:
            raise TypeError(f"runs[{name!r}] must be km.half_steps(X, start), or a list of half-steps together with X.")
        cages.append(_cage(points, trace, steps, str(name), " ".join(trace.notes)))
    return cages


def _cage(X, trace, steps, name, did):
    # J as the program noted it, which need not be the J of its labels and centroids.
    trace = trace._replace(costs=np.array([step.cost for step in steps], dtype=float))
    found = evidence_of(X, steps)
    return {
        "X": X,
        "costs": trace.costs,
        "run": {name: part for name, part in written_run(trace, X).items() if name not in ("whose", "notes")},
        "K": trace.centroids.shape[1],
        "frame": frame_of(X, trace.centroids),
        "tolerance": unchecked_tolerance(X),
        "name": name,
        "did": did,
        "diagnosis": found.diagnosis,
        "line": "",
        "instead": "",
        "found": _found(X, trace, found),
        "fits": sorted({found.diagnosis, trace.kinds[found.rise - 1] if found.rise else "none"}),
        # Where to look: a half-step, and the point or the centroid that shows it.
        "step": found.step or found.rise,
        "point": found.place if found.finds == "assign" else -1,
        "centroid": found.place if found.finds == "move" else -1,
    }


def _found(X, trace, found):
    """Say what J shows, and then what it does not show."""
    costs, kinds = trace.costs, trace.kinds
    before, after = format_number(found.before), format_number(found.after)
    certified = {
        "": "No certificate fails: every half-step did its own job.",
        "log": f"The J noted at half-step {found.step} is {before}; km.compute_cost, asked again, says {after}.",
        "assign": f"At half-step {found.step} km.certify_assign finds point {found.place + 1}: "
        f"with another centroid for it J would be {after}, not {before}.",
        "move": f"At half-step {found.step} km.certify_move finds centroid {found.place + 1}: "
        f"one nudge along an axis brings J from {before} to {after}.",
        "end": f"The run ended after half-step {found.step}, and the next one would have lowered J.",
    }[found.finds]
    if found.rise:
        rise = format_number(costs[found.rise - 1] - costs[found.rise - 2])
        between = "" if found.finds else " What is wrong is between them."
        return f"J rose by {rise} at half-step {found.rise}, {_ARTICLE[kinds[found.rise - 1]]}. {certified}{between}"
    alone = "J never rose: J alone shows nothing." if found.finds else "J never rose."
    return f"{alone} {certified}{_beside(X, trace.centroids.shape[1], costs[-1])}"


def _beside(X, K, end):
    if len(X) < K or len(X) > MOST_POINTS:
        return ""
    lowest = best_run(X, K, TRIED_STARTS, np.random.default_rng(0)).cost
    if cost_rises(lowest, end, unchecked_tolerance(X)):
        return (
            f" This run ended at J = {format_number(end)}; "
            f"right K-means, the best of {TRIED_STARTS} starts, ends at {format_number(lowest)}."
        )
    return f" This run ended at J = {format_number(end)}, as right K-means does, the best of {TRIED_STARTS} starts."
