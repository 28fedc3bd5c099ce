"""The same answer gets the same report in a notebook and in a class: items, points, texts, name of the mistake."""

import inspect

import pytest

from kmcourse.checks import Guard, judge
from kmcourse.classroom.sandbox.inside.lesson import LESSON, PROGRAMS
from kmcourse.exercises import exercise_names, find_exercise
from tests.checks import odd_answers
from tests.classroom.forked import forked
from tests.exercises.right_answers import right_answers

EXERCISES = [find_exercise(name) for name in exercise_names()]
EVERYTHING = (*LESSON, *(f"programs.{name}" for name in PROGRAMS))
# They draw without a seed, so that no two runs of them print the same numbers.
NEVER_TWICE_THE_SAME = {"another_place_every_time"}

each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)


def said(report):
    """Return all that a report says."""
    items = [(i.title, i.passed, i.message, i.points, i.call, i.example and i.example.sentence) for i in report.items]
    return report.outcome, items, report.mistake, report.hint, report.message, report.notes, str(report)


def in_the_notebook(exercise, answer):
    return judge(exercise, Guard((lambda: answer()) if exercise.value else answer), seed=3)


def answers_to(exercise):
    """Return all answers of the bank, right and wrong, as objects."""
    wrong = {mistake.name: mistake.function for mistake in exercise.mistakes}
    return {"solution": exercise.solved, **wrong, **right_answers(exercise.name)}


def assert_the_same(exercise, answers):
    """Judge answers through the child of a class and in this process; every one with fresh time and state."""
    for name, answer in answers.items():
        with forked({"answer": answer}, seconds=60.0) as student:
            there = judge(exercise, student.runner("answer", builds_on=EVERYTHING), seed=3)
        here = in_the_notebook(exercise, answer)

        if name in NEVER_TWICE_THE_SAME:
            assert (there.outcome, there.earned, there.mistake) == (here.outcome, here.earned, here.mistake), name
        else:
            assert said(there) == said(here), name


@pytest.mark.slow
@each_exercise
def test_every_answer_of_the_bank_gets_the_same_report(exercise):
    assert_the_same(exercise, answers_to(exercise))


def test_some_answers_of_the_bank_get_the_same_report():
    for name in ("compute_cost", "run_kmeans", "initialize_centroids", "failing_data"):
        exercise = find_exercise(name)
        answers = answers_to(exercise)
        assert_the_same(exercise, {name: answers[name] for name in list(answers)[:3]})


def odd():
    return {
        name: function
        for name, function in vars(odd_answers).items()
        if inspect.isfunction(function) and function.__module__ == odd_answers.__name__
    }


@pytest.mark.parametrize("name", odd())
def test_an_odd_answer_gets_the_same_report(name):
    assert_the_same(find_exercise("compute_cost"), {name: odd()[name]})


@pytest.mark.slow
@each_exercise
def test_a_right_answer_as_text_gets_the_same_report_in_the_sandbox(exercise, sandbox):
    answers = right_answers(exercise.name)
    module = inspect.getmodule(next(iter(answers.values())))
    source = inspect.getsource(module)

    for name, answer in answers.items():
        with sandbox.submission(60.0) as student:
            outcome = student.run_cell(source, "answers")
            assert outcome.ok, outcome.trouble
            there = judge(exercise, student.runner(name, builds_on=EVERYTHING), seed=3)

        assert said(there) == said(in_the_notebook(exercise, answer)), name


def test_an_answer_that_is_a_value_gets_the_same_report_in_the_sandbox(sandbox):
    for name in ("loop_order", "diagnose_program", "failing_data"):
        exercise = find_exercise(name)
        for value in (None, 41, "text", [None, None], exercise.reference(), object):
            with sandbox.submission() as student:
                student.run_cell(f"answer = {value!r}" if value is not object else "answer = object()", "answer")
                there = judge(exercise, student.runner("answer", is_value=True))

            assert said(there) == said(
                judge(exercise, Guard(lambda value=value: object() if value is object else value))
            )
