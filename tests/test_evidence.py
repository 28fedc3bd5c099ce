"""What a finished run gives away."""

import numpy as np
import pytest

import kmcourse as km
from kmcourse.descent import HalfStep
from kmcourse.evidence import evidence_of

X, START = [[1.0], [11.0]], [[2.0]]


def run(**functions):
    return list(km.half_steps(X, START, **functions))


def test_of_a_right_run_nothing_can_be_proved():
    found = evidence_of(X, run())

    assert (found.rise, found.step, found.finds, found.diagnosis) == (0, 0, "", "none")


def test_a_lazy_move_is_found_though_j_never_rose():
    found = evidence_of(X, run(move=lambda X, labels, centroids: centroids))

    assert (found.rise, found.step, found.diagnosis, found.place) == (0, 2, "move", 0)
    assert (found.before, found.after) == (41, 25)


def test_a_point_with_a_farther_centroid_is_named():
    steps = list(km.half_steps([[0.0], [10.0]], [[0.0], [10.0]], assign=lambda X, centroids: [1, 1]))

    found = evidence_of([[0.0], [10.0]], steps)

    assert (found.step, found.diagnosis, found.place) == (1, "assign", 0)
    assert (found.before, found.after) == (50, 0)


def test_a_j_that_is_noted_wrong_is_the_log_s():
    steps = run()
    steps[1] = steps[1]._replace(cost=40.0)

    found = evidence_of(X, steps)

    assert (found.step, found.diagnosis, found.before, found.after) == (2, "log", 40, 25)


def test_a_run_that_stops_too_early_is_the_loop_s():
    found = evidence_of(X, run()[:1])

    assert (found.finds, found.step, found.diagnosis) == ("end", 1, "loop")


def test_a_rise_between_two_good_half_steps_is_the_loop_s():
    labels, other = np.array([0, 0, 1]), np.array([0, 1, 1])
    points = np.array([[0.0], [1.0], [9.0]])
    good = HalfStep("assign", labels, np.array([[0.5], [9.0]]), 1 / 6)
    moved = km.move_centroids(points, other, np.array([[0.5], [9.0]]))
    steps = [good, HalfStep("move", other, moved, km.compute_cost(points, other, moved))]

    found = evidence_of(points, steps)

    assert (found.rise, found.finds, found.diagnosis) == (2, "", "loop")


def test_no_half_step_is_refused():
    with pytest.raises(ValueError, match="steps is empty; expected at least one half-step"):
        evidence_of(X, [])
