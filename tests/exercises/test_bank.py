"""The bank of exercises, proved by its own known mistakes and right answers."""

import inspect
import itertools
import operator

import numpy as np
import pytest

import kmcourse as km
from kmcourse.checks import Guard, judge
from kmcourse.checks.calls import Answer, Call, Trouble
from kmcourse.checks.draws import fresh
from kmcourse.checks.naming import Outcomes, does_the_same, name_mistake, not_ruled_out, outcomes_of
from kmcourse.checks.plain import Odd, plain
from kmcourse.exercises import exercise_names, find_exercise
from tests.exercises.right_answers import right_answers

EXERCISES = [find_exercise(name) for name in exercise_names()]
# Pairs that give the same on all telling inputs, and so cannot be told apart; there should be next to none.
TWINS = set()
LEAST_MISTAKES = {"compute_cost": 20, "assign_points": 20, "move_centroids": 20}
LEAST_STYLES = {"compute_cost": 12, "assign_points": 12, "move_centroids": 12, "run_kmeans": 12}

each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
each_mistake = pytest.mark.parametrize(
    ("exercise", "mistake"),
    [pytest.param(e, m, id=f"{e.name}-{m.name}") for e in EXERCISES for m in e.mistakes],
)
each_right_answer = pytest.mark.parametrize(
    ("exercise", "answer"),
    [pytest.param(e, a, id=f"{e.name}-{name}") for e in EXERCISES for name, a in right_answers(e.name).items()],
)


def test_the_six_exercises_of_the_first_notebooks_are_found():
    asked = {"assigned_centroid", "compute_cost", "assign_points", "move_centroids", "diagnose_costs", "run_kmeans"}

    assert asked <= set(exercise_names())


@each_exercise
def test_the_file_the_exercise_and_the_solution_have_one_name(exercise):
    assert find_exercise(exercise.name) is exercise
    assert exercise.solved.__name__ == exercise.name


@each_exercise
def test_the_reference_is_the_function_of_that_name_where_the_course_has_one(exercise):
    assert exercise.reference is getattr(km, exercise.name, exercise.reference)


@each_exercise
def test_the_facts_are_filled_in(exercise):
    assert exercise.notebook.isdigit()
    assert exercise.asks.endswith(".")
    assert exercise.hints
    assert sum(check.points for check in exercise.checks) == 10


@each_exercise
def test_the_reference_gets_full_marks(exercise):
    report = judge(exercise, Guard(exercise.reference))

    assert report.score == 1.0, report


@each_exercise
def test_the_solution_gets_full_marks_and_takes_what_the_reference_takes(exercise):
    report = judge(exercise, Guard(exercise.solved))

    assert report.score == 1.0, report
    assert inspect.signature(exercise.solved) == inspect.signature(exercise.reference)


@each_exercise
def test_the_solution_as_text_can_be_pasted_into_a_notebook(exercise):
    notebook = {"np": np, "km": km}

    exec(exercise.solution_source(), notebook)

    assert judge(exercise, Guard(notebook[exercise.name])).score == 1.0


@pytest.mark.slow
@each_exercise
def test_the_solution_does_what_the_reference_does(exercise):
    asked = Asked(exercise.reference)
    for seed in range(20):
        judge(exercise, asked, seed=seed)

    for arguments in [*asked.arguments, *exercise.telling]:
        if isinstance(arguments, tuple):
            assert_same(result(exercise.solved, arguments), result(exercise.reference, arguments))


@each_mistake
def test_a_known_mistake_is_refused_and_named_as_itself(exercise, mistake):
    report = judge(exercise, Guard(mistake.function))

    assert report.outcome == "failed"
    assert report.score < 1
    assert report.mistake == mistake.name, report
    assert report.hint == mistake.hint


@each_mistake
def test_a_known_mistake_gives_something_on_some_telling_input(exercise, mistake):
    inputs = [call for telling in (*exercise.telling, *mistake.also) for call in getattr(telling, "calls", (telling,))]
    values = [outcomes_of(exercise, mistake.function)(arguments).value for arguments in inputs]

    # A slip of ours raises everywhere, and would be refused and named like any other mistake.
    assert not all(isinstance(value, Trouble) for value in values)


@each_mistake
def test_the_hint_of_a_known_mistake_is_short_and_does_not_blame(exercise, mistake):
    assert mistake.name.replace("_", "").isalnum()
    assert len(mistake.hint) <= 130
    assert mistake.hint.endswith((".", "?"))
    for word in ("wrong", "obvious", "simply", "just ", "stupid", "forgot"):
        assert word not in mistake.hint.replace("a wrong label on purpose", "")


