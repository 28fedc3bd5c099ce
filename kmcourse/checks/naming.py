"""Recognise a known mistake by what it does.

A wrong answer is called on the telling inputs of its exercise, and compared with every known mistake: values, shapes,
types, exceptions. It gets a name only if exactly one mistake does the same on all of them and something else than
the reference; a wrong name would be worse than none.
"""

import functools
import re
import warnings
from typing import NamedTuple

import numpy as np

from kmcourse.checks.calls import Answer, Call, Trouble
from kmcourse.checks.draws import Draws, fresh
from kmcourse.checks.plain import plain

RELATIVE = 1e-5


def name_mistake(exercise, answer):
    """Return the known mistake that an answer makes, or None.

    Parameters
    ----------
    exercise : Exercise
    answer : Answer

    Returns
    -------
    Mistake or None
    """
    given = Outcomes(answer)
    answer.foresee([call for t in exercise.telling for call in (t.calls if isinstance(t, Draws) else (t,))])
    try:
        found = [mistake for mistake in exercise.mistakes if does_the_same(exercise, given, mistake)]
    except _CannotTell:
        return None
    if len(found) > 1:
        found = [mistake for mistake in found if changes_the_same(exercise, given, mistake)]
    return found[0] if len(found) == 1 else None


def does_the_same(exercise, given, mistake):
    """Whether an answer's outcomes are those of a mistake; one with right values is known by what it changes."""
    wrong, right = outcomes_of(exercise, mistake.function), outcomes_of(exercise, exercise.reference)
    values_are_wrong = False
    for arguments in (*exercise.telling, *mistake.also):
        theirs, ours, reference = given(arguments), wrong(arguments), right(arguments)
        if not _same_outcome(theirs, ours, reference):
            return False
        values_are_wrong = values_are_wrong or not _same_outcome(ours, reference, reference)
    return values_are_wrong or changes_the_same(exercise, given, mistake)


def changes_the_same(exercise, given, mistake):
    """Whether an answer changes its arguments in place as a mistake does, and at all."""
    # By which arguments, not on which inputs: one writer subtracts the mean, another the smallest, which may be 0 here.
    wrong = outcomes_of(exercise, mistake.function)
    theirs, ours = (
        {name for arguments in (*exercise.telling, *mistake.also) for name in outcomes(arguments).changed}
        for outcomes in (given, wrong)
    )
    return bool(ours) and theirs == ours


def _same_outcome(first, second, right):
    if first.numbers is None or second.numbers is None:
        return same(first.value, second.value, right.value)
    return _same_numbers(first.numbers, second.numbers, right.numbers)


def same(first, second, right):
    """Whether two values are one. Where the right one is an index, whole numbers of a float type are another."""
    if isinstance(first, Trouble) or isinstance(second, Trouble):
        return _words_of(first) == _words_of(second)
    if isinstance(first, tuple) and isinstance(second, tuple):
        rights = right if isinstance(right, tuple) and len(right) == len(first) else (None,) * len(first)
        return len(first) == len(second) and all(map(same, first, second, rights))
    numbers = _numbers(first), _numbers(second)
    if numbers[0] is None or numbers[1] is None:
        return type(first) is type(second) and numbers[0] is numbers[1] and first == second
    return _same_numbers(*numbers, _numbers(right))


class Outcome(NamedTuple):
    """What an answer did on one telling input."""

    value: object  # or the Trouble
    changed: tuple  # the names of the arguments that are not what they were
    numbers: np.ndarray | None = None  # the value, if it is one array or number: it is compared many times


class Outcomes:
    """What an answer does on the telling inputs; it is called once for each."""

    def __init__(self, answer):
        self.answer = answer
        self.known = {}

    def __call__(self, arguments):
        """Return the Outcome for these arguments, a tuple or Draws that belongs to the exercise."""
        if id(arguments) not in self.known:
            self.known[id(arguments)] = self._of(arguments)
        return self.known[id(arguments)]

    def _of(self, arguments):
        if isinstance(arguments, Draws):
            each = [self(call) for call in arguments.calls]
            changed = tuple(name for outcome in each for name in outcome.changed)
            return Outcome(arguments.shows([outcome.value for outcome in each]), changed)
        call = self.answer.outcome(arguments)
        if call.trouble is not None and call.trouble.kind in ("too slow", "still running", "not called"):
            raise _CannotTell
        changed = tuple(self.answer.changed(arguments, call))
        if call.trouble or isinstance(call.value, tuple):
            return Outcome(call.trouble or call.value, changed)
        return Outcome(call.value, changed, _numbers(call.value))


@functools.cache
def outcomes_of(exercise, function):
    """Return the Outcomes of a function of ours: a known mistake, or the reference."""
    return Outcomes(Answer(exercise.name, exercise.parameters, functools.partial(_call, function)))


class _CannotTell(Exception):  # noqa: N818 - nothing is wrong
    pass


def _call(function, arguments):
    # Our own code needs no guard; only its exceptions count as outcomes too.
    copies = fresh(arguments)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            return Call(plain(function(*copies)), None, copies)
        except Exception as error:
            return Call(None, Trouble("raised", type(error).__name__, str(error)), copies)


def _words_of(outcome):
    # Of a message only the words count: the numbers in it differ from one way of writing to the next.
    if not isinstance(outcome, Trouble):
        return None
    return outcome.kind, outcome.name, re.sub(r"[^a-z]+", " ", outcome.message.lower())


def _numbers(value):
    if value is None or isinstance(value, str):
        return None
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    return array if array.dtype.kind in "biuf" else None


def _same_numbers(first, second, right):
    if first.shape != second.shape:
        return False
    is_index = right is not None and right.ndim > 0 and right.dtype.kind in "iu"
    if is_index and (first.dtype.kind in "iu") != (second.dtype.kind in "iu"):
        return False
    first, second = first.astype(float), second.astype(float)
    sizes = np.abs(second)
    if np.isfinite(sizes).all():  # as np.allclose has it, in a quarter of the time: it is asked thousands of times
        return bool((np.abs(first - second) <= RELATIVE * (sizes.max(initial=0) + sizes)).all())
    scale = RELATIVE * sizes[np.isfinite(sizes)].max(initial=0)
    return np.allclose(first, second, rtol=RELATIVE, atol=scale, equal_nan=True)
