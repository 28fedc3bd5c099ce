"""The assignment: its table of points, its two editions, and what a student may see of the checks."""

import re

import numpy as np
import pytest

import kmcourse as km
from kmcourse import hand_in, records
from kmcourse.classroom.grading.own_check import told
from kmcourse.classroom.grading.own_process import OwnProcess
from kmcourse.classroom.marking.marking import mark
from kmcourse.classroom.reading.edition import read_edition
from kmcourse.classroom.release.plain import compare_plain, read_notebook
from kmcourse.exercises import find_exercise
from tests.course_notebooks import NOTEBOOKS, cells_of, nbval, outputs_of, prose_of

FOLDER = NOTEBOOKS / "assignment"
STUDENT_S, SOLVED = FOLDER / "build_k_means.ipynb", FOLDER / "solutions" / "build_k_means.ipynb"
each_exercise = pytest.mark.parametrize("name", hand_in.POINTS)
each_edition = pytest.mark.parametrize("path", [STUDENT_S, SOLVED], ids=["student's", "solved"])


def solution_cells():
    return [cell.source for cell in cells_of(SOLVED, "code") if "### BEGIN SOLUTION" in cell.source]


def test_the_points_add_up_to_a_hundred():
    assert sum(hand_in.POINTS.values()) == 100
    assert list(hand_in.POINTS) == list(hand_in.VISIBLE)


@each_exercise
def test_some_checks_are_visible_and_some_are_not(name):
    titles = [check.title for check in find_exercise(name).checks]

    assert set(hand_in.VISIBLE[name]) < set(titles)
    assert 0 < sum(check.points for check in hand_in.visible_part(find_exercise(name)).checks) < hand_in.POINTS[name]


@each_exercise
def test_the_exercise_itself_is_not_changed(name):
    before = list(find_exercise(name).checks)

    hand_in.visible_part(find_exercise(name))

    assert find_exercise(name).checks == before


def test_the_student_s_edition_is_what_the_solved_one_releases():
    assert compare_plain(FOLDER / "solutions", FOLDER) == []


def test_the_notebook_asks_what_the_table_says_with_the_points_it_says():
    edition = read_edition(STUDENT_S)
    headings = re.findall(r"^##+ .*\((\d+) points\)$", prose_of(STUDENT_S), re.MULTILINE)
    table = re.findall(r"^\| [^|]+\| ([\d +]+) \|$", prose_of(STUDENT_S), re.MULTILINE)

    assert {asked.exercise: asked.points for asked in edition.asked} == hand_in.POINTS
    assert {asked.exercise: asked.visible for asked in edition.asked} == hand_in.VISIBLE
    assert list(map(int, headings)) == list(hand_in.POINTS.values())
    assert [int(number) for row in table for number in row.split(" + ")] == list(hand_in.POINTS.values())


@each_edition
def test_every_exercise_is_followed_by_its_check(path):
    cells = read_notebook(path).cells
    exercises = [place for place, cell in enumerate(cells) if cell.id.endswith("-exercise")]

    assert len(exercises) == len(hand_in.POINTS)
    for place in exercises:
        assert cells[place + 1].id == cells[place].id.replace("-exercise", "-check")
        assert re.fullmatch(r'km\.check\(\w+, (exercise="\w+", )?assignment=True\)', cells[place + 1].source)


@each_edition
def test_ids_are_words_and_nothing_is_in_the_metadata(path):
    cells = read_notebook(path).cells

    assert len({cell.id for cell in cells}) == len(cells)
    assert all(re.fullmatch(r"hand(-[a-z]+)+", cell.id) for cell in cells)
    assert all(cell.metadata == {} for cell in cells)


def test_the_solutions_pass_every_check_hidden_ones_too():
    namespace = {"np": np, "km": km}
    for source in solution_cells():
        exec(source, namespace)
    values = {"diagnose_program": "verdicts", "failing_data": "small"}

    for name in hand_in.POINTS:
        assert km.check(namespace[values.get(name, name)], exercise=name, record=False).score == 1, name


