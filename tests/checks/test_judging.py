"""An answer is judged item by item, by whoever runs it."""

import numpy as np
import pytest

from kmcourse.checks import Exercise, Guard, expect, judge
from tests.checks.small import OtherProcess, doubled, report_of


def test_a_right_answer_passes_with_full_marks():
    report = report_of(lambda x: x + x)

    assert (report.outcome, report.passed, report.score, report.mistake) == ("passed", True, 1.0, None)
    assert [(item.title, item.passed, item.message, item.points) for item in report.items] == [
        ("Twice a number", True, "", 3),
        ("Twice an array", True, "", 1),
        ("The array stays as it was", True, "", 1),
    ]


def test_points_are_given_item_by_item():
    report = report_of(lambda x: 2 * x if np.ndim(x) == 0 else x)

    assert (report.outcome, report.score) == ("failed", 0.6)
    assert [item.passed for item in report.items] == [True, False, False]


def test_a_message_says_what_was_called_what_came_back_and_what_was_expected():
    item = report_of(lambda x: x * x).items[0]

    assert item.call == "double(x=4)"
    assert item.message == "It gave 16; expected 8."


def test_checks_draw_the_same_data_from_the_same_seed_and_other_data_from_another():
    drawn = {seed: [report_of(lambda x: x * x, seed).items[1].call for _ in range(2)] for seed in (0, 1)}

    assert drawn[0][0] == drawn[0][1]
    assert drawn[0] != drawn[1]


def test_an_answer_gets_copies_and_cannot_spoil_the_next_check():
    def spoils(x):
        result = 2 * x
        if isinstance(x, np.ndarray):
            x[:] = -1
        return result

    report = report_of(spoils)

    assert [item.passed for item in report.items] == [True, True, False]


def test_an_answer_that_spoils_its_input_in_another_check_is_found_out():
    def spoils_long_arrays(x):
        result = 2 * x
        if np.size(x) == 3:
            x[:] = -1
        return result

    assert [item.passed for item in report_of(spoils_long_arrays).items] == [True, True, False]


@pytest.mark.parametrize(
    ("body", "outcome", "mistake"),
    [
        ("return x + x", "passed", None),
        ("return x * x", "failed", "squared"),
        ("x *= 2; return x", "failed", "in_place"),
        ("return x.nothing", "failed", None),
        ("raise NotImplementedError", "not attempted", None),
    ],
)
def test_the_same_checks_judge_a_function_in_another_process(body, outcome, mistake):
    here = {}
    exec(f"def answer(x):\n    {body}", here)
    with OtherProcess(body) as runner:
        there = judge(doubled(), runner)

    assert (there.outcome, there.mistake) == (outcome, mistake)
    assert str(there) == str(judge(doubled(), Guard(here["answer"])))


def value_exercise():
    exercise = Exercise(
        name="largest_drop",
        notebook="99",
        asks="How much does J fall from 41 to 25?",
        reference=lambda: 16.0,
        telling=[()],
        hints=("Subtract.",),
        value=True,
    )

    @exercise.check("The right number", points=1)
    def right(answer):
        expect.number(answer(), 16)

    exercise.mistake("the_other_way_round", "J falls, so the drop is positive.", lambda: -16.0)
    return exercise


@pytest.mark.parametrize(("value", "passed", "mistake"), [(16, True, None), (-16.0, False, "the_other_way_round")])
def test_a_plain_value_is_an_answer_too_in_the_same_form(value, passed, mistake):
    report = judge(value_exercise(), Guard(lambda: value))

    assert (report.passed, report.mistake) == (passed, mistake)
    assert "The call" not in str(report)


def test_a_value_that_is_still_none_is_not_attempted():
    assert judge(value_exercise(), Guard(lambda: None)).outcome == "not attempted"
