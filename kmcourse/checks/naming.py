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
        found = [mistake for mistake in not_ruled_out(exercise, given) if does_the_same(exercise, given, mistake)]
    except _CannotTell:
        return None
    if len(found) > 1:
        found = [mistake for mistake in found if changes_the_same(exercise, given, mistake)]
    return found[0] if len(found) == 1 else None


def not_ruled_out(exercise, given):
    """Return the mistakes that an answer may have made, by the first telling input: it tells most of them at once."""
    if not exercise.telling:
        return exercise.mistakes
    theirs = given(exercise.telling[0]).shown
    if not theirs.is_table:
        return exercise.mistakes
    tables, others = _first_tables(exercise, tuple(mistake.function for mistake in exercise.mistakes))
    if theirs.array.shape not in tables:
        return others
    mistakes, floats, near = tables[theirs.array.shape]
    is_near = (np.abs(theirs.floats - floats) <= near).reshape(len(mistakes), -1).all(axis=1)
    return [*(mistake for mistake, is_it in zip(mistakes, is_near.tolist(), strict=True) if is_it), *others]


@functools.cache
def _first_tables(exercise, _functions):
    """Return what the mistakes give for the first telling input: the tables, by their shape; and who gives no table.

    The functions of the mistakes are there to tell when another has been added.
    """
    tables, others = {}, []
    for mistake in exercise.mistakes:
        ours = outcomes_of(exercise, mistake.function)(exercise.telling[0]).shown
        if ours.is_table and ours.near is not None:
            tables.setdefault(ours.array.shape, []).append((mistake, ours.floats, ours.near))
        else:
            others.append(mistake)
    for shape, rows in tables.items():
        mistakes, floats, near = zip(*rows, strict=True)
        tables[shape] = mistakes, np.array(floats), np.array(near)
    return tables, others


def does_the_same(exercise, given, mistake):
    """Whether an answer's outcomes are those of a mistake; one with right values is known by what it changes."""
    wrong, right = outcomes_of(exercise, mistake.function), outcomes_of(exercise, exercise.reference)
    values_are_wrong = False
    for arguments in (*exercise.telling, *mistake.also):
        theirs, ours, reference = given(arguments), wrong(arguments), right(arguments)
        if not same(theirs.shown, ours.shown, reference.shown):
            return False
        values_are_wrong = values_are_wrong or not same(ours.shown, reference.shown, reference.shown)
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


class Shown:
    """What an answer gave, as it is compared with what others gave: many times, so what that takes is made once.

    Parameters
    ----------
    value : plain value, or Trouble
    """

    def __init__(self, value):
        self.value = value
        self.is_trouble = isinstance(value, Trouble)

    @functools.cached_property
    def words(self):
        """What is said of a trouble, without the numbers in it: these differ from one way of writing to the next."""
        return self.value.kind, self.value.name, re.sub(r"[^a-z]+", " ", self.value.message.lower())

    @functools.cached_property
    def parts(self):
        """The same of each entry of a tuple; None if it is none."""
        return tuple(map(Shown, self.value)) if isinstance(self.value, tuple) else None

    @functools.cached_property
    def array(self):
        """The value as an array of numbers; None if it is none."""
        if self.is_trouble or self.value is None or isinstance(self.value, str):
            return None
        try:
            array = np.asarray(self.value)
        except ValueError:
            return None
        return array if array.dtype.kind in "biuf" else None

    @property
    def is_table(self):
        """Whether it is one array or number."""
        return not self.is_trouble and self.parts is None and self.array is not None

    @functools.cached_property
    def is_whole(self):
        """Whether the numbers are of a type for whole ones."""
        return self.array.dtype.kind in "iu"

    @functools.cached_property
    def floats(self):
        """The numbers."""
        return self.array.astype(float)

    @functools.cached_property
    def near(self):
        """How far from each number another may be that counts as the same; None if not all are finite."""
        sizes = np.abs(self.floats)
        return RELATIVE * (sizes.max(initial=0) + sizes) if np.isfinite(sizes).all() else None


def same(first, second, right):
    """Whether two values are one, each Shown. Where the right one is an index, whole numbers of a float type are not.

    `right` may be None, if there is none.
    """
    if first.is_trouble or second.is_trouble:
        return first.is_trouble and second.is_trouble and first.words == second.words
    if first.parts is not None and second.parts is not None:
        rights = right.parts if right and right.parts and len(right.parts) == len(first.parts) else None
        rights = rights or (None,) * len(first.parts)
        return len(first.parts) == len(second.parts) and all(map(same, first.parts, second.parts, rights))
    if first.array is None or second.array is None:
        return type(first.value) is type(second.value) and first.array is second.array and first.value == second.value
    return _same_numbers(first, second, right)


def _same_numbers(first, second, right):
    if first.array.shape != second.array.shape:
        return False
    is_index = right is not None and right.is_table and right.array.ndim > 0 and right.is_whole
    if is_index and first.is_whole != second.is_whole:
        return False
    if second.near is not None:  # as np.allclose has it, in a tenth of the time: it is asked thousands of times
        return bool((np.abs(first.floats - second.floats) <= second.near).all())
    sizes = np.abs(second.floats)
    scale = RELATIVE * sizes[np.isfinite(sizes)].max(initial=0)
    return np.allclose(first.floats, second.floats, rtol=RELATIVE, atol=scale, equal_nan=True)


class Outcome(NamedTuple):
    """What an answer did on one telling input."""

    value: object  # or the Trouble
    changed: tuple  # the names of the arguments that are not what they were
    shown: Shown  # the value, to be compared


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
            value = arguments.shows([outcome.value for outcome in each])
            return Outcome(value, changed, Shown(value))
        call = self.answer.outcome(arguments)
        if call.trouble is not None and call.trouble.kind in ("too slow", "still running", "not called"):
            raise _CannotTell
        changed = tuple(self.answer.changed(arguments, call))
        value = call.trouble or call.value
        return Outcome(value, changed, Shown(value))


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
