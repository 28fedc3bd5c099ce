"""The staircase as Python sees it: what it takes, what it gives the page, what it does with a drag."""

import base64
import json

import numpy as np
import pytest

import kmcourse as km
from kmcourse.widgets import Staircase
from kmcourse.widgets.compose import composed_script

X = km.datasets.sixty_points()
START = km.datasets.sixty_points_start()


def median_move(X, labels, centroids):
    return np.array(
        [np.median(X[labels == k], axis=0) if (labels == k).any() else mu for k, mu in enumerate(centroids)]
    )


def unpacked(packed):
    return np.frombuffer(base64.b64decode(packed["base64"]), dtype=f"<{packed['kind']}")


def dragged(widget, centroids, labels=(), turn=1):
    """Hand the widget what the page sends when a centroid is let go, and return what it answers."""
    answers = []
    widget.send = lambda message, buffers=None: answers.append(message)
    buffers = [np.asarray(centroids, dtype="<f8").tobytes(), np.asarray(labels, dtype="<i4").tobytes()]
    widget.receive({"type": "dragged", "turn": turn}, buffers)
    return answers


def test_the_page_gets_the_points_and_every_half_step_in_double_precision():
    data = Staircase(km.half_steps(X, START)).data()

    np.testing.assert_array_equal(unpacked(data["X"]).reshape(60, 2), X)
    steps = list(km.half_steps(X, START))
    np.testing.assert_array_equal(unpacked(data["run"]["labels"]).reshape(6, 60), [step.labels for step in steps])
    np.testing.assert_allclose(unpacked(data["run"]["centroids"]).reshape(7, 3, 2)[1:], [s.centroids for s in steps])
    np.testing.assert_allclose(data["run"]["costs"], [step.cost for step in steps], rtol=1e-11)


def test_the_last_digits_of_a_sum_do_not_reach_the_output():
    nearly = np.nextafter(1.0, 2.0)

    def noisy_move(X, labels, centroids):
        return km.move_centroids(X, labels, centroids) * nearly

    noisy_move.__name__ = "move"
    exact = Staircase(km.half_steps(X, START, move=lambda *a: km.move_centroids(*a))).data()["run"]
    noisy = Staircase(km.half_steps(X, START, move=noisy_move)).data()["run"]

    assert exact["centroids"] == noisy["centroids"]
    assert exact["costs"] == noisy["costs"]


@pytest.mark.parametrize("offset", [0, 1e9])
def test_centroids_keep_the_digits_that_can_be_seen(offset):
    widget = Staircase(km.half_steps(X + offset, START + offset))

    shown = unpacked(widget.data()["run"]["centroids"]).reshape(7, 3, 2)

    np.testing.assert_allclose(shown[-1] - offset, km.run_kmeans(X, START).centroids, atol=1e-6)


def test_a_drag_can_be_read_in_python():
    widget = Staircase(km.half_steps(X, START))
    labels = km.assign_points(X, START)
    moved = START + np.array([[1.0, 0.0], [0.0, 0.0], [0.0, 0.0]])

    answers = dragged(widget, moved, labels)

    np.testing.assert_array_equal(widget.centroids, moved)
    assert widget.cost == km.compute_cost(X, labels, moved)
    assert answers == []  # the page has the reference itself


def test_a_drag_before_any_assign_costs_what_the_first_assign_gives():
    widget = Staircase(km.half_steps(X, START))

    dragged(widget, START + 1)

    assert widget.cost == km.run_kmeans(X, START + 1).costs[0]


def test_a_drag_runs_the_learner_s_functions_again():
    widget = Staircase(km.half_steps(X, START, move=median_move))

    (answer,) = dragged(widget, START + 1, turn=7)

    assert (answer["type"], answer["turn"]) == ("run", 7)
    expected = [step.cost for step in km.half_steps(X, START + 1, move=median_move)]
    np.testing.assert_allclose(answer["run"]["costs"], expected, rtol=1e-11)
    json.dumps(answer, allow_nan=False)


def test_a_learner_s_function_that_fails_after_a_drag_says_so():
    def fails_on_the_right(X, centroids):
        if centroids[0, 0] > 5:
            raise IndexError("no")
        return km.assign_points(X, centroids)

    widget = Staircase(km.half_steps(X, START, assign=fails_on_the_right))

    (answer,) = dragged(widget, START + 1)

    assert "raised IndexError: no." in answer["run"]["notes"][0]


@pytest.mark.parametrize("centroids", [[], [[0.0, 0.0]], [[np.nan, 0.0]] * 3, [[np.inf, 0.0]] * 3])
def test_a_drag_that_makes_no_sense_changes_nothing(centroids):
    widget = Staircase(km.half_steps(X, START))

    dragged(widget, centroids)

    np.testing.assert_array_equal(widget.centroids, START)


def test_another_message_changes_nothing():
    widget = Staircase(km.half_steps(X, START))

    widget.receive({"type": "hello"}, [])

    np.testing.assert_array_equal(widget.centroids, START)


@pytest.mark.parametrize("run", [None, X, "run", 5, [1, 2]])
def test_what_is_no_run_is_refused_with_what_is_taken(run):
    with pytest.raises(TypeError, match=r"Staircase takes km.half_steps\(X, start\), or a list"):
        Staircase(run)


def test_kept_half_steps_come_with_their_points():
    widget = Staircase(list(km.half_steps(X, START)), X=X)

    assert widget.data()["restarts"] == "nobody"
    assert dragged(widget, START + 1) == []


@pytest.mark.parametrize(("n", "words"), [(1, "One feature"), (2, None), (5, "first two of 5 features")])
def test_it_says_what_it_does_not_draw(n, words):
    points = np.arange(6.0 * n).reshape(6, n)

    remarks = Staircase(km.half_steps(points, points[:2])).data()["remarks"]

    assert (remarks == []) if words is None else (words in remarks[0])


@pytest.mark.parametrize(
    ("points", "start"),
    [
        ([[3.0, 3.0]], [[3.0, 3.0]]),
        ([[3.0]], [[3.0]]),
        ([[0.0, 0.0]] * 4, [[0.0, 0.0], [0.0, 0.0]]),
        ([[1e-300, 0.0], [0.0, 1e-300]], [[0.0, 0.0]]),
        ([[1e120], [-1e120]], [[0.0]]),
        ([[0.0, 0.0], [1.0, 1.0]], [[1e15, -1e15], [0.0, 0.0]]),
    ],
)
def test_odd_points_are_drawn_all_the_same(points, start):
    widget = Staircase(km.half_steps(points, start))

    assert "nan" not in widget.picture().svg
    assert "inf" not in widget.picture().svg
    assert widget.html()


def test_more_than_eight_clusters_and_many_half_steps_are_shown():
    rng = np.random.default_rng(0)
    points = rng.normal(size=(300, 2))

    widget = Staircase(km.half_steps(points, points[:12]))

    assert "12" in widget.picture().svg
    assert widget.html()


def test_the_script_is_small():
    # A cell's output carries it, and a notebook many cells.
    assert len(composed_script("staircase").encode()) < 30_000
