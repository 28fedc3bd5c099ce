"""What stands when answers are judged whose writer has not seen the known mistakes."""

import subprocess
import sys

import pytest

from kmcourse.exercises import find_exercise
from tests.exercises_blind import measure

# Of 139 and of 219 wrong ones; ten and 52 of those are wrong in a way that the catalogue does not have.
LEAST_NAMED = {"first": 129, "second": 182}
# What they get wrong shows on no input that the exercise allows: a distance that is no number, bytes as centroids.
RIGHT_AFTER_ALL = {
    "first": {"puts 0 where a distance is not a finite number"},
    "second": {
        "Subtracts in the type that comes in: 8-bit pixels wrap round.",
        "Loops with X[i] - centroids[k], nothing converted to float, so 8-bit subtraction wraps.",
    },
}


@pytest.fixture(scope="module", params=["first", pytest.param("second", marks=pytest.mark.slow)])
def which(request):
    return request.param


@pytest.fixture(scope="module")
def everything(which):
    return measure.everything(which)


def test_every_true_name_is_one_of_the_bank_and_belongs_to_an_answer(which):
    answers, true_names = measure.SETS[which]
    for exercise, names in true_names.items():
        assert set(names.values()) <= {mistake.name for mistake in find_exercise(exercise).mistakes}
        assert set(names) <= {blind.belief for blind in answers if blind.exercise == exercise}


def test_no_name_is_false(everything):
    assert [a for a in everything if a.name not in (None, a.true_name)] == []


def test_no_right_answer_is_refused(everything):
    assert [a for a in everything if a.right and not a.passed] == []


def test_a_wrong_answer_passes_only_if_it_is_right_on_all_that_the_exercise_allows(which, everything):
    passed = {a.belief: a.equal for a in everything if not a.right and a.passed}

    assert passed == dict.fromkeys(RIGHT_AFTER_ALL[which], True)


def test_the_rate_of_recognition_does_not_fall(which, everything):
    assert sum(a.name is not None and a.name == a.true_name for a in everything) >= LEAST_NAMED[which]


@pytest.mark.slow
def test_the_command_prints_a_table_a_set_and_what_is_not_as_it_should_be():
    command = [sys.executable, "-m", "tests.exercises_blind.measure"]

    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()

    for which in measure.SETS:
        heading, *lines = printed[printed.index(f"The {which} set") + 1 :]
        assert tuple(heading.split()) == measure.COLUMNS
        rows = {line.split()[0]: list(map(int, line.split()[1:])) for line in lines[: lines.index("")]}
        for column, total in enumerate(rows.pop("all")):
            assert total == sum(row[column] for row in rows.values())
    assert not [line for line in printed if line.startswith(("hole", "false name", "right one refused"))]
