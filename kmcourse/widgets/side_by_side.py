"""Runs side by side, in step: a learner's functions and the reference, four policies, two ways downhill."""

from typing import NamedTuple

import numpy as np

from kmcourse import datasets, pictures, side_by_side_picture
from kmcourse.descent import HalfSteps, half_steps
from kmcourse.empty_clusters import LESSON, POLICIES, run_with_policy
from kmcourse.gradient import cost_gradient
from kmcourse.inputs import as_points
from kmcourse.pictures_of_runs import frame_of
from kmcourse.widgets.player import Player, packed
from kmcourse.widgets.run_data import steady
from kmcourse.widgets.side_by_side_words import sentences_of
from kmcourse.widgets.trace import trace_of_run, trace_of_steps

MOST_RUNS = 4


class Lane(NamedTuple):
    """One of the runs: every state of it, the start first."""

    name: str
    kinds: tuple  # (T,) "assign", "move" or what stands in its place
    labels: np.ndarray  # (T, m)
    centroids: np.ndarray  # (T + 1, K, n); NaN where a centroid is gone
    costs: np.ndarray  # (T,); NaN where J is none
    note: str = ""


class SideBySide(Player):
    """Show up to four runs on the same points in step: a plane each, and J of all after every half-step.

    Parameters
    ----------
    runs : dict of str to HalfSteps or list of HalfStep
        What each is called, and the run: `km.half_steps(…)`, or half-steps that were kept. All on the same points.
    X : (m, n) array_like, optional
        The points, if every run is a list.

    Raises
    ------
    TypeError, ValueError
        If there are no runs or more than four, one of them is something else, or their points differ.

    Examples
    --------
    >>> import kmcourse as km
    >>> X, start = km.datasets.sixty_points(), km.datasets.sixty_points_start()
    >>> SideBySide({"one": km.half_steps(X, start), "other": km.half_steps(X, start + 1)})
    Runs of K-means side by side, in step: one, other.
    """

    stem = "side_by_side"

    def __init__(self, runs, X=None):
        if not isinstance(runs, dict) or not 1 <= len(runs) <= MOST_RUNS:
            raise TypeError(f"SideBySide takes a dict of one to {MOST_RUNS} runs, each under its name.")
        given = [run.X for run in runs.values() if isinstance(run, HalfSteps)]
        if X is None and not given:
            raise TypeError("SideBySide takes runs of km.half_steps, or lists of half-steps together with X.")
        self.X = as_points(X) if X is not None else given[0]
        if any(not np.array_equal(points, self.X) for points in given):
            raise ValueError("The runs have different points; side by side, all must have the same.")
        self._set([_lane(str(name), run, self.X) for name, run in runs.items()])

    @classmethod
    def with_reference(cls, run):
        """Show a run of a learner's functions beside right K-means from the same start."""
        reference = half_steps(run.X, run.start, max_iterations=run.max_iterations)
        return cls({"Your functions": run, "The reference": reference})

    @classmethod
    def of_policies(cls, X=None, centroids=None, iterations=3):
        """Show what becomes of a centroid that nobody chose: kept, dropped, sent to the farthest point, NaN."""
        X, centroids = LESSON if X is None else (as_points(X), centroids)
        widget = cls.__new__(cls)
        widget.X = X
        lanes = [
            _lane_of_steps(policy, run_with_policy(X, centroids, policy, iterations), centroids, words)
            for policy, words in POLICIES.items()
        ]
        widget._set(lanes)
        return widget

    @classmethod
    def of_descents(cls, X=None, start=None, alpha=1.0, iterations=8):
        """Show the move step beside one step of gradient descent in its place, downhill by α times the slope of J."""
        if X is None:
            X, start = datasets.sixty_points(), datasets.sixty_points_start()

        def gradient_step(X, labels, centroids):
            return centroids - alpha * cost_gradient(X, labels, centroids)

        widget = cls(
            {
                "Move step": half_steps(X, start, max_iterations=iterations),
                f"Gradient, α = {alpha:g}": half_steps(X, start, move=gradient_step, max_iterations=iterations),
            }
        )
        slope, move = widget.lanes[1], widget.lanes[0]
        kinds = tuple(kind.replace("move", "gradient step") for kind in slope.kinds)
        widget._set([move, slope._replace(kinds=kinds)])
        return widget

    def _set(self, lanes):
        self.lanes = lanes
        centroids = np.concatenate([lane.centroids.reshape(-1, self.X.shape[1]) for lane in lanes])
        self._frame = frame_of(self.X, centroids[np.isfinite(centroids).all(axis=1)])

    @property
    def plain_text(self):
        """One line that says what is shown."""
        return f"Runs of K-means side by side, in step: {', '.join(lane.name for lane in self.lanes)}."

    def data(self):
        """Return the points, the runs, and the sentence for every half-step."""
        n = self.X.shape[1]
        return {
            "X": packed(self.X),
            "n": n,
            "frame": self._frame,
            "markers": pictures.markers_for(len(self.X)),
            "runs": [_written(lane, self.X) for lane in self.lanes],
            "sentences": sentences_of(self.lanes, self.X),
            "chart": f"J after each half-step, of {', '.join(lane.name for lane in self.lanes)}.",
        }

    def picture(self):
        """Return the end of every run as the page shows it before its script runs."""
        return side_by_side_picture.side_by_side(self.X, self.lanes, self._frame)


def _lane(name, run, X):
    if isinstance(run, HalfSteps):
        trace = trace_of_run(run)
    elif isinstance(run, list | tuple):
        trace = trace_of_steps(run, X)
    else:
        raise TypeError(f"The run {name!r} is {run!r}; expected km.half_steps(X, start) or a list of half-steps.")
    return Lane(name, trace.kinds, trace.labels, trace.centroids, trace.costs, " ".join(trace.notes))


def _lane_of_steps(name, steps, start, note):
    return Lane(
        name,
        tuple(step.kind for step in steps),
        np.array([step.labels for step in steps]),
        np.array([start, *(step.centroids for step in steps)]),
        np.array([step.cost for step in steps]),
        note,
    )


def _written(lane, X):
    return {
        "name": lane.name,
        "K": lane.centroids.shape[1],
        "kinds": lane.kinds,
        "labels": packed(lane.labels),
        "centroids": packed(steady(lane.centroids, np.ptp(X))),
        # The last digits of a sum depend on the machine; the output must not.
        "costs": [float(f"{cost:.12g}") if np.isfinite(cost) else None for cost in lane.costs],
        "note": lane.note,
    }
