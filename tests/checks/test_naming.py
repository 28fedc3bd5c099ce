"""A known mistake is named when it is sure, and only then."""

import numpy as np
import pytest

import kmcourse as km
from kmcourse.checks import Guard, judge
from tests.checks.small import doubled, report_of


def squares(X, labels, centroids):
    return ((X - centroids[labels]) ** 2).sum(axis=1)


def test_a_mistake_is_named_however_it_is_written():
    def written_as_loops(X, labels, centroids):
        total = 0
        for x, c in zip(X.tolist(), labels.tolist(), strict=True):
            total += sum((a - b) ** 2 for a, b in zip(x, centroids[c].tolist(), strict=True))
        return np.float32(total)

    report = km.check(written_as_loops, exercise="compute_cost")

    assert report.mistake == "sum_instead_of_mean"
    assert report.hint.startswith("What is the average of 1² and 9²?")


def test_a_list_is_as_good_as_an_array_for_naming():
    def farthest(X, centroids):
        return [int(((x - centroids) ** 2).sum(axis=1).argmax()) for x in X]

    assert km.check(farthest, exercise="assign_points").mistake == "farthest"


def test_a_mistake_that_crashes_is_known_by_its_crash():
    def norm_of_two(X, centroids):
        return [min(range(len(centroids)), key=lambda k: np.linalg.norm(x, centroids[k])) for x in X]

    assert km.check(norm_of_two, exercise="assign_points").mistake == "norm_of_two"


def test_what_becomes_of_an_unused_centroid_does_not_hide_another_mistake():
    def summed_and_zeros(X, labels, centroids):
        return np.array([X[labels == k].sum(axis=0) for k in range(len(centroids))])

    def summed_and_kept(X, labels, centroids):
        sums = summed_and_zeros(X, labels, centroids)
        return np.where(np.isin(range(len(centroids)), labels)[:, None], sums, centroids)

    for answer in (summed_and_zeros, summed_and_kept):
        assert km.check(answer, exercise="move_centroids").mistake == "sum_instead_of_mean"


@pytest.mark.parametrize("limit", [1e3, 99999, 1e6, 1e10])
def test_any_start_that_is_too_small_is_the_same_mistake(limit):
    def assign_points(X, centroids):
        labels = np.zeros(len(X), dtype=int)
        for i, x in enumerate(X):
            smallest = limit
            for k, mu in enumerate(centroids):
                if ((x - mu) ** 2).sum() < smallest:
                    smallest, labels[i] = ((x - mu) ** 2).sum(), k
        return labels

    assert km.check(assign_points).mistake == "starts_too_small"


UNKNOWN = {
    "two mistakes at once": lambda X, labels, centroids: np.sqrt(squares(X, labels, centroids)).sum() / len(centroids),
    "a constant": lambda X, labels, centroids: 0.0,
    "right on one telling input": lambda X, labels, centroids: 82.0 if len(X) == 2 else 7.0,
    "a slip nobody listed": lambda X, labels, centroids: squares(X, labels, centroids).mean() + 1,
    "a crash nobody listed": lambda X, labels, centroids: X[99],
    "a text": lambda X, labels, centroids: "41",
    "nothing": lambda X, labels, centroids: print(end=""),
}


@pytest.mark.parametrize("answer", UNKNOWN.values(), ids=UNKNOWN)
def test_an_unsure_diagnosis_names_nothing(answer):
    report = km.check(answer, exercise="compute_cost")

    assert (report.outcome, report.mistake, report.hint) == ("failed", None, "")
    assert "likely cause" not in str(report)


def test_a_right_answer_has_no_mistake():
    assert report_of(lambda x: 2 * x).mistake is None


def test_a_mistake_with_right_values_is_known_by_what_it_changes():
    def in_place(x):
        if isinstance(x, np.ndarray):
            x += x
            return x
        return 2 * x

    assert report_of(in_place).mistake == "in_place"


def test_a_mistake_in_place_is_known_by_what_it_changes_whatever_the_call():
    def towards_the_last_corner(X, centroids):
        corner = X[-1].copy()
        X -= corner
        return ((X[:, None] - (centroids - corner)) ** 2).sum(axis=2).argmin(axis=1)

    def towards_both(X, centroids):
        corner = np.minimum(X.min(axis=0), 0)  # often 0: then nothing changes
        X -= corner
        centroids -= corner
        return ((X[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)

    assert km.check(towards_the_last_corner, exercise="assign_points").mistake == "moves_X_in_place"
    assert km.check(towards_both, exercise="assign_points").mistake == "moves_both_in_place"


def test_what_else_an_answer_changes_does_not_hide_a_wrong_value():
    def squared_and_changed(x):
        result = x * x
        if isinstance(x, np.ndarray):
            x[:] = 0
        return result

    assert report_of(squared_and_changed).mistake == "squared"


def test_an_answer_that_runs_out_of_time_is_not_named():
    def slow_on_arrays(x):
        while isinstance(x, np.ndarray):
            pass
        return x * x

    guard = Guard(slow_on_arrays, seconds_a_call=0.2, seconds_in_all=0.5)

    assert judge(doubled(), guard).mistake is None


def test_two_mistakes_that_do_the_same_are_both_left_unnamed():
    exercise = doubled()
    exercise.mistake("a_twin_of_squared", "Is x * x twice x?", lambda x: x**2)

    assert judge(exercise, Guard(lambda x: x * x)).mistake is None
    assert judge(exercise, Guard(lambda x: x / 2)).mistake == "half"


def test_a_mistake_that_is_added_later_is_named_too():
    exercise = doubled()
    assert judge(exercise, Guard(lambda x: x + 100)).mistake is None

    exercise.mistake("plus_a_hundred", "Twice 3 is 6.", lambda x: 100 + x)

    assert judge(exercise, Guard(lambda x: x + 100)).mistake == "plus_a_hundred"


def test_a_mistake_with_telling_inputs_of_its_own_needs_no_others():
    exercise = doubled()
    exercise.telling = []
    exercise.mistake("plus_a_hundred", "Twice 3 is 6.", lambda x: 100 + x, also=[(3.0,)])

    assert judge(exercise, Guard(lambda x: x + 100)).mistake == "plus_a_hundred"


def test_numbers_of_another_type_are_the_same_where_right_is_a_tuple():
    exercise = doubled()
    exercise.reference = lambda x: (2, 4)
    exercise.mistake("two_and_three", "Twice 2 is 4.", lambda x: np.array([2, 3]))

    assert judge(exercise, Guard(lambda x: np.array([2.0, 3.0]))).mistake == "two_and_three"
