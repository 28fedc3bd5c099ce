"""Measure recognition on answers whose writer has not seen the known mistakes: python -m tests.exercises_blind.measure

One row an exercise: how many wrong answers there are, how many are refused or shown to be right on every input that the
exercise allows (equal), named, and named falsely; how many right ones there are and how many get full marks. Below
stands each hole, each false name and each right answer that is refused, and what is refused without a name.
"""

import warnings
from typing import NamedTuple

import numpy as np

from kmcourse.checks import Guard, judge
from kmcourse.checks.draws import fresh
from kmcourse.exercises import find_exercise
from tests.exercises.mutated import facts
from tests.exercises_blind import second_answers
from tests.exercises_blind.answers import ANSWERS, Blind
from tests.exercises_blind.second_true_names import SECOND_TRUE_NAMES
from tests.exercises_blind.true_names import TRUE_NAMES

INPUTS = 1000
# The bank was mended after the first set, and before the second was written.
SETS = {
    "first": (ANSWERS, TRUE_NAMES),
    "second": (
        tuple(
            Blind(exercise, f"{code}: {said}" if code in ("right", "unlisted") else said, source)
            for exercise, code, said, source in second_answers.ANSWERS
        ),
        SECOND_TRUE_NAMES,
    ),
}
COLUMNS = ("exercise", "wrong", "refused", "equal", "named", "falsely", "right", "accepted")


class Judged(NamedTuple):
    """A blind answer and what became of it."""

    exercise: str
    belief: str
    passed: bool
    name: str | None  # that it was given
    true_name: str | None
    equal: bool  # it is meant to be wrong, and is right on all generated inputs

    @property
    def right(self):
        """Whether it is meant to be right."""
        return self.belief.startswith("right:")

    @property
    def fate(self):
        """What became of it, in a word or two; empty where all is as it should be."""
        if self.right:
            return "" if self.passed and self.name is None else "right one refused"
        if self.name != self.true_name and self.name is not None:
            return f"false name {self.name}"
        if self.passed:
            return f"right on {INPUTS} inputs" if self.equal else "hole"
        return "" if self.name else "no name"


def judged(blind, true_names):
    """Judge one blind answer as a check in a notebook would."""
    exercise = find_exercise(blind.exercise)
    report = judge(exercise, Guard(function_of(blind)))
    equal = report.passed and not blind.belief.startswith("right:") and is_right(exercise, function_of(blind))
    true_name = true_names.get(blind.exercise, {}).get(blind.belief)
    return Judged(blind.exercise, blind.belief, report.passed, report.mistake, true_name, equal)


def function_of(blind):
    """Return the function of an answer, made anew."""
    notebook = {"np": np}
    exec(blind.source, notebook)
    return notebook[blind.exercise]


def is_right(exercise, function):
    """Whether a function does what the reference does on many generated inputs that the exercise allows."""
    about, rng = facts(exercise.name), np.random.default_rng(1)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        for _ in range(INPUTS):
            arguments = about.draw(rng)
            right = exercise.reference(*fresh(arguments))
            if not about.same(function(*fresh(arguments)), right, arguments):
                return False
    return True


def row(name, answers):
    """Return the figures of one exercise, in the order of COLUMNS."""
    wrong, right = [a for a in answers if not a.right], [a for a in answers if a.right]
    return (
        name,
        len(wrong),
        sum(not a.passed for a in wrong),
        sum(a.equal for a in wrong),
        sum(a.name is not None and a.name == a.true_name for a in wrong),
        sum(a.fate.startswith("false name") for a in wrong),
        len(right),
        sum(not a.fate for a in right),
    )


def everything(which):
    """Judge all answers of a set."""
    answers, true_names = SETS[which]
    return [judged(blind, true_names) for blind in answers]


def main():
    """Print the tables and what is not as it should be."""
    for which in SETS:
        answers = everything(which)
        names = list(dict.fromkeys(a.exercise for a in answers))
        rows = [row(name, [a for a in answers if a.exercise == name]) for name in names]
        print(f"The {which} set")
        for cells in (COLUMNS, *rows, row("all", answers)):
            print(f"{cells[0]:<22}" + "".join(f"{cell:>10}" for cell in cells[1:]))
        print()
        for answer in answers:
            if answer.fate:
                print(f"{answer.fate}: {answer.exercise}, {answer.belief}")
        print()


if __name__ == "__main__":
    main()
