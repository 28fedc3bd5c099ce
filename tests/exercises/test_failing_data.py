"""Any small data do on which a program fails and right K-means does not; the rest is told in a sentence."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings

import kmcourse as km
from kmcourse import programs
from kmcourse.exercises.failing_data import ASKED, DATA, MOST, exercise, fault_of, mistakes_in
from tests.strategies import points_and_start


def report_of(**data):
    return km.check({**DATA, **data}, exercise="failing_data")


def item_of(name, data):
    return report_of(**{name: data}).items[ASKED.index(name)]


# What is asked


def test_the_programs_asked_for_are_those_whose_cost_never_rises_on_their_own_data():
    costs = {name: [step.cost for step in programs.run(name)] for name in programs.NAMES}

    silent = [name for name in programs.NAMES if km.diagnose_costs(costs[name]) != "rising"]

    assert silent == sorted([*ASKED, "D"])


@settings(max_examples=60)
@given(points_and_start(max_points=MOST))
def test_data_pass_exactly_if_the_program_fails_on_them(case):
    X, start = case
    report = km.check(dict.fromkeys(ASKED, (X, start)), exercise="failing_data")

    assert [item.passed for item in report.items] == [
        bool(fault_of(partial(programs.run, name), X, start)) for name in ASKED
    ]


@settings(max_examples=40)
@given(points_and_start(max_points=MOST))
def test_on_no_data_the_right_program_would_do(case):
    assert fault_of(partial(programs.run, "D"), *case) is None


def test_data_are_judged_program_by_program():
    report = km.check({"C": DATA["C"]}, exercise="failing_data")

    assert report.earned == 4
    assert [item.message for item in report.items] == [
        "There are no data for program A yet.",
        "",
        "There are no data for program E yet.",
    ]


def test_data_on_which_nothing_fails_are_shown_with_their_costs():
    item = item_of("A", ([[1], [11]], [[2]]))

    assert not item.passed
    assert item.message == (
        "On [[1], [11]] with the start [[2]], program A does what right K-means could do: every half-step is the best "
        "there is, and at the end nothing is left to gain. Its J: 41, 25, 25, 25."
    )


# Data that are no data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([[0], [1]], "X has shape (1,); expected two dimensions: a row a point, a column a feature."),
        (([0, 1], [0]), "X has shape (2,); expected two dimensions: a row a point, a column a feature."),
        (([[0], [1]],), "It gave ([[0], [1]],); expected two tables: the points, and the centroids to start from."),
        ("ab", "It gave 'ab'; expected two tables: the points, and the centroids to start from."),
        (41, "It gave 41; expected two tables: the points, and the centroids to start from."),
        (([[0, 1]], [[0]]), "centroids has 1 columns but X has 2."),
        (([[0], [np.nan]], [[0]]), "X has nan in row 1, column 0; expected finite numbers."),
        (([[0], [1, 2]], [[0]]), "X cannot be read as an array: are its rows equally long?"),
        (([["a"]], [["b"]]), "X has entries of type <U1; expected real numbers."),
        (([[{1}]], [[0]]), "X has entries of type object; expected real numbers."),
        (([[1j]], [[0]]), "X has entries of type object; expected real numbers."),
        (([[0], [1]], []), "centroids has shape (0,); expected two dimensions"),
        (
            (np.zeros((7, 1)), [[0]]),
            "The points have the shape (7, 1), the centroids (1, 1). Of points, centroids and features there can be 6",
        ),
        (([[0]], np.zeros((7, 1))), "The points have the shape (1, 1), the centroids (7, 1)."),
        ((np.zeros((100_000, 2)), [[0, 1]]), "The points have the shape (100000, 2), the centroids (1, 2)."),
        (([[0], [1e300]], [[0]]), "One of the numbers is beyond 1000000, where rounding could be to blame"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_nobody_can_run_or_see_through_is_told_in_a_sentence(data, message):
    assert message in item_of("A", data).message


def test_a_program_that_stops_halfway_has_failed():
    def divides_by_nobody(X, centroids):
        return [1 / (len(X) - 2)]

    assert fault_of(divides_by_nobody, np.array([[1.0], [11.0]]), np.array([[2.0]])) == (
        "The program stops with ZeroDivisionError."
    )


@pytest.mark.parametrize("answer", [None, {"A": None, "C": None, "E": None}, [(None, None)] * 3])
def test_no_data_at_all_are_no_attempt(answer):
    assert km.check(answer, exercise="failing_data").outcome == "not attempted"


# Names


@pytest.mark.parametrize("mistake", exercise.mistakes, ids=lambda mistake: mistake.name)
def test_the_example_of_a_mistake_shows_this_mistake_and_no_other(mistake):
    assert km.check(mistake.function(), exercise="failing_data").mistake == mistake.name


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ({"A": ([[1, 3], [3, 5]], [[0, 0]])}, "means_are_whole"),
        ({"C": ([[0, 0], [1, 2]], [[0, 0], [5, 5]])}, "ruler_and_axes_agree"),
        ({"E": ([[0], [1], [2]], [[1]])}, "one_centroid_only"),
        ({"A": ([[1]], [[1], [2]]), "C": ([[1]], [[1], [2]])}, None),
        ({"A": ([[1], [11]], [[2]]), "E": ([[1], [11]], [[2]])}, None),
        ({"A": (np.zeros((3, 8)), np.zeros((1, 8)))}, None),
        ({"A": "the sixty points"}, "nobody_can_run_them"),
        ({"A": ([[3.5], [4.5]], [[4.25]])}, "means_are_whole"),  # exchanged they would do, and nothing else says so
    ],
    ids=str,
)
def test_one_mistake_is_named_and_several_are_not(data, name):
    report = report_of(**data)

    assert report.outcome == "failed"
    assert report.mistake == name


def test_right_data_show_no_mistake():
    assert mistakes_in([*DATA.values()]) == []
