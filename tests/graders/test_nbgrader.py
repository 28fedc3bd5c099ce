"""The real nbgrader on the edition made for it: what students get, and the points of whatever they hand in."""

import html

import nbformat
import pytest

from kmcourse.classroom.marking.marking import mark
from kmcourse.classroom.reading.edition import edition_of
from kmcourse.classroom.release.nbgrader import nbgrader_source, release_nbgrader
from kmcourse.classroom.release.plain import ReleaseError, as_text, learner_edition, read_notebook
from kmcourse.classroom.sandbox.sandbox import Sandbox
from kmcourse.exercises import find_exercise
from kmcourse.hand_in import POINTS, VISIBLE
from tests.graders.found import environment_of
from tests.graders.honest import ON_STDERR, TEXTBOOK_MOVE, HandIn, handed_in
from tests.graders.nbgrader import NbgraderCourse
from tests.graders.three_exercises import ASSIGNMENT, EXERCISES, solved, submissions

SEED = 730519864
TEST_CELLS = {
    "compute_cost": "hand-cost-check",
    "assign_points": "hand-assign-check",
    "move_centroids": "hand-move-check",
}
FULL = [POINTS[name] for name in EXERCISES]
RIGHT = submissions(1)[0].answers


def cost(body, head=""):
    """Return right answers, but for the body of compute_cost."""
    return RIGHT | {"compute_cost": f"{head}\ndef compute_cost(X, labels, centroids):\n    {body}"}


GOOD = "return ((X - centroids[labels]) ** 2).sum() / len(X)"
IN_A_THREAD = """import sys, threading
    other = threading.Thread(target=sys.stderr.write, args=("so many numbers",))
    other.start()
    other.join()
    """
CLASS = {
    "right": HandIn(RIGHT),
    "untouched": HandIn({}),
    "wrong": HandIn(cost("return ((X - centroids[labels]) ** 2).sum()")),
    "partly-right": HandIn(RIGHT | {"move_centroids": TEXTBOOK_MOVE}),
    "missing": HandIn(RIGHT | {"compute_cost": "# later"}),
    "crashing": HandIn(cost("raise ValueError('no')")),
    "stopped": HandIn(cost(GOOD, head="1 / 0")),
    "on-stderr": HandIn(cost(f"say('so many numbers')\n    {GOOD}"), ON_STDERR),
    "thread-on-stderr": HandIn(cost(IN_A_THREAD + GOOD)),
    "prints": HandIn(cost(f"print('0.0')\n    {GOOD}")),
    "never-ends": HandIn(cost("while True:\n        pass")),
    "leaves": HandIn(cost("import sys\n    sys.exit(0)")),
    "takes-names": HandIn(RIGHT, "import numpy as np\nkm = print = display = points = seed = None"),
    "strict": HandIn(RIGHT, "import warnings\nwarnings.simplefilter('error')\nnp.seterr(all='raise')"),
}
GET = {name: FULL for name in CLASS}
GET |= {"untouched": [0, 0, 0], "wrong": [2, 15, 15], "partly-right": [10, 15, 12]}
GET |= {name: [0, 15, 15] for name in ("missing", "crashing", "stopped", "never-ends", "leaves")}


# The source notebook


def test_the_same_source_and_seed_give_the_same_bytes(tmp_path):
    (first,) = release_nbgrader(ASSIGNMENT, tmp_path / "a", SEED)
    (again,) = release_nbgrader(ASSIGNMENT, tmp_path / "b", SEED)

    assert first.name == ASSIGNMENT.name
    assert first.read_bytes() == again.read_bytes()
    nbformat.validate(read_notebook(first))


def test_every_exercise_has_a_cell_that_is_answered_and_one_that_gives_its_points():
    source = nbgrader_source(read_notebook(ASSIGNMENT), SEED)
    marked = [cell.metadata.nbgrader for cell in source.cells if "nbgrader" in cell.metadata]

    assert sorted(one["points"] for one in marked if one["grade"]) == sorted(POINTS.values())
    assert sum(one["solution"] for one in marked) == len(POINTS)
    assert len({one["grade_id"] for one in marked}) == len(marked)
    assert all(one["locked"] == one["grade"] != one["solution"] for one in marked)


def test_names_that_get_a_value_are_there_where_nbgrader_writes_its_own_stub():
    cells = {cell.id: cell.source for cell in nbgrader_source(read_notebook(ASSIGNMENT), SEED).cells}

    assert cells["hand-verdicts-exercise"].startswith("A = B = C = D = E = F = None\n# Give each of these names")
    assert "None" not in cells["hand-cost-exercise"]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("km.check(compute_cost)\nprint(41)", "checks one exercise and does nothing else"),
        ("km.check(compute_cost), km.check(assign_points)", "checks one exercise and does nothing else"),
        ("print(41)", "asks nothing"),
    ],
)
def test_what_nbgrader_cannot_give_points_to_is_refused_and_nothing_is_written(tmp_path, source, says):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source, id="check")])
    nbformat.write(notebook, tmp_path / "wrong.ipynb")

    with pytest.raises(ReleaseError, match=says):
        release_nbgrader(tmp_path / "wrong.ipynb", tmp_path / "out", SEED)
    assert not (tmp_path / "out").exists()


