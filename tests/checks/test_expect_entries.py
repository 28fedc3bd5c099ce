"""An answer in parts: a dict or a list, with an entry for each name."""

import numpy as np
import pytest

from kmcourse.checks import Exercise, Guard, Unmet, judge
from kmcourse.checks.expect_entries import entries
from kmcourse.checks.plain import Odd, OddDict, is_blank, plain


def asked(value):
    """Return an exercise for a value in two parts, and the report of this one."""
    exercise = Exercise("parts", "99", "Give two parts.", lambda: [1, 2], ("Count.",), [()], value=True)

    @exercise.check("Two parts", points=1)
    def parts(answer):
        if entries(answer(), ("A", "B")) != {"A": 1, "B": 2}:
            raise Unmet("These are other parts.")

    return judge(exercise, Guard(lambda: value))


# By hand


@pytest.mark.parametrize(
    "value",
    [
        {"A": 1, "B": 2},
        {"b": 2, " a": 1},
        [("A", 1), ("B", 2)],
        {"Part A": 1, "Part B": 2},
        [1, 2],
        (1, 2),
        np.array([1, 2]),
    ],
    ids=lambda value: str(value),
)
def test_a_dict_and_a_list_in_the_order_of_the_names_say_the_same(value):
    assert asked(value).passed


def test_what_is_left_out_is_none():
    assert entries(plain({"B": [1.5]}), ("A", "B")) == {"A": None, "B": [1.5]}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([1, 2, 3], "It gave [1, 2, 3]; expected a dict with the keys 'A', 'B', or a list of 2 entries in this order."),
        ({1, 2}, "It gave a set; expected a dict with the keys 'A', 'B', or a list of 2 entries in this order."),
        ({1: 1, 2: 2}, "It gave a dict; expected a dict with the keys 'A', 'B', or a list of 2 entries in this order."),
        (np.float64(1), "It gave 1; expected a dict with the keys 'A', 'B', or a list of 2 entries in this order."),
        ({"A": 1, "C": 2}, "There is no 'C' here; the keys are 'A', 'B'."),
        ({"A": 1, "a": 2}, "There are two entries for 'A'; expected one."),
    ],
    ids=lambda value: str(value)[:20],
)
def test_anything_else_is_told_in_a_sentence(value, message):
    report = asked(value)

    assert report.outcome == "failed"
    assert report.items[0].message == message


# Plain dicts


def test_a_dict_with_text_as_keys_keeps_its_entries_and_is_odd_for_all_others():
    value = plain({"A": [np.float32(0.5)], "B": {"C": None}})

    assert isinstance(value, Odd)
    assert value == OddDict("a dict", (("A", [0.5]), ("B", OddDict("a dict", (("C", None),)))))


def test_a_dict_in_a_dict_without_end_is_only_named():
    endless = {}
    endless["A"] = endless

    value = plain(endless)

    while isinstance(value, OddDict):
        value = value.entries[0][1]
    assert value == Odd("a dict that is too long or too deeply nested to be read")


# No answer yet


@pytest.mark.parametrize("value", [{"A": None, "B": None}, [None, None], {"A": (None, None), "B": None}])
def test_parts_that_are_all_missing_are_no_answer_yet(value):
    report = asked(value)

    assert (report.outcome, report.items) == ("not attempted", ())
    assert report.message == "There is no answer yet. Give two parts."


@pytest.mark.parametrize("value", [{"A": None, "B": 2}, [], {}, [None, 0], 0, ""])
def test_a_first_part_is_an_answer(value):
    assert not is_blank(plain(value))
    assert asked(value).outcome == "failed"
