"""The right answers of the predictions: one for every question that a notebook asks, and none on a page."""

import pytest

import kmcourse as km
from kmcourse import questions
from kmcourse.agreement import is_number
from kmcourse.questions import RIGHT_ANSWERS
from tests.course_notebooks import SOLUTIONS, calls_in, each_solution


def questions_in(path):
    """Return what a notebook asks: by the question's id the choices, in order; none where the reader types."""
    return {id: choices[0] if choices else () for _, (id, _, *choices) in calls_in(path, "km.predict")}


@each_solution
def test_every_question_is_in_the_table_in_its_order(path):
    assert list(questions_in(path)) == list(RIGHT_ANSWERS.get(path.name[:2], {})), "say it in kmcourse/questions.py"


@each_solution
def test_the_right_answer_is_a_choice_that_is_offered_or_a_number_that_can_be_typed(path):
    for id, right in RIGHT_ANSWERS[path.name[:2]].items():
        choices = questions_in(path)[id]
        assert right is None or (right in choices if choices else is_number(right)), id


def test_the_table_holds_no_notebook_that_is_not_there():
    assert list(RIGHT_ANSWERS) == [path.name[:2] for path in SOLUTIONS]


def test_no_question_stands_in_two_notebooks():
    ids = [id for asked in RIGHT_ANSWERS.values() for id in asked]

    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("right", ["at 2", "at 5", None])
def test_the_page_is_the_same_whatever_the_right_answer_is(monkeypatch, right):
    def page():
        shown = (
            km.predict("best-place", "Where?", ["at 2", "at 5"]),
            km.predict("best-place", "Where?"),
            km.predicted("best-place"),
        )
        return [(widget._repr_mimebundle_(), widget.data()) for widget in shown]

    before = page()
    monkeypatch.setattr(questions, "RIGHT_ANSWERS", {"03": {"best-place": right}})

    assert page() == before
