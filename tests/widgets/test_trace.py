"""What a learner's functions may do, and what the staircase then shows and says."""

import re

import numpy as np
import pytest

import kmcourse as km
from kmcourse.descent import HalfStep
from kmcourse.widgets.trace import trace_of_run, trace_of_steps

X = km.datasets.sixty_points()
START = km.datasets.sixty_points_start()
REFERENCE = trace_of_run(km.half_steps(X, START))


def not_written(*_):
    raise NotImplementedError


def returns_nothing(*_):
    pass


def divides_by_zero(*_):
    return 1 / 0


def leaves(*_):
    raise SystemExit


def recurses(*arguments):
    return recurses(*arguments)


def trace(**functions):
    return trace_of_run(km.half_steps(X, START, **functions))


def failing_at_call(number, function, failure):
    calls = []

    def called(*arguments):
        calls.append(1)
        return failure() if len(calls) == number else function(*arguments)

    called.__name__ = function.__name__
    return called


def same_numbers(one, other):
    return np.array_equal(one.labels, other.labels) and np.array_equal(one.centroids, other.centroids)


def test_a_run_holds_its_start_and_every_half_step():
    assert REFERENCE.kinds == ("assign", "move") * 3
    np.testing.assert_array_equal(REFERENCE.costs, km.run_kmeans(X, START).costs)
    np.testing.assert_array_equal(REFERENCE.centroids[0], START)
    assert REFERENCE.labels.shape == (6, 60)
    assert REFERENCE.flat
    assert (REFERENCE.restarts, REFERENCE.notes) == ("browser", ())


def test_it_says_whose_functions_run():
    def mine(X, centroids):
        return km.assign_points(X, centroids)

    assert REFERENCE.whose == "The reference assign_points and move_centroids"
    assert trace(assign=mine).whose == "Your mine, the reference move_centroids"
    assert trace(move=lambda *a: km.move_centroids(*a)).whose == "The reference assign_points, your function"
    assert trace(assign=mine, move=lambda *a: km.move_centroids(*a)).whose == "Your mine and your function"
    assert trace(assign=mine).restarts == "python"


@pytest.mark.parametrize("which", ["assign", "move"])
@pytest.mark.parametrize(
    ("stub", "words"),
    [
        (not_written, "Your not_written is not written yet, so the reference is shown in its place."),
        (returns_nothing, "Your returns_nothing returned None (is a return missing?), so the reference is shown"),
    ],
)
def test_a_stub_is_stood_in_for_by_the_reference(which, stub, words):
    shown = trace(**{which: stub})

    assert same_numbers(shown, REFERENCE)
    assert shown.notes[0].startswith(words)
    assert shown.whose == REFERENCE.whose


def test_two_stubs_are_two_sentences():
    assert len(trace(assign=not_written, move=returns_nothing).notes) == 2


@pytest.mark.parametrize(
    ("failing", "words"),
    [
        (divides_by_zero, "raised ZeroDivisionError: division by zero."),
        (leaves, "raised SystemExit."),
        (recurses, "raised RecursionError: maximum recursion depth exceeded."),
        (lambda *_: "ten", "returned something that cannot be drawn. "),
        (
            lambda *_: [0] * 59,
            "returned something that cannot be drawn. What assign returned has 59 entries but X has 60",
        ),
        (lambda *_: [7] * 60, "returned something that cannot be drawn. "),
        (lambda *_: (x for x in range(60)), "returned something that cannot be drawn. "),
        (lambda *_: np.full(60, np.nan), "returned something that cannot be drawn. "),
    ],
)
def test_an_assign_that_fails_at_once_leaves_the_reference(failing, words):
    shown = trace(assign=failing)

    assert same_numbers(shown, REFERENCE)
    assert shown.notes[0].startswith("At half-step 1, an assign, your ")
    assert words in shown.notes[0]
    assert shown.notes[0].endswith(" The reference is shown in its place.")


@pytest.mark.parametrize(
    ("failing", "words"),
    [
        (divides_by_zero, "raised ZeroDivisionError: division by zero."),
        (lambda *_: np.full((3, 2), np.nan), "returned something that cannot be drawn. What move returned"),
        (lambda *_: np.zeros((2, 2)), "What move returned has 2 rows but there are 3 centroids."),
        (lambda *_: np.zeros((3, 5)), "returned something that cannot be drawn. What move returned"),
    ],
)
def test_a_move_that_fails_leaves_what_came_before(failing, words):
    shown = trace(move=failing)

    assert shown.kinds == ("assign",)
    assert shown.notes[0].startswith("At half-step 2, a move, your ")
    assert words in shown.notes[0]
    assert shown.notes[0].endswith(" What came before is shown.")
    assert not shown.flat


def test_a_function_that_fails_late_leaves_what_came_before():
    shown = trace(assign=failing_at_call(3, km.assign_points, lambda: 1 / 0))

    assert shown.kinds == ("assign", "move", "assign", "move")
    np.testing.assert_array_equal(shown.costs, REFERENCE.costs[:4])
    assert shown.notes == (
        "At half-step 5, an assign, your assign_points raised ZeroDivisionError: division by zero. "
        "What came before is shown.",
    )


def test_the_reader_s_interrupt_is_not_swallowed():
    def interrupted(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        trace(assign=interrupted)


def test_a_half_consumed_run_is_shown_from_its_start():
    run = km.half_steps(X, START)
    next(run)

    assert same_numbers(trace_of_run(run), REFERENCE)
    assert next(run).kind == "move"


def test_a_run_that_hops_for_ever_is_not_called_flat():
    def argmax_assign(X, centroids):
        return ((X[:, None] - centroids) ** 2).sum(axis=2).argmax(axis=1)

    shown = trace_of_run(km.half_steps(X, START, assign=argmax_assign, max_iterations=4))

    assert len(shown.kinds) == 8
    assert not shown.flat


def test_kept_half_steps_are_shown_with_j_computed_again():
    kept = list(km.half_steps(X, START))
    wrong_log = [HalfStep(kind, labels, centroids, cost=-1.0) for kind, labels, centroids, _ in kept]

    shown = trace_of_steps(wrong_log, X)

    np.testing.assert_array_equal(shown.costs, REFERENCE.costs)
    assert shown.restarts == "nobody"


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([], "The list has no half-step to show."),
        ([("jump", [0], [[1.0]])], 'A half-step is "assign" or "move", not \'jump\'.'),
        ([("move", [0], [[1.0]])], "labels has 1 entr"),
    ],
)
def test_kept_half_steps_that_do_not_fit_are_refused(steps, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        trace_of_steps(steps, [[1.0], [2.0]])


@pytest.mark.filterwarnings("ignore:overflow")
def test_points_whose_j_is_larger_than_any_number_are_refused():
    with pytest.raises(ValueError, match="larger than any number"):
        trace_of_run(km.half_steps([[1e200], [-1e200]], [[0.0]]))
