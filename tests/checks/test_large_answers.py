"""Answers that are large in a way that nobody expects are judged as fast as others, and told of in few words."""

import time

import numpy as np
import pytest

import kmcourse as km
from kmcourse.checks import Guard, Unmet, judge
from kmcourse.checks.expect_run import costs_of_run, no_rise
from kmcourse.checks.plain import plain
from kmcourse.checks.wording import show
from kmcourse.exercises import find_exercise

MANY = 2_000_000


@pytest.mark.parametrize(
    "value",
    [
        [()] * 50_000,
        [[[()] * 10] * 100] * 20,
        (np.zeros((50_000, 0)), [np.zeros((0, 50_000))]),
        np.zeros((50_000, 0)),
        [["text" * 500] * 6] * 4,
        type("Named" * 50_000, (), {})(),
    ],
    ids=["lists of nothing", "brackets", "arrays of nothing", "rows of nothing", "texts", "a name"],
)
def test_few_words_are_enough_for_any_answer(value):
    assert len(show(plain(value))) < 6000


def test_a_value_is_shown_whole_up_to_a_length():
    assert show(["", ()]) == "['', ()]"
    assert show("a" * 201) == f"'{'a' * 200}…'"


def test_millions_of_costs_are_looked_at_at_once():
    costs = np.full(MANY, 25.0)
    costs[0] = 41.0
    began = time.process_time()

    costs_of_run(costs, [41.0, 25.0])
    no_rise(costs)
    costs[-1] = 26.0
    with pytest.raises(Unmet, match="half-step 2000000, after move, is 26; expected 25"):
        costs_of_run(costs, [41.0, 25.0])
    with pytest.raises(Unmet, match="rises from 25 to 26 in half-step 2000000, after move"):
        no_rise(costs)

    assert time.process_time() - began < 2


def test_costs_of_unsigned_numbers_fall_as_others_do():
    no_rise(np.array([41, 25, 25], dtype=np.uint8))
    with pytest.raises(Unmet, match="rises from 25 to 41"):
        no_rise(np.array([25, 41], dtype=np.uint8))


@pytest.mark.parametrize("name", ["move_centroids", "empty_cluster_policy"])
def test_the_largest_numbers_are_judged_without_a_warning(name):
    report = judge(find_exercise(name), Guard(lambda X, labels, centroids: np.full(np.shape(centroids), 1.7e308)))

    assert not report.passed


def test_a_rise_beyond_all_numbers_is_a_rise():
    report = km.check(lambda X, labels, mu: np.full(np.shape(mu), 1.7e308), exercise="empty_cluster_policy")

    (rise,) = (item for item in report.items if item.title.startswith("J does not rise"))
    assert "J rises from" in rise.message
