"""An order of lines is right exactly if the program that it makes is; and mistakes in it are named by what they are."""

import inspect
import itertools

import pytest

import kmcourse as km
from kmcourse.checks import Guard, Unmet, judge
from kmcourse.exercises.loop_order import LINES, SHOWN, exercise, mistakes_in
from tests.exercises.loop_runs import EXPECTED, runs_as_k_means

RIGHT = {
    (8, 2, 10, 1, 7, 3, 9, 4),
    (8, 2, 10, 7, 1, 3, 9, 4),
    (8, 2, 7, 10, 1, 3, 9, 4),
    (8, 2, 10, 9, 7, 3, 1, 4),
    (8, 2, 10, 7, 9, 3, 1, 4),
    (8, 2, 7, 10, 9, 3, 1, 4),
    # With the old centroids it is J after assign, as long as it is noted before J after the move.
    (8, 2, 10, 7, 6, 3, 1, 4),
    (8, 2, 10, 7, 6, 3, 9, 4),
    (8, 2, 7, 10, 6, 3, 1, 4),
    (8, 2, 7, 10, 6, 3, 9, 4),
    (8, 2, 10, 7, 3, 6, 1, 4),
    (8, 2, 10, 7, 3, 6, 9, 4),
    (8, 2, 7, 10, 3, 6, 1, 4),
    (8, 2, 7, 10, 3, 6, 9, 4),
}


def passes(order):
    return judge(exercise, Guard(lambda: list(order))).passed


def meets_all_checks(order):
    """Ask without a report: fast enough for a hundred thousand orders."""
    try:
        for check in exercise.checks:
            check.ask(lambda: order)
    except Unmet:
        return False
    return True


def test_the_runs_that_decide_fall_and_stop():
    for costs, _ in EXPECTED:
        assert 6 <= len(costs) < 12
        assert costs == sorted(costs, reverse=True)
        assert costs[-1] == costs[-3]


@pytest.mark.parametrize("order", sorted(RIGHT))
def test_every_right_order_is_accepted(order):
    assert passes(order)
    assert runs_as_k_means(order)


def test_of_all_orders_of_the_lines_that_are_needed_the_right_ones_run_as_k_means():
    needed = [10, 1, 7, 3, 9, 4]
    orders = {(8, 2, *rest) for rest in itertools.permutations(needed)}

    assert {order for order in orders if runs_as_k_means(order)} == RIGHT & orders
    assert {order for order in orders if passes(order)} == RIGHT & orders


@pytest.mark.slow
def test_of_all_orders_of_all_lines_the_right_ones_run_as_k_means_and_pass():
    body = sorted(set(LINES) - {8, 2})
    orders = {(8, 2, *some) for size in range(len(body) + 1) for some in itertools.permutations(body, size)}

    assert {order for order in orders if meets_all_checks(order)} == RIGHT
    assert {order for order in orders if runs_as_k_means(order)} == RIGHT


def test_no_order_that_begins_otherwise_runs_as_k_means():
    for order in RIGHT:
        for start in ([2, 8], [8], [2], [5, 2], [2, 5], [8, 5, 2], [8, 2, 5]):
            other = (*start, *order[2:])
            assert not runs_as_k_means(other)
            assert not passes(other)
        for place in range(2, 8):
            moved = (*order[1:place], 8, *order[place:])
            assert not runs_as_k_means(moved)
            assert not passes(moved)


def test_leaving_out_or_adding_a_line_is_refused():
    for order in RIGHT:
        others = [order[:i] + order[i + 1 :] for i in range(8)]
        others += [(*order[:i], line, *order[i:]) for i in range(9) for line in set(LINES) - set(order)]
        assert not [other for other in others if passes(other) or runs_as_k_means(other)]


# Names


@pytest.mark.parametrize("mistake", exercise.mistakes, ids=lambda mistake: mistake.name)
def test_the_example_of_a_mistake_shows_this_mistake_and_no_other(mistake):
    assert mistakes_in(mistake.function()) == [mistake.name]


@pytest.mark.parametrize(
    ("order", "name"),
    [
        ([8, 2, 3, 10, 1, 7, 9, 4], None),  # the old centroids are set after the move as well
        ([8, 2, 5, 10, 9, 7, 3, 1, 4], "drawn_in_the_loop"),
        ([8, 2, 7, 10, 1, 3, 6, 4], "measured_with_the_old_centroids"),
        ([8, 2, 10, 1, 7, 3, 4], "measured_once_a_round"),
        ([8, 2, 10, 7, 3, 6, 4], "measured_once_a_round"),
        ([8, 2, 10, 7, 3, 1, 6, 4], "measured_with_the_old_centroids"),
        ([8, 2, 10, 1, 3, 9], "never_stops"),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], None),
        ([10, 3], None),
        ([], None),
    ],
)
def test_a_name_is_given_to_one_mistake_and_not_to_several(order, name):
    report = km.check(order, exercise="loop_order")

    assert report.outcome == "failed"
    assert report.mistake == name


# Other answers


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("8 two 10", "It gave '8 two 10'; expected a list with the numbers of lines."),
        ("", "It gave ''; expected a list with the numbers of lines."),
        ([8, 2, 11], "There is no line 11; they are counted from 1 to 10."),
        ([8, 2, 0], "There is no line 0; they are counted from 1 to 10."),
        ([8, 2.5], "There is no line 2.5; they are counted from 1 to 10."),
        ([8, 8], "Line 8 is there more than once; each can be used once."),
        ([8, None], "It gave [8, None]; expected a list with the numbers of lines."),
        ([8, "2."], "It gave [8, '2.']; expected a list with the numbers of lines."),
        ({8, 2}, "It gave a set; expected a list with the numbers of lines."),
        ([8, True], "It gave [8, True]; expected a list with the numbers of lines."),
        ([8, float("nan")], "There is no line nan; they are counted from 1 to 10."),
        (41, "It gave 41; expected a list with the numbers of lines."),
    ],
    ids=str,
)
def test_what_is_no_order_is_told_in_a_sentence(answer, message):
    report = km.check(answer, exercise="loop_order")

    assert report.items[0].message == message
    assert report.score == 0.0


def test_no_answer_yet_shows_what_is_asked():
    report = km.check(None, exercise="loop_order")

    assert report.outcome == "not attempted"
    assert exercise.asks in report.message


def test_what_is_shown_has_every_line_once_with_its_number():
    shown = SHOWN.splitlines()[2:-1]

    assert len(shown) == len(LINES)
    for number, line in LINES.items():
        assert shown[number - 1].startswith(f"{number:2} ")
        assert shown[number - 1].endswith(line)
    assert SHOWN not in inspect.getsource(exercise.solved)