@pytest.mark.parametrize(("path", "points"), [(SOLVED, 100), (STUDENT_S, 0)], ids=["solved", "untouched"])
def test_the_grader_gives_all_points_to_the_solved_one_and_none_to_an_untouched_one(path, points):
    with OwnProcess() as place:
        result = mark(path.read_bytes(), read_edition(STUDENT_S), place, seed=3)

    assert (result.earned, result.points) == (points, 100)
    assert [mark.exercise for mark in result.marks] == list(hand_in.POINTS)


def test_a_student_sees_the_visible_checks_and_how_much_is_not_shown():
    report = km.check(km.assign_points, assignment=True)

    assert [item.title for item in report.items] == list(hand_in.VISIBLE["assign_points"])
    assert report.points == 3
    assert "3 of its 15 points" in str(report)
    assert "1.5 points" in str(report)


def test_a_heading_never_says_passed_for_checks_that_were_not_asked():
    right = km.check(km.assign_points, assignment=True)
    wrong = km.check(lambda X, centroids: [0] * len(X), exercise="assign_points", assignment=True)

    assert right.heading == "assign_points: visible checks passed, 3 of 3 points; 12 more are not checked here"
    assert wrong.heading == "assign_points: not yet, 0 of 3 points; 12 more are not checked here"


def test_the_command_says_how_many_points_it_has_not_asked_for():
    with OwnProcess() as place:
        solved, untouched = (
            told(mark(path.read_bytes(), read_edition(STUDENT_S), place, show_hidden=False), path.name)
            for path in (SOLVED, STUDENT_S)
        )

    assert "The visible checks of all exercises are passed: 28 of 28 points.\n\nThe other 72 points" in solved
    assert "Exercises passed: 0 of 10. Points: 0 of 100." in untouched


def test_no_hidden_check_is_told_even_to_who_fails_it():
    def along_the_axes(X, centroids):
        return abs(np.asarray(X)[:, None] - centroids).sum(axis=2).argmin(axis=1)

    assert km.check(along_the_axes, exercise="assign_points", assignment=True).passed
    full = km.check(along_the_axes, exercise="assign_points", record=False)
    assert not full.passed
    shown = "\n".join(outputs_of(SOLVED, "text/plain") + outputs_of(SOLVED, "text/html"))
    hidden = [
        check.title
        for name in hand_in.POINTS
        for check in find_exercise(name).checks
        if not hand_in.is_visible(find_exercise(name), check)
    ]
    assert [title for title in hidden if title in shown] == []


def test_nothing_is_recorded_and_an_exercise_of_the_course_alone_is_refused():
    km.check(lambda X, labels, centroids: 0.0, exercise="compute_cost", assignment=True)
    report = km.check(km.cost_gradient, assignment=True)

    assert records.attempts("compute_cost") == 0
    assert report.outcome == "not attempted"
    assert "not part of the assignment" in str(report)


def test_what_is_not_written_yet_is_not_attempted():
    def compute_cost(X, labels, centroids):
        raise NotImplementedError

    assert km.check(compute_cost, assignment=True).outcome == "not attempted"


def test_the_words_of_the_programs_are_not_given_away():
    # Notebook 5 tells what A, C and E do before it asks for data; here that is a part of the question.
    assert not re.search(r"cuts the decimals|along the axes|one\* centroid rests", prose_of(STUDENT_S))


def test_links_lead_to_what_is_there():
    for target in re.findall(r"\]\(([^)]+)\)", (FOLDER / "README.md").read_text(encoding="utf-8")):
        assert (FOLDER / target).exists(), target


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "mode"), [(STUDENT_S, "--nbval-lax"), (SOLVED, "--nbval")], ids=["student's", "solved"]
)
def test_a_notebook_runs_to_its_end_and_the_solved_one_shows_what_is_stored(path, mode, tmp_path):
    run = nbval(path, mode, tmp_path)

    assert run.returncode == 0, run.stdout[-5000:]
