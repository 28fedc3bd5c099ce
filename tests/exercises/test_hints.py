"""The ladder of every exercise: three rungs, the last of which is nearly the code and not the code."""

import ast
import re
import textwrap

import numpy as np
import pytest

import kmcourse as km
from kmcourse.checks import Guard, judge
from kmcourse.exercises import exercise_names, find_exercise

EXERCISES = [find_exercise(name) for name in exercise_names()]

each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)


def dense(code):
    return re.sub(r"\s", "", code)


def lines_of_the_solution(exercise):
    """Return the solution's statements, as they would be typed, without white space; of a compound one its head."""
    (function,) = ast.parse(textwrap.dedent(exercise.solution_source())).body
    heads = [ast.unparse(node).splitlines()[0] for node in ast.walk(function) if isinstance(node, ast.stmt)]
    return [dense(head.removeprefix("return ")) for head in heads[1:] if not head.startswith(('"', "'"))]


def is_given_away(exercise, hint):
    """Return whether the hint holds every line of the solution."""
    return all(line in dense(hint).replace("`", "") for line in lines_of_the_solution(exercise))


def answers_in(exercise, hint):
    """Yield answers that are made of nothing but what stands between backticks: each return, after all that runs."""
    pieces = re.findall("`([^`]+)`", hint)
    for piece in pieces:
        body = "".join(f"    {other}\n" for other in pieces if other != piece and "=" in other)
        for source in (f"    return {piece}\n", f"{body}    return {piece}\n"):
            scope = {"km": km, "np": np}
            try:
                exec(f"def answer({', '.join(exercise.parameters)}):\n{source}", scope)
            except SyntaxError:
                continue
            yield scope["answer"]


@each_exercise
def test_an_exercise_has_three_hints_and_no_two_are_the_same(exercise):
    assert len(exercise.hints) == 3
    assert len(set(exercise.hints)) == 3


@each_exercise
def test_a_hint_is_a_few_whole_sentences(exercise):
    for hint in exercise.hints:
        assert hint.endswith((".", "?"))
        assert len(hint) <= 260
        assert hint.count("`") % 2 == 0
        for word in ("simply", "just ", "obviously", "easy"):
            assert word not in hint


@each_exercise
def test_no_hint_is_the_whole_solution(exercise):
    for hint in exercise.hints:
        assert not is_given_away(exercise, hint)


@each_exercise
def test_what_stands_between_backticks_does_not_pass_when_it_is_pasted(exercise):
    for answer in answers_in(exercise, exercise.hints[-1]):
        assert not judge(exercise, Guard(answer)).passed


def test_a_hint_that_gives_the_solution_away_would_be_seen():
    exercise = find_exercise("assigned_centroid")
    two_lines = "Write `label = labels[i]`, and then `centroids[label]`."
    nested = "It is `centroids[labels[i]]`."

    assert is_given_away(exercise, two_lines)
    assert any(judge(exercise, Guard(answer)).passed for answer in answers_in(exercise, two_lines))
    assert any(judge(exercise, Guard(answer)).passed for answer in answers_in(exercise, nested))
