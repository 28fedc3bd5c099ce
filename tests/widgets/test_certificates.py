"""The certificates in Python and in the page: one file of cases for both; regions, histories and words under Node."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from kmcourse.oracle import certify_assign, certify_move
from kmcourse.widgets.compose import HERE as WIDGETS
from kmcourse.widgets.staircase_words import WORDS
from tests.widgets import node

HERE = Path(__file__).parent
CASES = json.loads((HERE.parent / "shared" / "certificate_cases.json").read_text(encoding="utf-8"))


def names(subject):
    return pytest.mark.parametrize("case", CASES[subject], ids=lambda case: case["name"])


@names("assign")
def test_python_finds_the_point(case):
    found = certify_assign(case["X"], case["labels"], case["centroids"])

    assert found.point == case["point"]
    if not found:
        assert found.better == case["better"]
        assert found.better_cost == pytest.approx(case["cost"], rel=1e-12, abs=1e-12)


@names("move")
def test_python_finds_the_nudge(case):
    found = certify_move(case["X"], case["labels"], case["centroids"])

    assert found.centroid == case["cluster"]
    if not found:
        nudged = np.array(case["centroids"], dtype=float)
        nudged[found.centroid, found.feature] += found.nudge
        np.testing.assert_allclose(nudged, case["nudged"], rtol=1e-15)
        assert found.better_cost == pytest.approx(case["cost"], rel=1e-12)


@pytest.fixture(scope="module")
def node_report():
    return node.report_of("certificates")


def test_the_page_s_functions_pass_their_tests(node_report):
    assert node_report.returncode == 0, node_report.stdout + node_report.stderr


def test_the_page_passes_every_shared_case(node_report):
    assert node.cases_passed(node_report) == sorted(
        f"{subject}, {case['name']}" for subject, cases in CASES.items() for case in cases
    )


def sentences(words):
    for value in words.values():
        yield from sentences(value) if isinstance(value, dict) else [value]


def test_every_field_of_a_sentence_is_one_that_the_page_fills_in():
    page = "".join(path.read_text(encoding="utf-8") for path in WIDGETS.glob("*.js"))

    for field in {field for sentence in sentences(WORDS) for field in re.findall(r"\{(\w+)\}", sentence)}:
        assert re.search(rf"\b{field}\b[,: }}]", page), field
