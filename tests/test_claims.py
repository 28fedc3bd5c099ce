"""Every claim of the lesson is stated, shown and asked about, as `tests/claims.py` says; its slips are put right."""

import functools
import re
from html import unescape

import pytest

from kmcourse.checks import Guard, judge
from kmcourse.classroom.release.plain import read_notebook
from kmcourse.exercises import find_exercise
from kmcourse.questions import RIGHT_ANSWERS
from tests.claims import CLAIMS, SLIPS, Check, Prediction, table
from tests.course_notebooks import LEARNERS, SOLUTIONS, calls_in, exercises_in

HOW_MANY = 36

each_claim = pytest.mark.parametrize("claim", CLAIMS.values(), ids=lambda claim: claim.says)


@functools.cache
def cells(paths):
    return {cell.id: cell for path in paths for cell in read_notebook(path).cells}


def alt_texts(cell):
    pages = [output.get("data", {}).get("text/html", "") for output in cell.outputs]
    return [unescape(text) for page in pages for text in re.findall(r'<img [^>]*?alt="([^"]*)"', page)]


@functools.cache
def judged(exercise, mistake):
    """Return the items of a check for a known mistake, or for the solution, by their titles."""
    exercise = find_exercise(exercise)
    functions = {known.name: known.function for known in exercise.mistakes} | {None: exercise.solved}
    return {item.title: item for item in judge(exercise, Guard(functions[mistake])).items}


def test_the_lesson_has_36_claims():
    assert list(CLAIMS) == list(range(1, HOW_MANY + 1))


@each_claim
@pytest.mark.parametrize("edition", [tuple(SOLUTIONS), tuple(LEARNERS)], ids=["solved", "learner's"])
def test_a_claim_is_stated(claim, edition):
    cell = cells(edition)[claim.stated.cell]

    assert cell.cell_type == "markdown"
    assert claim.stated.words in cell.source


@each_claim
def test_a_claim_is_shown_in_a_picture_that_says_so(claim):
    texts = alt_texts(cells(tuple(SOLUTIONS))[claim.shown.cell])

    assert any(claim.shown.words in text for text in texts), texts


@each_claim
def test_a_claim_is_asked_about_and_what_contradicts_it_is_wrong(claim):
    if isinstance(claim.asked, Check):
        name, title, mistake = claim.asked
        assert name in [name for path in SOLUTIONS for _, name in exercises_in(path)]
        assert judged(name, None)[title].passed
        assert not judged(name, mistake)[title].passed
    else:
        id, right, wrong = claim.asked
        (choices,) = [
            arguments[2] for path in SOLUTIONS for _, arguments in calls_in(path, "km.predict") if arguments[0] == id
        ]
        assert [asked[id] for asked in RIGHT_ANSWERS.values() if id in asked] == [right]
        assert wrong != right
        assert {right, wrong} <= set(choices)


def test_no_two_claims_are_asked_by_the_same_contradiction():
    asked = [claim.asked for claim in CLAIMS.values()]

    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_put_right(slip):
    cell, words = SLIPS[slip]

    assert words in cells(tuple(SOLUTIONS))[cell].source


def test_the_table_has_a_row_a_claim():
    assert len(table().splitlines()) == 2 + HOW_MANY
    assert all(isinstance(claim.asked, Check | Prediction) for claim in CLAIMS.values())
