"""What a right answer asks the course is answered before it asks: the same answers, and nothing that it may not ask."""

import numpy as np
import pytest

from kmcourse.classroom.marking import known_answers
from kmcourse.classroom.marking.foreseen import judge_ahead, plan_of
from kmcourse.classroom.sandbox import course_answers
from kmcourse.classroom.sandbox.course_answers import CourseAnswers
from kmcourse.classroom.sandbox.inside.known import BYTES_OF_A_KEY, Known, as_argument, key_of, packed
from kmcourse.classroom.sandbox.wire import State
from kmcourse.classroom.submission_words import NOT_THERE
from kmcourse.exercises import built_on, exercise_names, find_exercise

SEED = 20260101
X, START = np.array([[1.0], [11.0], [12.0]]), np.array([[2.0], [3.0]])
BUILT_ON_OTHERS = [name for name in exercise_names() if built_on(find_exercise(name))]


def asked(*questions):
    course = CourseAnswers()
    return {key_of(name, sent): course.answer(name, sent, ()) for name, *sent in questions for sent in [tuple(sent)]}


@pytest.mark.parametrize("name", BUILT_ON_OTHERS)
def test_a_solution_passes_without_a_question(student, name):
    exercise = find_exercise(name)
    student.run_cell(exercise.solution_source(), "cell")
    report, unknown = judge_ahead(exercise, student.runner(name, builds_on=built_on(exercise)), SEED)

    assert report.passed, report
    assert unknown == ()
    assert student.talk.course.questions == 0


def test_a_question_that_is_not_known_is_asked(student):
    exercise = find_exercise("run_kmeans")
    other = exercise.solution_source().replace("labels = km", "_ = km.assign_points(2 * X, centroids); labels = km")
    student.run_cell(other, "cell")
    report, _ = judge_ahead(exercise, student.runner("run_kmeans", builds_on=built_on(exercise)), SEED)

    assert report.passed, report
    assert student.talk.course.questions > 0


def test_what_is_known_is_what_the_course_answers():
    table = Known(*packed(asked(("assign_points", X, START), ("compute_cost", X, np.array([0, 0, 1]), START))))

    assert table.answer("assign_points", (X, START))[1].tolist() == [0, 1, 1]
    assert table.answer("compute_cost", (X, np.array([0, 0, 1]), START))[1] == pytest.approx((1 + 81 + 81) / 3)
    assert table.answer("move_centroids", (X, START)) is None
    assert Known().answer("assign_points", (X, START)) is None


@pytest.mark.parametrize("other", [X.view(np.int64), X.astype(np.float32), X.reshape(1, 3), X + 0.5, X.tolist()])
def test_other_values_another_type_or_another_shape_are_another_question(other):
    assert key_of("assign_points", (X, START)) == key_of("assign_points", (X.copy(), START))
    assert key_of("assign_points", (X, START)) != key_of("assign_points", (other, START))


def test_where_one_value_ends_and_the_next_begins_belongs_to_the_question():
    assert key_of("best_run", (X, 1, 23)) != key_of("best_run", (X, 12, 3))
    assert key_of("run_kmeans", (X, START)) != key_of("run_kmeans", (np.vstack([X, START]), START[:0]))


def test_a_list_is_known_by_all_that_is_in_it():
    long, other = np.zeros(5000), np.zeros(5000)
    other[2500] = 1

    assert repr([long]) == repr([other])
    assert key_of("compute_cost", ([long],)) != key_of("compute_cost", ([other],))


def test_a_draw_is_known_by_the_state_of_its_generator():
    rng = np.random.default_rng(5)
    before = as_argument(rng)
    table = Known(*packed(asked(("initialize_centroids", X, 2, before))))
    _, start, after = table.answer("initialize_centroids", (X, 2, State.of(np.random.default_rng(5))))
    after.put_into(rng)

    assert start.tolist() == CourseAnswers().answer("initialize_centroids", (X, 2, before), ())[1].tolist()
    assert State.of(rng) != before
    assert table.answer("initialize_centroids", (X, 2, State.of(rng))) is None


def test_whoever_changes_an_answer_changes_only_their_own(student):
    exercise = find_exercise("run_kmeans")
    spoiling = exercise.solution_source().replace(
        "        labels = km.assign_points(X, centroids)\n",
        "        km.assign_points(X, centroids)[:] = 0\n        km.move_centroids(X, km.assign_points(X, centroids), "
        "centroids)[:] = 99\n        labels = km.assign_points(X, centroids)\n",
    )
    assert "[:] = 99" in spoiling
    student.run_cell(spoiling, "cell")

    assert judge_ahead(exercise, student.runner("run_kmeans", builds_on=built_on(exercise)), SEED)[0].passed
    assert student.talk.course.questions == 0


def test_what_is_known_in_one_exercise_is_refused_in_the_next(student):
    run, cost = find_exercise("run_kmeans"), find_exercise("compute_cost")
    given = plan_of(run, SEED).calls[0]
    student.provide({"given": given})
    student.run_cell(f"{run.solution_source()}\ndef f(*_):\n    return km.assign_points(*given)", "cell")
    runner = student.runner("run_kmeans", builds_on=built_on(run))
    assert judge_ahead(run, runner, SEED)[0].passed
    call = student.runner("f", builds_on=built_on(cost))(plan_of(cost, SEED).calls[0])

    assert call.trouble.message == NOT_THERE.format(name="assign_points")


@pytest.mark.parametrize("name", exercise_names())
def test_only_what_an_exercise_builds_on_is_known_in_it_and_it_is_not_much(name, monkeypatch):
    asked = set()

    class Course(CourseAnswers):
        def answer(self, name, arguments, named):
            asked.add(name)
            return super().answer(name, arguments, named)

    monkeypatch.setattr(known_answers, "CourseAnswers", Course)
    exercise = find_exercise(name)
    known = known_answers.known_answers(exercise, plan_of(exercise, SEED).calls)

    assert asked <= set(built_on(exercise))
    assert bool(known) == bool(asked)
    if known:
        keys, ends, answers = known
        assert len(keys) == BYTES_OF_A_KEY * len(ends)
        assert keys.nbytes + answers.nbytes < 2**18  # it goes into every submission's process


@pytest.mark.parametrize("name", ["run_kmeans", "best_run", "lowest_costs", "compress_image", "empty_cluster_policy"])
def test_something_is_known(name):
    exercise = find_exercise(name)

    assert len(plan_of(exercise, SEED).known[1]) > 10


def test_a_refusal_is_not_kept_for_everybody(monkeypatch):
    """As on a machine that stands still for a while."""
    monkeypatch.setattr(course_answers, "MOST_SECONDS", 0.0)
    exercise = find_exercise("run_kmeans")

    assert known_answers.known_answers(exercise, plan_of(exercise, SEED).calls) == ()


def test_whoever_measures_a_run_again_needs_not_ask(student):
    exercise = find_exercise("best_run")
    again = exercise.solution_source().replace(
        "km.run_kmeans(X, start)\n",
        "km.run_kmeans(X, start)\n        costs = [km.compute_cost(X, labels, centroids)]\n",
    )
    assert "compute_cost" in again
    student.run_cell(again, "cell")

    assert judge_ahead(exercise, student.runner("best_run", builds_on=built_on(exercise)), SEED)[0].passed
    assert student.talk.course.questions == 0
