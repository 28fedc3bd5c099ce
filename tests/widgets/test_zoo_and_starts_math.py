"""What the pages of the zoo and of many starts compute: Python's own cases and every start, under Node."""

import json
from pathlib import Path

import pytest

from kmcourse.widgets import ManyStarts
from tests.widgets import node
from tests.widgets.test_staircase import unpacked

HERE = Path(__file__).parent
CASES = json.loads((HERE.parent / "shared" / "many_starts_cases.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def node_report(tmp_path_factory):
    data = ManyStarts().data()
    handed_over = {
        "X": unpacked(data["X"]).reshape(-1, data["n"]).tolist(),
        "n": data["n"],
        "starts": [row.tolist() for packed in data["starts"] for row in unpacked(packed).reshape(-1, data["K"])],
        "costs": [cost for packed in data["costs"] for cost in unpacked(packed).tolist()],
    }
    file = tmp_path_factory.mktemp("starts") / "starts.json"
    file.write_text(json.dumps(handed_over), encoding="utf-8")
    return node.report_of("zoo_and_starts", KMCOURSE_STARTS=str(file))


def test_the_page_s_functions_pass_their_tests(node_report):
    assert node_report.returncode == 0, node_report.stdout + node_report.stderr


def test_the_page_passes_every_shared_case(node_report):
    assert node.cases_passed(node_report) == sorted(
        f"{subject}: {case['name']}" for subject in CASES for case in CASES[subject]
    )
