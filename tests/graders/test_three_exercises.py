"""The small assignment: what it asks, and that what is handed in is as right and as wrong as it is said to be."""

import subprocess
import sys
from collections import Counter

import nbformat
import numpy as np
import pytest

from kmcourse import hand_in
from kmcourse.checks import Guard, judge
from kmcourse.classroom.reading.edition import edition_of
from kmcourse.classroom.release.plain import learner_edition
from kmcourse.exercises import find_exercise
from tests.graders.three_exercises import EXERCISES, filled, solved, submissions
from tests.graders.two_checks import KEPT, cut


def judged(name, source):
    namespace = {"np": np}
    exec(source, namespace)
    return judge(find_exercise(name), Guard(namespace[name]))


def test_it_asks_three_exercises_of_the_assignment_with_its_points_and_visible_checks():
    asked = edition_of(nbformat.writes(learner_edition(solved())).encode()).asked

    assert {one.exercise: one.points for one in asked} == {name: hand_in.POINTS[name] for name in EXERCISES}
    assert {one.exercise: one.visible for one in asked} == {name: hand_in.VISIBLE[name] for name in EXERCISES}


@pytest.mark.parametrize("name", EXERCISES)
def test_two_checks_are_one_that_students_see_and_one_that_draws_its_data(name):
    exercise = find_exercise(name)
    kept = [check for check in exercise.checks if check.title in KEPT[name]]

    assert [(hand_in.is_visible(exercise, check), check.draws) for check in kept] == [(True, False), (False, True)]


def test_a_notebook_that_is_cut_asks_two_checks_of_each_exercise_in_its_kernel():
    (setup,) = (cell.source for cell in cut(solved()).cells if cell.id == "hand-setup")
    asks = f"print(*(len(km.exercises.find_exercise(name).checks) for name in {EXERCISES!r}))"

    ran = subprocess.run([sys.executable, "-c", f"{setup}\n{asks}"], capture_output=True, text=True)

    assert ran.stdout == "2 2 2\n", ran.stderr


@pytest.mark.parametrize("name", EXERCISES)
def test_of_twenty_fourteen_have_an_exercise_right_and_six_make_a_known_mistake_of_their_own(name):
    reports = [(judged(name, one.answers[name]), name in one.right) for one in submissions()]
    mistakes = [report.mistake for report, is_right in reports if not is_right]

    assert all(report.passed == is_right for report, is_right in reports)
    assert len(mistakes) == len(set(mistakes) - {None}) == 6


def test_a_class_of_any_size_is_the_same_on_every_run():
    assert submissions(41) == submissions(20) * 2 + submissions(1)
    assert max(Counter(str(one.answers) for one in submissions()).values()) == 1


def test_answers_go_into_the_cells_that_ask_for_them_and_the_edition_stays():
    edition = learner_edition(solved())
    answers = submissions(1)[0].answers

    sources = [cell.source for cell in filled(edition, answers).cells]

    assert set(answers.values()) <= set(sources)
    assert "NotImplementedError" not in "".join(sources)
    assert sum("NotImplementedError" in cell.source for cell in edition.cells) == len(answers)


def test_an_edition_without_the_cell_is_refused():
    edition = learner_edition(solved())
    edition.cells = edition.cells[:-2]

    with pytest.raises(ValueError, match="0 cells define move_centroids"):
        filled(edition, submissions(1)[0].answers)
