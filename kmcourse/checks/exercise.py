"""What an exercise is: facts, checks, telling inputs, known mistakes, hints and a solution, all in one file.

A file in `kmcourse/exercises/` makes one `Exercise` called `exercise` and hangs everything on it with decorators.
To add an exercise, copy one of those files and fill it in; nothing else knows their names.
"""

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Check:
    """One thing that is asked: an item of the report, with points of its own."""

    title: str
    points: int
    ask: Callable  # ask(answer) or ask(answer, rng); raises Unmet, by way of `expect`, if it is not met

    @functools.cached_property
    def draws(self):
        """Whether it draws its data: whether `ask` has a parameter `rng`."""
        return "rng" in inspect.signature(self.ask).parameters


@dataclass(frozen=True)
class Mistake:
    """A wrong answer that learners give, as code."""

    name: str  # words with underscores, such as "sum_instead_of_mean"
    hint: str  # the one sentence that helps whoever made it
    function: Callable
    also: tuple[tuple, ...] = ()  # telling inputs of its own, where only a mistake of its kind is looked for


@dataclass(eq=False)
class Exercise:
    """An exercise; see `kmcourse/exercises/compute_cost.py` for one that is filled in."""

    name: str  # of the function that the learner writes, and of the file
    notebook: str  # the number of the notebook that asks for it, such as "01"
    asks: str  # what is asked, in a sentence
    reference: Callable  # our function of the same signature
    hints: tuple[str, ...]  # from a nudge to nearly the code
    telling: list  # tuples of arguments, small, on which every known mistake gives something else; or Draws of them
    counter_example: Callable | None = None  # counter_example(*arguments, value) -> CounterExample or None, by J
    builds_on: tuple[str, ...] = ()  # what an answer may call of the course, in a class too
    place: int = 1  # which of the exercises of its notebook it is, counted from 1
    value: bool = False  # the learner gives a plain value instead of a function; everything here is called with nothing
    checks: list[Check] = field(default_factory=list, init=False)
    mistakes: list[Mistake] = field(default_factory=list, init=False)
    solved: Callable | None = field(default=None, init=False)

    @functools.cached_property
    def parameters(self):
        """The names of the function's parameters."""
        return () if self.value else tuple(inspect.signature(self.reference).parameters)

    def check(self, title, points):
        """Add a check; for use as a decorator. One that has a parameter `rng` is given a seeded Generator."""

        def add(ask):
            self.checks.append(Check(title, points, ask))
            return ask

        return add

    def mistake(self, name, hint, function=None, also=()):
        """Add a known mistake; for use as a decorator, or with a function as third argument."""

        def add(function):
            self.mistakes.append(Mistake(name, hint, function, tuple(also)))
            return function

        return add if function is None else add(function)

    def solution(self, function):
        """Say which function is the solution that a learner could have written; for use as a decorator."""
        self.solved = function
        return function

    def solution_source(self):
        """Return the solution as text, ready to be pasted into a cell."""
        lines = inspect.getsource(self.solved).splitlines(keepends=True)
        return "".join(line for line in lines if not line.startswith("@"))
