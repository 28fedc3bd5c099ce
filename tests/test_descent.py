"""The run: J after every half-step, when it stops, and what a learner's own functions do in it."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings

from kmcourse import datasets
from kmcourse.descent import half_steps, run_kmeans
from kmcourse.kmeans import assign_points, compute_cost, move_centroids
from kmcourse.oracle import certify_assign, certify_move
from kmcourse.rounding import cost_rises, cost_tolerance, same_cost
from tests.strategies import hard_points_and_start, points_and_start


def move_to_medians(X, labels, centroids):
    return np.array(
        [np.median(X[labels == k], axis=0) if (labels == k).any() else mu for k, mu in enumerate(centroids)]
    )


def assign_to_farthest(X, centroids):
    return ((X[:, None] - centroids) ** 2).sum(axis=2).argmax(axis=1)


def rises(X, costs):
    tolerance = cost_tolerance(X)
    return [cost_rises(old, new, tolerance) for old, new in itertools.pairwise(costs)]


# By hand


def test_the_lessons_points_go_from_41_to_25_and_stay():
    labels, centroids, costs = run_kmeans(datasets.two_points(), [[2]])

    assert labels.tolist() == [0, 0]
    assert centroids.tolist() == [[6.0]]
    assert costs.tolist() == [41.0, 25.0, 25.0, 25.0]


def test_the_sixty_points_descend_as_the_course_says():
    run = run_kmeans(datasets.sixty_points(), datasets.sixty_points_start())

    assert run.costs.round(3).tolist() == [31.994, 4.593, 2.231, 1.570, 1.570, 1.570]


def test_a_start_at_a_fixed_point_gives_four_equal_costs():
    assert run_kmeans(datasets.rectangle(), datasets.rectangle_start()).costs.tolist() == [25.0] * 4


def test_one_still_centroid_does_not_stop_the_run():
    X = np.array([[100.0], [0], [1], [2], [3], [10], [11], [12]])

    run = run_kmeans(X, [[100.0], [0], [1]])

    assert run.costs[-1] == 0.875


def test_half_steps_take_turns_and_begin_with_assign():
    kinds = [step.kind for step in half_steps([[1], [11]], [[2]])]

    assert kinds == ["assign", "move", "assign", "move"]


# Property


@settings(max_examples=300)
@given(points_and_start())
def test_the_cost_never_rises_over_half_steps(case):
    X, start = case

    assert not any(rises(X, run_kmeans(X, start).costs))


@settings(max_examples=300)
@given(hard_points_and_start())
def test_nor_far_from_the_origin_nor_on_two_scales_nor_at_zero(case):
    X, start = case

    assert not any(rises(X, run_kmeans(X, start).costs))


@given(points_and_start())
def test_every_half_step_is_the_best_for_what_is_held_fixed(case):
    X, start = case

    for step in half_steps(X, start):
        certify = certify_assign if step.kind == "assign" else certify_move
        assert certify(X, step.labels, step.centroids)
        assert step.cost == compute_cost(X, step.labels, step.centroids)


@given(points_and_start())
def test_the_run_ends_where_neither_step_changes_the_cost(case):
    X, start = case
    labels, centroids, costs = run_kmeans(X, start)

    again = move_centroids(X, assign_points(X, centroids), centroids)

    assert len(costs) % 2 == 0
    assert same_cost(costs[-1], compute_cost(X, assign_points(X, again), again), cost_tolerance(X))
    assert costs[-1] == compute_cost(X, labels, centroids)


@given(points_and_start())
def test_the_unit_of_the_data_does_not_change_the_run(case):
    X, start = case

    metres, millimetres = run_kmeans(X, start), run_kmeans(1024 * X, 1024 * start)

    assert millimetres.labels.tolist() == metres.labels.tolist()
    assert millimetres.costs.tolist() == (1024**2 * metres.costs).tolist()


# Degenerate


def test_three_equal_points_at_a_tenth_never_appear_to_rise():
    X = np.full((3, 1), 0.1)

    costs = run_kmeans(X, [[0.1]]).costs

    assert costs[1] > costs[0] == 0.0  # the mean of three 0.1 is not 0.1 in floats
    assert not any(rises(X, costs))


def test_as_many_centroids_as_points_cost_nothing():
    X = datasets.sixty_points()

    assert run_kmeans(X, X).costs.tolist() == [0.0] * 4


def test_more_centroids_than_points_leave_the_others_where_they_are():
    run = run_kmeans([[1.0]], [[0.0], [9.0]])

    assert run.centroids.tolist() == [[1.0], [9.0]]


def test_max_iterations_ends_the_run_early():
    X, start = datasets.sixty_points(), datasets.sixty_points_start()

    assert run_kmeans(X, start, max_iterations=1).costs.round(3).tolist() == [31.994, 4.593]


# A learner's own functions


def test_the_steps_drive_a_learners_own_functions():
    X, start = datasets.three_points(), [[0.0]]

    last = list(half_steps(X, start, move=move_to_medians))[-1]

    assert last.centroids.tolist() == [[2.0]]


def test_a_wrong_assign_shows_as_a_rise():
    X, start = datasets.sixty_points(), datasets.sixty_points_start()

    costs = [step.cost for step in half_steps(X, start, assign=assign_to_farthest, max_iterations=5)]

    assert any(rises(X, costs))


def test_the_callers_data_survive_a_function_that_changes_its_arguments():
    def assign_and_spoil(X, centroids):
        X += 1
        centroids[:] = 0
        return np.zeros(len(X), dtype=int)

    X, start = np.array([[1.0], [11.0]]), np.array([[2.0]])

    list(half_steps(X, start, assign=assign_and_spoil))

    assert X.tolist() == [[1.0], [11.0]]
    assert start.tolist() == [[2.0]]


def test_earlier_half_steps_survive_a_function_that_reuses_its_answer():
    answer = np.zeros(2, dtype=int)

    def assign_into_one_array(X, centroids):
        answer[:] = assign_points(X, centroids)
        return answer

    steps = list(half_steps([[1], [11]], [[2], [3]], assign=assign_into_one_array))
    answer[:] = 7

    assert all(step.labels.max() <= 1 for step in steps)


def test_restart_runs_the_same_functions_from_other_centroids():
    run = half_steps(datasets.three_points(), [[0.0]], move=move_to_medians)

    again = run.restart([[11.0]])

    assert list(again)[-1].centroids.tolist() == [[2.0]]
    assert again.start.tolist() == [[11.0]]


def test_a_run_is_an_iterator():
    run = half_steps([[1], [11]], [[2]])

    assert next(run).cost == 41.0
    assert next(run).cost == 25.0


# Refusal


@pytest.mark.parametrize("max_iterations", [0, -1, 2.5, True, None])
def test_max_iterations_must_be_a_whole_number_of_at_least_one(max_iterations):
    with pytest.raises(ValueError, match=r"max_iterations is .*; expected a whole number of at least 1"):
        run_kmeans([[1]], [[1]], max_iterations=max_iterations)


def test_bad_input_is_refused_before_the_first_half_step():
    with pytest.raises(ValueError, match="centroids has 2 columns but X has 1"):
        half_steps([[1]], [[1, 2]])


@pytest.mark.parametrize(
    ("functions", "message"),
    [
        ({"assign": lambda X, centroids: None}, "What assign returned has"),
        ({"assign": lambda X, centroids: [0.0, 0.0]}, "What assign returned has entries of type float64"),
        ({"assign": lambda X, centroids: [0, 5]}, r"What assign returned\[1\] is 5 but centroids has 1 rows"),
        ({"move": lambda X, labels, centroids: X}, "What move returned has 2 rows but there are 1 centroids"),
        ({"move": lambda X, labels, centroids: [[np.nan]]}, "What move returned has nan in row 0, column 0"),
    ],
)
def test_a_function_that_returns_something_else_is_named(functions, message):
    with pytest.raises(ValueError, match=message):
        list(half_steps([[1.0], [11.0]], [[2.0]], **functions))


def test_what_a_learners_function_raises_passes_through():
    def not_written_yet(X, centroids):
        raise NotImplementedError

    with pytest.raises(NotImplementedError):
        next(half_steps([[1]], [[1]], assign=not_written_yet))
