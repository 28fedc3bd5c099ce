"""What becomes of a centroid that nobody chose, by each policy and by none."""

import numpy as np
import pytest

import kmcourse as km
from kmcourse.empty_clusters import LESSON, POLICIES, run_with_policy


@pytest.mark.parametrize(("policy", "cost"), [("keep", 0.25), ("drop", 0.25), ("farthest", 0.125)])
def test_the_lesson_s_four_points_end_where_the_lesson_says(policy, cost):
    assert run_with_policy(*LESSON, policy)[-1].cost == cost


def test_without_a_policy_nan_takes_every_point_at_the_next_assign():
    steps = run_with_policy(*LESSON, "NaN")

    assert np.isnan(steps[1].centroids[1]).all()
    assert steps[2].labels.tolist() == [1, 1, 1, 1]
    assert [bool(np.isnan(step.cost)) for step in steps] == [False, False, True, False, True, False, True, False]


@pytest.mark.parametrize("policy", ["keep", "drop", "farthest"])
def test_under_a_policy_j_never_rises(policy):
    rng = np.random.default_rng(5)
    for _ in range(20):
        X = rng.integers(0, 20, (15, 2)).astype(float)
        start = rng.integers(-30, 50, (5, 2)).astype(float)
        costs = [step.cost for step in run_with_policy(X, start, policy, iterations=8)]

        assert km.diagnose_costs(costs, km.cost_tolerance(X)) != "rising"


def test_keeping_is_what_the_course_does():
    X, start = km.datasets.sixty_points(), km.datasets.sixty_points_start()
    steps = run_with_policy(X, start, "keep", iterations=3)

    np.testing.assert_array_equal([step.cost for step in steps], km.run_kmeans(X, start).costs)


def test_a_dropped_centroid_is_never_chosen_again_and_the_others_keep_their_numbers():
    steps = run_with_policy(*LESSON, "drop")

    assert all(1 not in step.labels for step in steps)
    assert {0, 2} == set(steps[-1].labels)


def test_two_that_nobody_chose_go_to_two_different_points():
    X = np.array([[0.0], [1.0], [4.0], [20.0]])
    moved = run_with_policy(X, [[3.0], [90.0], [95.0]], "farthest", iterations=1)[-1].centroids

    assert moved[1, 0] != moved[2, 0]
    assert {moved[1, 0], moved[2, 0]} <= set(X[:, 0])


def test_the_start_stays_as_it_was():
    start = LESSON[1].copy()
    for policy in POLICIES:
        run_with_policy(LESSON[0], start, policy)

    np.testing.assert_array_equal(start, LESSON[1])


def test_another_policy_is_refused_by_name():
    with pytest.raises(ValueError, match="policy is 'shuffle'; expected one of keep, drop, farthest, NaN"):
        run_with_policy(*LESSON, "shuffle")
