"""The staircase: half-steps of K-means in the plane, and J after each, falling like stairs."""

import numpy as np

from kmcourse import pictures, pictures_of_runs
from kmcourse.descent import HalfSteps
from kmcourse.inputs import as_centroids, as_points
from kmcourse.kmeans import unchecked_cost
from kmcourse.widgets.player import Player, packed
from kmcourse.widgets.run_data import written_run
from kmcourse.widgets.staircase_words import WORDS
from kmcourse.widgets.trace import trace_of_run, trace_of_steps


class Staircase(Player):
    """Show a run half-step by half-step, whoever's functions make it: play, step back, read a point, move a centroid.

    Parameters
    ----------
    run : HalfSteps or list of HalfStep
        `km.half_steps(X, start, assign=…, move=…)`, or half-steps that were kept in a list.
    X : (m, n) array_like, optional
        The points, for a list of half-steps. Of more than two features the first two are drawn.

    Attributes
    ----------
    centroids : (K, n) ndarray
        Where the run starts: what was given, or where the reader's last drag left the centroids.
    cost : float
        J there: with the labels that were shown during the drag, or after the first assign.

    Raises
    ------
    TypeError
        If `run` is neither, or a list comes without `X`.

    Examples
    --------
    >>> import kmcourse as km
    >>> Staircase(km.half_steps(km.datasets.two_points(), [[2.0]])).cost
    41.0
    """

    stem = "staircase"
    plain_text = "The staircase: half-steps of K-means on the left, J after each on the right."
    listens = True

    def __init__(self, run, X=None):
        if isinstance(run, HalfSteps):
            self.X = run.X
            self._run = run
            trace = trace_of_run(run)
        elif isinstance(run, list | tuple) and X is not None:
            self.X = as_points(X)
            self._run = None
            trace = trace_of_steps(run, self.X)
        else:
            raise TypeError("Staircase takes km.half_steps(X, start), or a list of half-steps together with X.")
        self._show(trace)
        self._restarts = trace.restarts
        self.cost = float(trace.costs[0])

    def _show(self, trace):
        self._trace = trace
        self._frame = pictures_of_runs.frame_of(self.X, trace.centroids)
        self.centroids = trace.centroids[0].copy()

    def data(self):
        """Return the points, the run, and what the page says about them."""
        K, n = self.centroids.shape
        return {
            "X": packed(self.X),
            "n": n,
            "K": K,
            "frame": self._frame,
            "markers": pictures.markers_for(len(self.X)),
            "maxIterations": self._run.max_iterations if self._run else 0,
            "restarts": self._restarts,
            "remarks": _remarks(n),
            "words": WORDS,
            "run": written_run(self._trace, self.X),
        }

    def picture(self):
        """Return the end of the run as the page shows it before its script runs."""
        trace = self._trace
        return pictures_of_runs.staircase(self.X, trace.labels, trace.centroids, trace.costs, trace.kinds, trace.flat)

    def receive(self, message, buffers):
        """Take the centroids that the reader let go of; with a learner's functions, answer with their run."""
        if message.get("type") != "dragged":
            return
        given = np.frombuffer(buffers[0], dtype="<f8")
        if given.size != self.centroids.size or not np.isfinite(given).all():
            return
        self.centroids = as_centroids(given.reshape(self.centroids.shape), self.X).copy()
        labels = np.frombuffer(buffers[1], dtype="<i4")
        if self._run is not None:
            self._run = self._run.restart(self.centroids)
            self._show(trace_of_run(self._run))
            self.cost = float(self._trace.costs[0])
        if len(labels) == len(self.X):
            self.cost = unchecked_cost(self.X, labels, self.centroids)
        if self._restarts == "python":
            run = written_run(self._trace, self.X)
            self.send({"type": "run", "turn": message["turn"], "run": run, "frame": self._frame})


def _remarks(n):
    if n == 1:
        return ["One feature: the points are on a line, and the centroids below them."]
    if n > 2:
        return [f"The first two of {n} features are drawn; J counts all of them."]
    return []
