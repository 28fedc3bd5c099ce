"""The six programs: what their J shows on their own data, and that exactly one of them is K-means on all data."""

import numpy as np
import pytest
from hypothesis import given

from kmcourse import programs
from kmcourse.descent import run_kmeans
from kmcourse.faults import first_fault
from kmcourse.oracle import diagnose_costs
from tests.strategies import points_and_start


def costs(name):
    return np.array([step.cost for step in programs.run(name)])


# By hand


@pytest.mark.parametrize(
    ("name", "begins", "says"),
    [
        ("A", [31.99, 5.64, 3.42, 3.04, 3.04, 3.04], "flat"),
        ("B", [31.99, 4.59, 32.27, 1.57, 2.23, 1.57], "rising"),
        ("C", [32.53, 4.68, 2.10, 1.57, 1.57, 1.57], "flat"),
        ("D", [25.0, 25.0], "flat"),
        ("E", [38.38, 15.69], "falling"),
        ("F", [31.99, 12.73, 12.14, 11.00, 10.39, 9.09, 9.04, 9.09], "rising"),
    ],
)
def test_what_the_cost_shows(name, begins, says):
    shown = costs(name)

    assert shown[: len(begins)].round(2).tolist() == begins
    assert diagnose_costs(shown) == says


def test_two_that_are_wrong_have_a_cost_that_falls_and_is_flat():
    silent = [name for name in programs.NAMES if diagnose_costs(costs(name)) == "flat"]

    assert [name for name in silent if first_fault(programs.data(name)[0], programs.run(name))] == ["A", "C"]


def test_five_of_the_six_go_wrong_on_their_own_data():
    wrong = [name for name in programs.NAMES if first_fault(programs.data(name)[0], programs.run(name))]

    assert wrong == ["A", "B", "C", "E", "F"]


def test_all_but_the_log_of_one_is_right():
    X, centroids = programs.data("B")
    right = run_kmeans(X, centroids)
    last = programs.run("B")[-1]

    assert np.array_equal(last.labels, right.labels)
    assert np.array_equal(last.centroids, right.centroids)


# Property


@given(points_and_start())
def test_the_one_that_is_right_is_right_on_all_data(case):
    X, centroids = case
    steps = programs.run("D", X, centroids)

    assert first_fault(X, steps) is None
    assert np.isclose(steps[-1].cost, run_kmeans(X, centroids, max_iterations=500).costs[-1])


@given(points_and_start())
def test_none_of_them_crashes_or_changes_its_data(case):
    X, centroids = case
    before = X.copy(), centroids.copy()

    for name in programs.NAMES:
        programs.run(name, X, centroids)

    assert np.array_equal(X, before[0])
    assert np.array_equal(centroids, before[1])


def test_they_differ_from_the_right_one_in_one_line_each():
    right = programs.source("D").splitlines()[1:]
    for name in "ABCEF":
        lines = programs.source(name).splitlines()[1:]
        assert sum(line != other for line, other in zip(lines, right, strict=True)) == 1


# Refusal


@pytest.mark.parametrize("ask", [programs.source, programs.data, programs.run])
def test_a_program_that_does_not_exist_is_named_with_those_that_do(ask):
    with pytest.raises(ValueError, match="There is no program 'G'; the programs are A, B, C, D, E, F"):
        ask("G")


def test_bad_data_are_refused_in_words():
    with pytest.raises(ValueError, match="centroids has 1 columns but X has 2"):
        programs.run("A", [[1, 2]], [[1]])
    with pytest.raises(ValueError, match="needed together"):
        programs.run("A", [[1, 2]])
