"""Fourteen programs that are meant to be K-means, to be told apart by the J that they note.

There is one right program, and each of the others is the right one with one line changed. What is shown of them is
made by running them; nothing is written down.
"""

import inspect
from functools import cache
from typing import NamedTuple

import numpy as np

from kmcourse import datasets
from kmcourse.descent import HalfStep
from kmcourse.kmeans import compute_cost

DIAGNOSES = ("assign", "move", "loop", "log", "none")


def right_program(X, centroids, rng):
    """Run K-means for at most eight rounds, and return its half-steps with the J it has noted, each with its points."""
    log, old = [], centroids
    for _ in range(8):
        squares = ((X[:, None] - centroids) ** 2).sum(axis=2)
        labels = squares.argmin(axis=1)
        before = compute_cost(X, labels, centroids)
        log.append((X, HalfStep("assign", labels, centroids, before)))
        old, centroids = centroids, centroids.copy()  # noqa: F841  (one of the others notes J with it)
        for k in np.unique(labels):
            points = X[labels == k]
            centroids[k] = points.mean(axis=0)
        after = compute_cost(X, labels, centroids)
        log.append((X, HalfStep("move", labels, centroids, after)))
        if len(log) > 2 and after == log[-3][1].cost:
            break
    return log


class Exhibit(NamedTuple):
    """A program of the zoo."""

    name: str
    diagnosis: str  # where its bug is: one of DIAGNOSES
    did: str  # what it did, in a sentence
    right: str = ""  # the line of the right program that was changed; "" if none was
    wrong: str = ""  # what stands in its place; a line more where a line was added
    data: str = "sixty_points"  # in kmcourse.datasets, with its start

    @property
    def line(self):
        """The line at fault, or "" where there is none."""
        return self.wrong.splitlines()[0] if self.wrong else ""

    @property
    def instead(self):
        """The line that should stand in its place, or "" where none should."""
        return self.right if len(self.wrong.splitlines()) == 1 else ""

    def points(self):
        """Return the points it ran on, and where its centroids started."""
        return getattr(datasets, self.data)(), getattr(datasets, f"{self.data}_start")()

    def run(self):
        """Run the program.

        Returns
        -------
        list of HalfStep
            The labels are those of the points as they were given, whatever order the program had them in.
        """
        X, start = self.points()
        log = _program(self)(X, start, np.random.default_rng(7))
        return [step._replace(labels=_as_given(X, shown, step.labels)) for shown, step in log]


EXHIBITS = (
    Exhibit(
        "The farthest centroid",
        "assign",
        "Every point was given the centroid that is farthest from it.",
        right="labels = squares.argmin(axis=1)",
        wrong="labels = squares.argmax(axis=1)",
    ),
    Exhibit(
        "Right",
        "none",
        "Each half-step did its own job, and the run ended where nothing changes any more.",
    ),
    Exhibit(
        "The sum, not the mean",
        "move",
        "The centroids went to the sum of their points, far outside; the next assign repaired a part of it.",
        right="centroids[k] = points.mean(axis=0)",
        wrong="centroids[k] = points.sum(axis=0)",
    ),
    Exhibit(
        "Labels never written",
        "assign",
        "The labels stayed at their first value, so that one centroid had all the points.",
        right="labels = squares.argmin(axis=1)",
        wrong="labels = np.zeros(len(X), dtype=int)",
    ),
    Exhibit(
        "Centroids that never move",
        "move",
        "The means were computed and put into another variable, so the centroids stayed where they started.",
        right="centroids[k] = points.mean(axis=0)",
        wrong="centroid = points.mean(axis=0)",
    ),
    Exhibit(
        "Twice as far",
        "move",
        "The centroids went through the mean and as far again beyond it, where J is just what it was before.",
        right="centroids[k] = points.mean(axis=0)",
        wrong="centroids[k] += 2 * (points.mean(axis=0) - centroids[k])",
    ),
    Exhibit(
        "J noted with the old centroids",
        "log",
        "The run itself was right; after an assign J was noted with the centroids of the round before.",
        right="before = compute_cost(X, labels, centroids)",
        wrong="before = compute_cost(X, labels, old)",
    ),
    Exhibit(
        "Points shuffled on the way",
        "loop",
        "Between assign and move the points changed their order, and the labels did not.",
        right="for k in np.unique(labels):",
        wrong="X = rng.permutation(X)\n        for k in np.unique(labels):",
    ),
    Exhibit(
        "The median",
        "move",
        "The centroids went to the medians of their points: close to the means, and not there.",
        right="centroids[k] = points.mean(axis=0)",
        wrong="centroids[k] = np.median(points, axis=0)",
    ),
    Exhibit(
        "A bad start",
        "none",
        "The code is right; from this start K-means comes to rest at once, and another start does far better.",
        data="rectangle",
    ),
    Exhibit(
        "Assigned only once",
        "loop",
        "The points were given their centroids in the first round, and never again.",
        right="labels = squares.argmin(axis=1)",
        wrong="labels = labels if log else squares.argmin(axis=1)",
    ),
    Exhibit(
        "Whole-number centroids",
        "move",
        "The means lost what stands behind the decimal point.",
        right="centroids[k] = points.mean(axis=0)",
        wrong="centroids[k] = points.mean(axis=0).astype(int)",
    ),
    Exhibit(
        "Divided by all m",
        "move",
        "The sums were divided by the number of all points, so every centroid was drawn towards the origin.",
        right="centroids[k] = points.mean(axis=0)",
        wrong="centroids[k] = points.sum(axis=0) / len(X)",
    ),
    Exhibit(
        "Means of a sample",
        "none",
        "On purpose, each mean was taken over six of the centroid's points, drawn anew: a minibatch saves time, "
        "and J may rise.",
        right="points = X[labels == k]",
        wrong="points = rng.choice(X[labels == k], size=6)",
    ),
)


@cache
def _program(exhibit):
    source = inspect.getsource(right_program)
    if source.count(exhibit.right) != 1 and exhibit.right:
        raise LookupError(f"{exhibit.name!r} changes a line that right_program does not have once: {exhibit.right!r}.")
    names = dict(globals())
    exec(source.replace(exhibit.right, exhibit.wrong) if exhibit.right else source, names)
    return names["right_program"]


def _as_given(X, shown, labels):
    """Return the labels of X's rows, for labels of the same rows in the order that a program had them in."""
    given = np.empty_like(labels)
    given[np.lexsort(X.T)] = labels[np.lexsort(shown.T)]
    return given