@each_exercise
def test_no_two_known_mistakes_do_the_same_on_all_telling_inputs(exercise):
    assert len({mistake.name for mistake in exercise.mistakes}) == len(exercise.mistakes)
    pairs = itertools.permutations(exercise.mistakes, 2)

    alike = {(a.name, b.name) for a, b in pairs if does_the_same(exercise, outcomes_of(exercise, a.function), b)}

    # A mistake may do what another one does and change its input as well; what it changes then decides.
    assert alike - {("old_centroids_overwritten", "decimals_cut")} == TWINS


@each_exercise
def test_what_the_first_telling_input_rules_out_does_something_else(exercise):
    for made in (*(mistake.function for mistake in exercise.mistakes), exercise.reference):
        given = outcomes_of(exercise, made)
        left = not_ruled_out(exercise, given)
        assert [m.name for m in exercise.mistakes if m not in left and does_the_same(exercise, given, m)] == []


@each_exercise
def test_whatever_comes_back_from_one_telling_input_naming_goes_on(exercise):
    telling = {id(t): t for t in (*exercise.telling, *(t for mistake in exercise.mistakes for t in mistake.also))}
    calls = [getattr(t, "calls", (t,))[0] for t in telling.values()]

    for odd in (Trouble("raised", "ValueError"), None, "a text", [1, [2]], float("nan"), (), Odd("a generator")):
        for call in calls:
            answer = Answer(exercise.name, exercise.parameters, OddAt(exercise.reference, call, odd))
            mistake = name_mistake(exercise, answer)
            assert mistake is None or mistake in exercise.mistakes


@each_exercise
def test_no_known_mistake_describes_the_reference(exercise):
    right = Outcomes(outcomes_of(exercise, exercise.reference).answer)

    assert not [mistake.name for mistake in exercise.mistakes if does_the_same(exercise, right, mistake)]


@each_exercise
def test_there_are_enough_known_mistakes_and_right_styles(exercise):
    assert len(exercise.mistakes) >= LEAST_MISTAKES.get(exercise.name, 5)
    assert len(right_answers(exercise.name)) >= LEAST_STYLES.get(exercise.name, 6)


@each_right_answer
def test_a_right_answer_gets_full_marks_however_it_is_written(exercise, answer):
    report = judge(exercise, Guard(answer))

    assert report.score == 1.0, report
    assert report.mistake is None


@pytest.mark.slow
@each_right_answer
def test_a_right_answer_is_right_on_every_seed_of_a_class(exercise, answer):
    if "slow" in getattr(answer, "__name__", ""):
        return
    for seed in range(1, 6):
        report = judge(exercise, Guard(answer), seed=seed)
        assert report.score == 1.0, report


@pytest.mark.slow
@each_mistake
def test_a_known_mistake_is_refused_on_every_seed_of_a_class(exercise, mistake):
    for seed in range(1, 4):
        assert not judge(exercise, Guard(mistake.function), seed=seed).passed


@each_exercise
@pytest.mark.parametrize("body", ["raise NotImplementedError", "pass", "...", "return None", "'''What it does.'''"])
def test_an_untouched_stub_is_not_attempted(exercise, body):
    notebook = {}
    exec(f"def {exercise.name}{inspect.signature(exercise.reference)}:\n    {body}", notebook)

    report = judge(exercise, Guard(notebook[exercise.name]))

    assert (report.outcome, report.score, report.items) == ("not attempted", 0.0, ())


class OddAt:
    """A runner that is right but for one call, where an odd value or a Trouble comes back."""

    untouched = False

    def __init__(self, function, odd_call, odd):
        self.function = function
        self.odd_call = odd_call
        self.odd = odd

    def __call__(self, arguments):
        if len(arguments) == len(self.odd_call) and all(map(operator.is_, arguments, self.odd_call)):
            trouble = self.odd if isinstance(self.odd, Trouble) else None
            return Call(None if trouble else self.odd, trouble, arguments)
        return Call(plain(self.function(*fresh(arguments))), None, arguments)


class Asked:
    """A runner that remembers what the checks of an exercise call."""

    untouched = False

    def __init__(self, function):
        self.guard = Guard(function, seconds_in_all=60)
        self.arguments = []

    def __call__(self, arguments):
        self.arguments.append(arguments)
        return self.guard(arguments)


def result(function, arguments):
    """Return what a function gives, or that it raises a ValueError."""
    try:
        return function(*fresh(arguments))
    except ValueError:
        return "ValueError"


def assert_same(first, second):
    """Compare two results, part by part."""
    if isinstance(second, str | dict):
        assert first == second
    elif isinstance(second, tuple):
        assert len(first) == len(second)
        for a, b in zip(first, second, strict=True):
            assert_same(a, b)
    else:
        np.testing.assert_allclose(first, second, rtol=1e-12, atol=1e-12)