# With nbgrader itself


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a course in which everybody has handed in and was graded."""
    course = NbgraderCourse(tmp_path_factory.mktemp("nbgrader"), environment_of("nbgrader"))
    course.released = course.release(solved(), SEED)
    for student, one in CLASS.items():
        course.hand_in(student, handed_in(course.released, one))
    course.hand_in("overwrites", tampered(course.released))
    course.hand_in("ends-the-kernel", handed_in(course.released, HandIn(cost("import os\n    os._exit(1)"))))
    course.said = course.autograde()
    course.graded = course.points()
    return course


def tampered(released):
    """Return an untouched notebook whose test cells say what their points are."""
    notebook = nbformat.from_dict(released)
    for cell in notebook.cells:
        if cell.id in TEST_CELLS.values():
            cell.source = "15.0"
    return notebook


def got(course, student):
    return [course.graded[student][TEST_CELLS[name]][0] for name in EXERCISES]


@pytest.mark.slow
def test_students_get_the_plain_edition_without_seed_solution_and_hidden_check(course):
    text, plain = as_text(course.released), learner_edition(solved())

    assert str(SEED) in as_text(nbgrader_source(solved(), SEED))
    assert str(SEED) not in text
    assert "HIDDEN" not in text
    assert [cell.id for cell in course.released.cells] == [cell.id for cell in plain.cells]
    for name in EXERCISES:
        assert RIGHT[name].splitlines()[-1] not in text
        hidden = {check.title for check in find_exercise(name).checks} - set(VISIBLE[name])
        assert hidden
        assert not [title for title in hidden if title in text]
    for cell in solved().cells:
        region = cell.source.partition("### BEGIN SOLUTION")[2].partition("### END")[0]
        assert not [line for line in region.splitlines() if line.strip() and line in text]


@pytest.mark.slow
@pytest.mark.parametrize("student", CLASS)
def test_everybody_gets_the_points_that_the_sandbox_gives(course, student):
    asked = edition_of(as_text(learner_edition(solved())).encode())
    submission = handed_in(course.released, CLASS[student])  # kmcourse grade takes what was made for nbgrader, too
    with Sandbox() as sandbox:
        marks = mark(as_text(submission).encode(), asked, sandbox, SEED).marks

    if student != "thread-on-stderr":  # the sandbox lets nobody start a thread
        assert got(course, student) == [one.earned for one in marks]
    assert got(course, student) == GET[student]


@pytest.mark.slow
def test_every_test_cell_ends_in_a_number_and_says_nothing_on_stderr(course):
    for student in CLASS:
        cells = {cell.id: cell for cell in course.autograded(student).cells}
        for cell in map(cells.get, TEST_CELLS.values()):
            kinds = [output.get("name", output.output_type) for output in cell.outputs]
            assert kinds == ["display_data", "execute_result"], student
            most = cell.metadata.nbgrader.points
            assert 0 <= float(cell.outputs[-1].data["text/plain"]) <= most


@pytest.mark.slow
def test_a_test_cell_that_a_student_wrote_over_is_put_back(course):
    assert got(course, "overwrites") == [0, 0, 0]


@pytest.mark.slow
def test_a_notebook_that_ends_its_kernel_has_no_points_in_nbgrader_which_says_so_and_grades_the_others(course):
    assert got(course, "ends-the-kernel") == [0, 0, 0]
    assert "There was an error processing assignment 'assignment' for student 'ends-the-kernel'" in course.said
    assert set(course.graded) == {*CLASS, "overwrites", "ends-the-kernel"}


@pytest.mark.slow
def test_feedback_says_what_the_learners_own_check_says_and_no_more_of_hidden_checks(course):
    pages = course.feedback()
    page = html.unescape(pages["wrong"])

    assert "compute_cost: not yet, 2 of 10 points" in page
    assert "Add up the squares and divide by how many points there are." in page
    assert "A label is obeyed, also where another centroid is nearer" in page
    assert "What this check does is not shown." in page
    assert "compute_cost: passed, 10 of 10 points" in html.unescape(pages["on-stderr"])


@pytest.mark.slow
def test_validating_fails_on_what_a_visible_check_refuses_only(course):
    right, wrong = (course.validate(handed_in(course.released, CLASS[name])) for name in ("right", "wrong"))

    assert "Success! Your notebook passes all the tests." in right
    assert "VALIDATION FAILED ON 1 CELL(S)" in wrong
