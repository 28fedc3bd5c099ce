"""Submissions that nobody wants and everybody gets: hostile, broken and unlucky ones, to try a grader on.

Each is a list of cells for an assignment of three exercises, with the points that it deserves: an undeserved point is
as wrong as a lost one. The cells find FOLDER, a folder of the class that they have no business with, in which there are
a key and another student's notebook, and CHECKER, the number of the checker's process.
"""

import importlib
from dataclasses import dataclass

EXERCISES = ("compute_cost", "assign_points", "move_centroids")
FULL = 10

SETUP = "import numpy as np\nimport kmcourse as km"
COST = """
def compute_cost(X, labels, centroids):
    return ((X - centroids[labels]) ** 2).sum() / len(X)
"""
ASSIGN = """
def assign_points(X, centroids):
    return ((X[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
"""
MOVE = """
def move_centroids(X, labels, centroids):
    moved = np.array(centroids, dtype=float)
    for k in range(len(moved)):
        if (labels == k).any():
            moved[k] = X[labels == k].mean(axis=0)
    return moved
"""
HONEST = (SETUP, COST, ASSIGN, MOVE)


@dataclass(frozen=True)
class Attack:
    """A submission, and what it deserves."""

    cells: tuple
    earns: dict  # exercise -> points; None where any mark is fair


def right_beside(cell, **earns):
    """Return a submission that has everything right, and this cell in between."""
    return Attack((SETUP, COST, cell, ASSIGN, MOVE), dict.fromkeys(EXERCISES, FULL) | earns)


def instead(cell, compute_cost=0, **earns):
    """Return a submission with this cell in the place of compute_cost, and the rest right."""
    return Attack((SETUP, cell, ASSIGN, MOVE), dict.fromkeys(EXERCISES, FULL) | {"compute_cost": compute_cost} | earns)


def body(code, earns=0):
    """Return a submission with this body in the place of compute_cost's."""
    lines = "\n".join(f"    {line}" for line in code.strip().splitlines())
    return instead(f"import os, sys, time\ndef compute_cost(X, labels, centroids):\n{lines}\n", earns)


KINDS = ("machine", "files", "peers", "marks", "unlucky", "outside")


def attacks():
    """Return all of them: (kind, name) -> Attack."""
    found = {}
    for kind in KINDS:
        module = importlib.import_module(f"{__name__}.{kind}")
        found.update({(kind, name): attack for name, attack in module.ATTACKS.items()})
    return found
