"""The edition for otter-grader, with the real `otter assign` and `otter run`: the points are those of our grader."""

import json

import nbformat
import pytest

from kmcourse.classroom.marking.marking import mark
from kmcourse.classroom.reading.edition import edition_of
from kmcourse.classroom.release.otter import otter_source, release_otter
from kmcourse.classroom.release.otter_case import ask
from kmcourse.classroom.release.plain import ReleaseError, as_text, learner_edition, read_notebook
from kmcourse.classroom.sandbox.sandbox import Sandbox
from kmcourse.exercises import find_exercise
from tests.graders.found import environment_of
from tests.graders.otter import OtterAssignment, points_of
from tests.graders.three_exercises import ASSIGNMENT, EXERCISES, filled, solved, submissions

SEED = 20260309
EDITION = learner_edition(solved())
FULL = {"compute_cost": 10, "assign_points": 15, "move_centroids": 15}
SUM = "def compute_cost(X, labels, centroids):\n    return ((X - centroids[labels]) ** 2).sum()"
RIGHT_COST = "def compute_cost(X, labels, centroids):\n    return ((X - centroids[labels]) ** 2).sum() / len(X)"


# The notebook that otter reads


def test_every_check_is_a_case_with_its_points_and_the_seed_is_in_a_hidden_one():
    cells = {cell.id: cell for cell in otter_source(solved(), SEED).cells}
    checks = find_exercise("compute_cost").checks
    sources = [cells[f"compute_cost-case-{number}"].source for number in range(len(checks) + 1)]

    assert "hidden: true" in sources[0]
    assert "points: 0" in sources[0]
    assert [number for number, source in enumerate(sources) if str(SEED) in source] == [0]
    assert sum(float(source.partition("points: ")[2].split()[0]) for source in sources) == 10
    for check, source in zip(checks, sources[1:], strict=True):
        assert repr(check.title) in source
    assert sum("hidden: false" in source for source in sources) == 2


def test_the_cells_of_the_notebook_stay_and_its_solutions_run_as_before():
    before = {cell.id: cell for cell in solved().cells}
    after = {cell.id: cell for cell in otter_source(solved(), SEED).cells}

    assert set(before) < set(after)
    for name, cell in before.items():
        if "### BEGIN SOLUTION" not in cell.source:
            assert after[name].source == cell.source
            continue
        namespace = {"np": __import__("numpy")}
        exec(after[name].source, namespace)
        assert "# BEGIN SOLUTION NO PROMPT" in after[name].source
        assert "NotImplementedError" in after[name].source


def test_the_grader_runs_no_cell_that_only_checks():
    notebook = solved()
    notebook.cells[-1].source += "\nmine = 1"
    tags = {cell.id: cell.metadata.get("tags", []) for cell in otter_source(notebook, SEED).cells}

    assert tags["hand-cost-check"] == tags["hand-assign-check"] == ["otter_ignore"]
    assert tags["hand-move-check"] == tags["hand-setup"] == []


def test_the_same_source_and_seed_give_the_same_bytes(tmp_path):
    (first,) = release_otter(ASSIGNMENT, tmp_path / "a", SEED)
    (again,) = release_otter(ASSIGNMENT, tmp_path / "b", SEED)

    assert first.name == ASSIGNMENT.name
    assert first.read_bytes() == again.read_bytes()
    nbformat.validate(read_notebook(first))


def test_a_notebook_that_asks_nothing_is_refused_and_nothing_is_written(tmp_path):
    notebook = solved()
    notebook.cells = [cell for cell in notebook.cells if "km.check" not in cell.source]
    nbformat.write(notebook, tmp_path / "nothing.ipynb")

    with pytest.raises(ReleaseError, match="asks nothing"):
        release_otter(tmp_path / "nothing.ipynb", tmp_path / "out", SEED)
    assert not (tmp_path / "out").exists()


def test_a_case_that_students_have_says_what_the_check_says():
    import numpy as np

    namespace = {"np": np}
    exec(SUM, namespace)
    title = find_exercise("compute_cost").checks[0].title

    with pytest.raises(AssertionError, match="82"):
        ask(namespace, "compute_cost", answer="compute_cost", assignment=True, check=title)
    exec(RIGHT_COST, namespace)
    ask(namespace, "compute_cost", answer="compute_cost", assignment=True, check=title)


# With otter itself


@pytest.fixture(scope="module")
def otter(tmp_path_factory):
    assignment = OtterAssignment(tmp_path_factory.mktemp("otter"), environment_of("otter"))
    return assignment, assignment.assign(solved(), SEED)


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox() as sandbox:
        yield sandbox


def ours(sandbox, answers):
    data = as_text(filled(EDITION, answers)).encode()
    result = mark(data, edition_of(as_text(EDITION).encode()), sandbox, SEED)
    return {marked.exercise: marked.earned for marked in result.marks}


@pytest.mark.slow
def test_students_get_stubs_and_the_visible_cases_alone(otter):
    _, handed_out = otter
    tests = handed_out.metadata.otter.tests

    assert [cell.source for cell in handed_out.cells if cell.id.endswith("-exercise")] == [
        cell.source for cell in EDITION.cells if cell.id.endswith("-exercise")
    ]
    assert set(tests) == set(EXERCISES)
    whole = json.dumps(handed_out)
    assert str(SEED) not in whole
    assert "begin" not in json.dumps(tests)
    for name in EXERCISES:
        titles = {check.title for check in find_exercise(name).checks}
        assert len([title for title in titles if repr(title) in tests[name]]) == tests[name].count("hidden=False") == 2


@pytest.mark.slow
@pytest.mark.parametrize("number", range(3))
def test_the_points_are_those_of_our_grader(otter, sandbox, number):
    assignment, handed_out = otter
    one = submissions()[number]
    points = points_of(assignment.run(filled(handed_out, one.answers)))

    assert points == ours(sandbox, one.answers)
    assert {name for name in EXERCISES if points[name] == FULL[name]} == one.right


@pytest.mark.slow
def test_untouched_broken_and_deleted_cells_cost_their_own_exercise(otter, sandbox):
    assignment, handed_out = otter
    answers = {
        "compute_cost": "def compute_cost(X, labels, centroids):\n    return X.shape / 0",
        "move_centroids": "def move_centroids(X, labels, centroids):\n    raise SystemExit",
    }
    notebook = filled(handed_out, answers)
    results = assignment.run(notebook)

    assert points_of(results) == ours(sandbox, answers) == dict.fromkeys(FULL, 0)
    public = results["tests"][0]
    assert "Write the body of the function" in public["output"]
    assert "TypeError" in public["output"]

    notebook.cells = [cell for cell in notebook.cells if "def move_centroids" not in cell.source]
    notebook = filled(notebook, {"compute_cost": RIGHT_COST})
    assert points_of(assignment.run(notebook)) == FULL | {"assign_points": 0, "move_centroids": 0}


@pytest.mark.slow
def test_partly_right_gets_a_part(otter, sandbox):
    assignment, handed_out = otter
    answers = {"compute_cost": SUM, "move_centroids": NAN_WHERE_EMPTY}
    points = points_of(assignment.run(filled(handed_out, answers)))

    assert points == ours(sandbox, answers)
    assert 0 < points["move_centroids"] < 15


NAN_WHERE_EMPTY = """def move_centroids(X, labels, centroids):
    return np.array([X[labels == k].mean(axis=0) for k in range(len(centroids))])"""
