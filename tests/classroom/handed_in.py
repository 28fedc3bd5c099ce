"""Small assignments, and notebooks that are handed in for them, as bytes."""

import inspect
import json

from kmcourse.classroom.reading.edition import edition_of
from kmcourse.exercises import find_exercise
from tests.classroom.attacks import ASSIGN, COST, MOVE, SETUP

RUN = """
def run_kmeans(X, centroids, max_iterations=100):
    costs = []
    for _ in range(max_iterations):
        labels = assign_points(X, centroids)
        costs.append(compute_cost(X, labels, centroids))
        centroids = move_centroids(X, labels, centroids)
        costs.append(compute_cost(X, labels, centroids))
        if len(costs) > 2 and costs[-1] == costs[-3]:
            break
    return labels, centroids, costs
"""
RIGHT = {"compute_cost": COST, "assign_points": ASSIGN, "move_centroids": MOVE, "run_kmeans": RUN}


def cell(name, source, kind="code"):
    extra = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"id": name, "cell_type": kind, "metadata": {}, "source": source, **extra}


def as_bytes(cells):
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}).encode()


def stub(name):
    signature = inspect.signature(find_exercise(name).reference)
    return f"def {name}{signature}:\n    raise NotImplementedError"


def handed_out(names):
    """Return the cells of an assignment of these exercises."""
    cells = [cell("title", "# An assignment", "markdown"), cell("setup", SETUP), cell("data", "six = np.arange(6.0)")]
    for name in names:
        cells += [cell(f"{name}-exercise", stub(name)), cell(f"{name}-check", f"km.check({name})")]
    return cells


def edition(*names, **settings):
    return edition_of(as_bytes(handed_out(names)), **settings)


def handed_in(answers, after=None):
    """Return what is handed in with these answers: a dict from names to sources; cells come after the one named."""
    cells = []
    for one in handed_out(answers):
        name = one["id"].removesuffix("-exercise")
        cells.append(one | {"source": answers[name]} if name in answers and name != one["id"] else one)
        cells += [
            cell(f"mine-{one['id']}-{number}", source) for number, source in enumerate((after or {}).get(one["id"], ()))
        ]
    return as_bytes(cells)


def without_ids(data):
    """Return a notebook as an editor saves it that knows of no ids."""
    notebook = json.loads(data)
    for one in notebook["cells"]:
        del one["id"]
        one["metadata"] = {"colab": {"base_uri": "http://localhost"}}
    return json.dumps(notebook | {"nbformat_minor": 0}).encode()
