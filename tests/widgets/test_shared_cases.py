"""One file of cases holds the pure functions to the same answers in Python and in JavaScript."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from kmcourse import colours_picture, kmeans, pictures, pictures_of_runs, rounding, squares
from kmcourse.descent import half_steps
from tests.widgets import node

HERE = Path(__file__).parent
CASES = json.loads((HERE.parent / "shared" / "cases.json").read_text(encoding="utf-8"))


def cost(case):
    assert kmeans.compute_cost(case["X"], case["labels"], case["centroids"]) == pytest.approx(case["cost"], rel=1e-12)


def assign(case):
    assert kmeans.assign_points(case["X"], case["centroids"]).tolist() == case["labels"]


def move(case):
    moved = kmeans.move_centroids(case["X"], case["labels"], case["centroids"])
    np.testing.assert_allclose(moved, case["moved"], rtol=1e-12)


def tolerance(case):
    assert rounding.cost_tolerance(case["X"]) == pytest.approx(case["tolerance"], rel=1e-12, abs=0)


def rises_and_stays(case):
    assert rounding.cost_rises(case["old"], case["new"], case["tolerance"]) is case["rises"]
    assert rounding.same_cost(case["old"], case["new"], case["tolerance"]) is case["same"]


def run(case):
    steps = list(half_steps(case["X"], case["start"]))
    np.testing.assert_allclose([step.cost for step in steps], case["costs"], rtol=1e-12)
    assert steps[-1].labels.tolist() == case["labels"]


def labelled(case):
    assert pictures_of_runs.labelled_stairs(case["costs"], case["first"], case["tolerance"]) == case["states"]


def spread(case):
    assert pictures_of_runs.spread_upward(case["wanted"], case["gap"], case["top"]) == case["heights"]


def number(case):
    assert pictures.format_number(case["value"]) == case["written"]


def ticks(case):
    assert pictures.ticks(case["low"], case["high"], case["count"]) == pytest.approx(case["ticks"])
    assert pictures.tick_words(case["ticks"]) == (case["words"], case["from"])


def table(case):
    found = squares.squared_distances(np.array(case["X"], float), np.array(case["centroids"], float))
    assert found.tolist() == case["squares"]
    assert [np.flatnonzero(row == row.min()).tolist() for row in found] == case["least"]
    assert kmeans.assign_points(case["X"], case["centroids"]).tolist() == [first for first, *_ in case["least"]]


def grid(case):
    """Only the page drags; here the case itself is held to what it says."""
    step = case["step"]
    assert step <= case["length"] * (1 + 1e-9) < 2.5 * step * (1 + 1e-9)
    assert abs(case["place"] - case["value"]) <= step / 2
    assert case["place"] / step == pytest.approx(round(case["place"] / step), abs=1e-6)


def square(case):
    corners = squares.square_on(case["start"], case["end"], case["upright"])
    np.testing.assert_allclose(corners, case["corners"], rtol=1e-12)


def within(case):
    corners = squares.square_within(case["start"], case["end"], case["upright"], case["box"])
    np.testing.assert_allclose(corners, case["corners"], rtol=1e-12)


def room(case):
    assert squares.room_for(case["sum"], case["before"]) == pytest.approx(case["room"], rel=1e-12)


def size(case):
    assert colours_picture.bits_of(case["m"], case["K"]) == case["bits"]
    assert colours_picture.grouped(case["bits"]) == case["written"]


def redrawn(case):
    labels = kmeans.assign_points(case["pixels"], case["palette"])
    terms = squares.squared_distances(np.array(case["pixels"], float), np.array(case["palette"], float)).min(axis=1)
    assert labels.tolist() == case["labels"]
    assert np.bincount(labels, minlength=len(case["palette"])).tolist() == case["counts"]
    np.testing.assert_allclose(np.bincount(labels, terms, len(case["palette"])) / len(labels), case["shares"])
    assert kmeans.compute_cost(case["pixels"], labels, case["palette"]) == pytest.approx(case["cost"], rel=1e-12)


RUNNERS = {
    "cost": cost,
    "assign": assign,
    "move": move,
    "tolerance": tolerance,
    "rounding": rises_and_stays,
    "run": run,
    "labelled": labelled,
    "spread": spread,
    "number": number,
    "ticks": ticks,
    "table": table,
    "grid": grid,
    "square": square,
    "within": within,
    "room": room,
    "size": size,
    "redrawn": redrawn,
}


@pytest.mark.parametrize(
    ("subject", "case"),
    [(subject, case) for subject, cases in CASES.items() for case in cases],
    ids=lambda value: value if isinstance(value, str) else value["name"],
)
def test_python_passes(subject, case):
    RUNNERS[subject](case)


def test_node_passes_every_case():
    done = node.report_of("shared_cases")

    assert done.returncode == 0, done.stdout
    # A file that did not load, or a runner that skipped, passes with fewer.
    assert int(re.search(r"^# pass (\d+)$", done.stdout, re.MULTILINE)[1]) == sum(map(len, CASES.values()))


def test_no_two_cases_have_one_name():
    for cases in CASES.values():
        names = [case["name"] for case in cases]
        assert len(names) == len(set(names))
