"""Small questions to the course are answered at once, and kept: the answers are those that it always gives."""

import numpy as np
import pytest

from kmcourse import kmeans, starts
from kmcourse.classroom.sandbox import course_answers
from kmcourse.classroom.sandbox.course_answers import CourseAnswers
from kmcourse.classroom.sandbox.wire import State

X, START = np.array([[1.0], [11.0], [12.0]]), np.array([[2.0], [3.0]])


@pytest.mark.parametrize("times", [1, 2])
def test_a_small_question_gets_the_course_s_answer_also_when_it_was_asked_before(times):
    for _ in range(times):
        trouble, labels, _ = CourseAnswers().answer("assign_points", (X, START), ())

    assert trouble is None
    assert labels.tolist() == kmeans.assign_points(X, START).tolist()


def test_numbers_of_another_type_are_another_question():
    many = 300, 2
    answers = [
        CourseAnswers().answer("compute_cost", (kind(many).reshape(2, 1), np.array([0, 0]), np.zeros((1, 1))), ())[1]
        for kind in (np.int64, np.float64, np.uint16)
    ]

    assert answers == [(300**2 + 2**2) / 2] * 3


def test_a_draw_goes_on_from_the_state_that_is_asked_with():
    for seed in (0, 1, 0):
        rng, own = np.random.default_rng(seed), np.random.default_rng(seed)
        for _ in range(2):
            _, start, state = CourseAnswers().answer("initialize_centroids", (X, 2, State.of(rng)), ())
            state.put_into(rng)

            assert start.tolist() == starts.initialize_centroids(X, 2, own).tolist()


def test_what_is_large_in_any_way_is_not_small():
    for arguments in (
        (np.zeros((1000, 100)), START),
        (np.zeros((10**5, 0)), np.zeros((10**5, 0))),
        (np.zeros((0, 10**5)), np.zeros((3, 2))),
        (X, START, 10**6),
        (X.tolist(), START),
        (X, START, True),
        (X, None),
        [X, START],
        None,
    ):
        assert not course_answers._are_small(arguments)
    assert course_answers._are_small((X, START, 100))
    assert course_answers._are_small((X, START, np.array(5)))


def test_so_many_are_kept_and_no_more():
    for number in range(course_answers.MOST_KEPT + 5):
        CourseAnswers().answer("assign_points", (X + number, START), ())

    assert len(course_answers._kept) <= course_answers.MOST_KEPT
