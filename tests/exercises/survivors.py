"""What becomes of mutants: each is refused by the checks, or shown to be right as well on many generated inputs.

python -m tests.exercises.survivors [EXERCISE …] prints every mutant that is not refused.

Mutated are the solution of an exercise and the functions that make its reference, as `mutated/` says for each exercise.
"""

import copy
import functools
import sys
import textwrap
import warnings
from typing import NamedTuple

import numpy as np

from kmcourse.checks import Guard, judge
from kmcourse.checks.draws import fresh
from kmcourse.exercises import exercise_names, find_exercise
from tests.exercises.mutants import mutants_of, unchanged
from tests.exercises.mutated import facts

INPUTS = 1000


class Tally(NamedTuple):
    """What became of the mutants of an exercise."""

    made: int
    refused: int
    equal: tuple  # of str: the diff of each one that passes and is right, too
    holes: tuple  # of str: the diff of each one that passes and is not right, and where that shows


@functools.cache
def tally(name):
    """Judge all mutants of an exercise."""
    return tally_of(find_exercise(name), facts(name))


def tally_of(exercise, about):
    """Judge all mutants of an exercise of which this is known.

    Raises
    ------
    ValueError
        If a program is refused, or called wrong, before it is changed: then refusing its mutants would prove nothing.
    """
    made, refused, equal, holes = 0, 0, [], []
    for parts in filter(None, [(exercise.solved,), about.PARTS]):
        right = unchanged(parts, about.INSTEAD)
        if is_refused(exercise, right):
            raise ValueError(f"The checks of {exercise.name} refuse {parts[0].__qualname__} as it is.")
        answers = Answers(right, exercise, about)
        for mutant in mutants_of(parts, about.INSTEAD):
            made += 1
            if is_refused(exercise, mutant.function):
                refused += 1
            else:
                difference = answers.difference(mutant.function)
                (holes if difference else equal).append(mutant.diff + difference)
    return Tally(made, refused, tuple(equal), tuple(holes))


def is_refused(exercise, function):
    """Whether the checks of an exercise refuse a function; which mistake it is does not matter here."""
    unnamed = copy.copy(exercise)
    unnamed.mistakes = []
    return not judge(unnamed, Guard(function)).passed


class Answers:
    """What is right on many generated inputs, to compare with."""

    def __init__(self, right, exercise, about):
        self.right, self.about = right, about
        self.inputs = 1 if exercise.value else INPUTS  # a value is asked for without any arguments

    @functools.cached_property
    def known(self):
        """The inputs, each with what the right program gives."""
        rng = np.random.default_rng(1)
        inputs = [self.about.draw(rng) for _ in range(self.inputs)]
        known = [(arguments, given(self.right, arguments)) for arguments in inputs]
        if all(isinstance(right, Raised) for _, right in known):
            raise ValueError(f"On all inputs right is {known[0][1]}: which arguments does the exercise allow?")
        for arguments, right in known:
            if not self._same(right, right, arguments):
                raise ValueError(f"On {arguments} what is right, {right}, is called wrong.")
        return known

    def difference(self, function):
        """Return in words the first difference of a function from what is right, "" if there is none."""
        for arguments, right in self.known:
            came = given(function, arguments)
            if not self._same(came, right, arguments):
                return f"\non {arguments}\nit gives {came}\nright is {right}\n"
        return ""

    def _same(self, came, right, arguments):
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            return self.about.same(came, right, arguments)


class Raised(str):
    """The name of an exception."""


def given(function, arguments):
    """Return what a function gives, the name of the exception that it raises, or which argument it changes."""
    copies = fresh(arguments)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            value = function(*copies)
        except Exception as error:
            return Raised(type(error).__name__)
    for place, (before, after) in enumerate(zip(arguments, copies, strict=True)):
        if isinstance(before, np.ndarray) and not np.array_equal(before, after):
            return f"argument {place} changed"
    return value


def main(names):
    """Print every mutant that is not refused."""
    for name in names or exercise_names():
        found = tally(name)
        print(f"{name}: {found.made} mutants, {found.refused} refused, {len(found.equal)} equal")
        for heading, diffs in (("equal", found.equal), ("NOT REFUSED", found.holes)):
            for diff in diffs:
                print(textwrap.indent(f"{heading}: {diff}", "    "))


if __name__ == "__main__":
    main(sys.argv[1:])
