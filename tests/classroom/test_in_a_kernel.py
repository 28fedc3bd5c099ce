"""Exercises marked in the process of their notebook get the marks of the sandbox, and the notebook stays as it was."""

import time
import warnings
from dataclasses import replace

import numpy as np
import pytest

import kmcourse
from kmcourse.classroom import submission_words as words
from kmcourse.classroom.marking.marking import mark
from kmcourse.classroom.release.in_a_kernel import InAKernel, asked
from kmcourse.classroom.sandbox.sandbox import Sandbox
from tests.classroom.handed_in import RIGHT, RUN, edition, handed_in
from tests.graders.honest import FARTHEST, IN_PLACE_COST, TEXTBOOK_MOVE

SEED = 730519864
ANSWERS = {
    "right": RIGHT,
    "wrong": RIGHT | {"compute_cost": "def compute_cost(X, labels, centroids):\n    return 41.0"},
    "partly right": RIGHT | {"compute_cost": IN_PLACE_COST, "move_centroids": TEXTBOOK_MOVE},
    "their own wrong assign": RIGHT | {"assign_points": FARTHEST},
    "the course's own assign": RIGHT
    | {"assign_points": "def assign_points(X, centroids):\n    return km.assign_points(X, centroids)"},
    "a run on the course's functions": RIGHT
    | {"run_kmeans": RUN.replace("assign_points(", "km.assign_points(").replace("move_c", "km.move_c")},
    "missing": RIGHT | {"compute_cost": "", "run_kmeans": ""},
}

# Without cells nobody knows that nothing uses it: so both that build on it are told, which costs nothing.
ONLY_HERE = {"missing": (words.INSTEAD.format(names="`compute_cost`"),)}


def notebook(answers):
    namespace = {"np": np, "km": kmcourse}
    for source in answers.values():
        exec(source, namespace)
    return namespace


@pytest.mark.parametrize("name", ANSWERS)
def test_the_marks_are_those_of_the_sandbox(name):
    here = InAKernel(notebook(ANSWERS[name]))
    found = [here.mark(asked(exercise), SEED) for exercise in RIGHT]
    with Sandbox() as sandbox:
        marks = mark(handed_in(ANSWERS[name]), edition(*RIGHT), sandbox, SEED).marks

    for one, other in zip(found, marks, strict=True):
        assert (one.outcome, one.earned, one.points, one.mistake) == (
            other.outcome,
            other.earned,
            other.points,
            other.mistake,
        )
        assert [item.passed for item in one.items] == [item.passed for item in other.items]
        if one.outcome != "missing" and name != "the course's own assign":
            assert str(one.report()) == str(replace(other, notes=other.notes + ONLY_HERE.get(name, ())).report())


def test_without_a_seed_only_the_visible_checks_are_asked():
    here = InAKernel(notebook(RIGHT))

    assert here.mark(asked("compute_cost", assignment=True)).points == 4
    assert here.mark(asked("compute_cost", assignment=True), SEED).points == 10
    assert here.mark(asked("compute_cost", points=5, assignment=True), SEED).points == 5


def test_what_a_hidden_check_does_is_not_told():
    here = InAKernel(notebook(RIGHT | {"compute_cost": "def compute_cost(X, labels, centroids):\n    return 41.0"}))
    items = here.mark(asked("compute_cost", assignment=True), SEED).items

    assert {item.message for item in items if not item.passed and not item.visible} == {words.NOT_SHOWN}


def test_an_answer_under_another_name_is_found():
    namespace = {"verdicts": dict(A="move", B="log", C="assign", D="none", E="loop", F="move")}

    assert InAKernel(namespace).mark(asked("diagnose_program", "verdicts"), SEED).passed


def test_a_mended_function_is_used_again_by_what_builds_on_it():
    namespace = notebook(RIGHT | {"assign_points": FARTHEST})
    here = InAKernel(namespace)

    here.mark(asked("assign_points"), SEED)
    assert here.mark(asked("run_kmeans"), SEED).notes == (words.INSTEAD.format(names="`assign_points`"),)
    exec(RIGHT["assign_points"], namespace)
    here.mark(asked("assign_points"), SEED)
    assert here.mark(asked("run_kmeans"), SEED).notes == ()


def test_the_notebook_and_the_course_stay_as_they_were():
    namespace = notebook(RIGHT | {"assign_points": FARTHEST})
    del namespace["move_centroids"]
    before, face = dict(namespace), dict(vars(kmcourse))
    here = InAKernel(namespace)

    for exercise in ("assign_points", "move_centroids", "run_kmeans"):
        here.mark(asked(exercise), SEED)
    assert namespace == before
    assert vars(kmcourse) == face


def test_what_the_notebook_told_numpy_about_errors_costs_nothing():
    here = InAKernel(notebook(RIGHT))
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")

        assert all(here.mark(asked(exercise), SEED).passed for exercise in RIGHT)


@pytest.mark.slow
def test_a_call_that_waits_for_the_processor_is_given_the_time_that_the_sandbox_gives():
    here = InAKernel(notebook({"compute_cost": RIGHT["compute_cost"].replace(":", ":\n    wait()", 1)}))
    here.namespace["wait"] = lambda: time.sleep(0.6)  # ten calls of these are more than five seconds on the clock

    assert here.mark(asked("compute_cost"), SEED).passed


def test_what_an_answer_builds_on_is_looked_at_first_in_whatever_order_a_tool_asks():
    here = InAKernel(notebook(RIGHT | {"assign_points": FARTHEST}))

    assert here.mark(asked("run_kmeans"), SEED).notes == (words.INSTEAD.format(names="`assign_points`"),)
