"""What stands when answers are judged whose writer has not seen the known mistakes."""

import subprocess
import sys

import pytest

from kmcourse.exercises import find_exercise
from tests.exercises_blind import measure
from tests.exercises_blind.answers import ANSWERS
from tests.exercises_blind.true_names import TRUE_NAMES

LEAST_NAMED = 129  # of 139 wrong ones; ten of those are wrong in a way that the catalogue does not have


@pytest.fixture(scope="module")
def everything():
    return [measure.judged(blind) for blind in ANSWERS]


def test_every_true_name_is_one_of_the_bank_and_belongs_to_an_answer():
    for exercise, names in TRUE_NAMES.items():
        assert set(names.values()) <= {mistake.name for mistake in find_exercise(exercise).mistakes}
        assert set(names) <= {blind.belief for blind in ANSWERS if blind.exercise == exercise}


def test_no_name_is_false(everything):
    assert [a for a in everything if a.name not in (None, a.true_name)] == []


def test_no_right_answer_is_refused(everything):
    assert [a for a in everything if a.right and not a.passed] == []


def test_a_wrong_answer_passes_only_if_it_is_right_on_all_that_the_exercise_allows(everything):
    passed = {a.belief: a.equal for a in everything if not a.right and a.passed}

    assert passed == {"puts 0 where a distance is not a finite number": True}


def test_the_rate_of_recognition_does_not_fall(everything):
    assert sum(a.name is not None and a.name == a.true_name for a in everything) >= LEAST_NAMED


def test_the_command_prints_the_table_and_what_is_not_as_it_should_be():
    command = [sys.executable, "-m", "tests.exercises_blind.measure"]

    heading, *lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()

    assert tuple(heading.split()) == measure.COLUMNS
    rows = {line.split()[0]: list(map(int, line.split()[1:])) for line in lines[: lines.index("")]}
    for column, total in enumerate(rows.pop("all")):
        assert total == sum(row[column] for row in rows.values())
    assert not [line for line in lines if line.startswith(("hole", "false name", "right one refused"))]
