"""What the bowl's page computes: the same cases as Python's compute_cost, and its own functions under Node."""

import json
from pathlib import Path

import numpy as np
import pytest

import kmcourse as km
from kmcourse.bowl_picture import cost_at
from tests.widgets import node

HERE = Path(__file__).parent
CASES = HERE.parent / "shared" / "bowl_cases.json"


def cases():
    return json.loads(CASES.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_python_passes_the_shared_case(case):
    assert cost_at(case["points"], case["mu"]) == pytest.approx(case["J"], rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_the_other_measures_and_their_lowest_places_are_numpy_s(case):
    points = np.array(case["points"], dtype=float)
    distances = abs(points - case["mu"])

    assert (distances.mean(), distances.max()) == pytest.approx((case["distance"], case["largest"]))
    assert (points.mean(), np.median(points)) == pytest.approx((case["mean"], np.mean(case["median"])))
    assert np.ptp([points.min(), case["midrange"]]) == pytest.approx(np.ptp([points.max(), case["midrange"]]))


@pytest.mark.parametrize("case", [case for case in cases() if "alpha" in case], ids=lambda case: case["name"])
def test_a_hop_goes_against_the_slope(case):
    slope = km.cost_gradient(np.reshape(case["points"], (-1, 1)), [0] * len(case["points"]), [[case["mu"]]])[0, 0]

    assert case["mu"] - case["alpha"] * slope == pytest.approx(case["next"])


@pytest.fixture(scope="module")
def node_report():
    return node.report_of("bowl_math")


def test_the_page_s_functions_pass_their_tests(node_report):
    assert node_report.returncode == 0, node_report.stdout + node_report.stderr


def test_the_page_passes_every_shared_case(node_report):
    assert node.cases_passed(node_report) == sorted(case["name"] for case in cases())
