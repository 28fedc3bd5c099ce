"""A mistake in a plain value is named if it is the only one, and nothing that is given stops a check."""

import pytest

from kmcourse.checks import Exercise, Guard, Unmet, expect, judge
from kmcourse.checks.values import what_tells


def mistakes_in(value):
    """Two mistakes that a number can have: it is odd, it is negative."""
    number = int(expect.numbers(value, ()))
    return [name for name, is_in in (("odd", number % 2), ("negative", number < 0)) if is_in]


def report_of(value):
    exercise = Exercise("even", "99", "Give 4.", lambda: 4, ("Count.",), [what_tells(mistakes_in)], value=True)

    @exercise.check("Four", points=1)
    def four(answer):
        expect.number(answer(), 4)

    exercise.mistake("odd", "Can it be halved?", lambda: 3)
    exercise.mistake("negative", "Is it above 0?", lambda: -4)
    return judge(exercise, Guard(lambda: value))


@pytest.mark.parametrize(
    ("value", "name"), [(5, "odd"), (-2, "negative"), (-3, None), (6, None), ("4", None), ([4], None), ({1}, None)]
)
def test_a_value_is_named_by_the_only_mistake_in_it(value, name):
    report = report_of(value)

    assert report.outcome == "failed"
    assert report.mistake == name


def test_a_value_that_cannot_be_read_is_reported():
    class Endless(list):
        def __iter__(self):
            raise RuntimeError("No end.")

    report = report_of(Endless([4]))

    assert report.outcome == "failed"
    assert "RuntimeError: No end." in report.items[0].message


def test_what_a_question_does_not_understand_is_no_mistake():
    telling = what_tells(lambda value: (_ for _ in ()).throw(Unmet("What is this?")))

    assert telling.shows([4]) == "not to be read: What is this?"
