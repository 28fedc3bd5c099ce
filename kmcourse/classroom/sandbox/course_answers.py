"""Answer what a submission asks the course's own functions, within limits: the arguments come from a stranger."""

import importlib
import math
import time
import warnings

import numpy as np

from kmcourse.checks.timelimit import Ended, run_limited
from kmcourse.classroom import submission_words as words
from kmcourse.classroom.sandbox.inside.known import key_of
from kmcourse.classroom.sandbox.inside.lesson import LESSON, PROGRAMS
from kmcourse.classroom.sandbox.wire import State

MOST_QUESTIONS = 20_000  # of a submission
MOST_SECONDS = 10.0  # of them all
MOST_SECONDS_AT_ONCE = 4.0  # of one
MOST_WORK = 30_000_000  # numbers times centroids times iterations: a few hundred megabytes at once
MOST_WORK_OF_RUNS = 4_000_000  # numbers times centroids times runs, where the iterations are not counted
MOST_ITERATIONS = 1000
PASSED_ON = ("ValueError", "TypeError", "IndexError", "KeyError", "OverflowError", "ZeroDivisionError")
# A question so small needs no clock, which costs more than the answer; and classmates ask the same, so it is kept.
SMALL = ("assign_points", "compute_cost", "initialize_centroids", "move_centroids", "run_kmeans")
MOST_SMALL, LARGEST_SMALL = 500, 100  # numbers in an array, such as a small picture; a whole number
MOST_KEPT = 2000
_THERE = frozenset((*LESSON, *(f"programs.{program}" for program in PROGRAMS)))
WITH_DRAWS = ("initialize_centroids", "best_run", "lowest_costs", "compress_image")


class CourseAnswers:
    """The course's functions for one submission.

    The names in `allowed` are answered; None stands for all of them.
    """

    def __init__(self):
        self.allowed = None
        self.questions = 0
        self.seconds = 0.0

    def answer(self, name, arguments, named):
        """Return the trouble as (name, message) or None, the value, and the state of the Generator or None.

        Parameters
        ----------
        name : str
        arguments : tuple
        named : tuple of pairs
            All of it from a stranger, and plain: see `wire`.
        """
        refusal = self._refusal(name)
        if refusal:
            return ("RuntimeError", refusal), None, None
        began = time.monotonic()
        self.questions += 1
        if name in SMALL and type(named) is tuple and not named and _are_small(arguments):
            ended = Ended("in time", _small_answer(name, arguments))
        else:  # the sizes tell most of what would take too long, and the clock the rest: they can be told in many ways
            ended = run_limited(lambda: _answer(name, arguments, named), min(MOST_SECONDS_AT_ONCE, self.seconds_left))
        self.seconds += time.monotonic() - began
        if ended.how == "in time":
            return ended.value
        return ("RuntimeError", words.TOO_LONG.format(name=name)), None, None

    @property
    def seconds_left(self):
        """How long the course may still compute for this submission."""
        return MOST_SECONDS - self.seconds

    def _refusal(self, name):
        if not isinstance(name, str) or name not in _THERE:
            return "The course has no such function here."
        if self.allowed is not None and name not in self.allowed:
            return words.NOT_THERE.format(name=name)
        if self.questions >= MOST_QUESTIONS or self.seconds_left <= 0:
            return "The course's own functions were called too often."
        return ""


def _are_small(arguments):
    if type(arguments) is not tuple:
        return False
    return all(map(_is_small, arguments))


def _is_small(value):
    if isinstance(value, np.ndarray):
        return max((value.size, *value.shape)) <= MOST_SMALL
    return isinstance(value, State) or (type(value) is int and value <= LARGEST_SMALL)


def _small_answer(name, arguments):
    key = key_of(name, arguments)
    if key not in _kept:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = _answer(name, arguments, ())
    return _kept[key]


_kept = {}  # what was asked before, by anybody: our own answers, which nobody can change


def _answer(name, arguments, named):
    try:
        named = {str(key): value for key, value in named}
        rng, arguments, named = _with_generator(arguments, named)
        _look_at_size([*arguments, *named.values()], MOST_WORK_OF_RUNS if name in WITH_DRAWS else MOST_WORK)
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            value = _plainly(course_function(name)(*arguments, **named))
        return None, value, State.of(rng) if rng else None
    except Exception as problem:
        kind = type(problem).__name__
        return (kind if kind in PASSED_ON else "RuntimeError", str(problem)[:300]), None, None


def course_function(name):
    """Return a function of the course: one of `LESSON`, or one of `PROGRAMS` with the room before its name."""
    if name.startswith("programs."):
        return getattr(importlib.import_module("kmcourse.programs"), name.partition(".")[2])
    return getattr(importlib.import_module(f"kmcourse.{LESSON[name]}"), name)


def _with_generator(arguments, named):
    """Put a Generator in the place of a State; return it beside the rest."""
    rng = None

    def real(value):
        nonlocal rng
        if not isinstance(value, State):
            return value
        rng = np.random.default_rng()
        value.put_into(rng)
        return rng

    arguments = tuple(map(real, arguments))
    named = {key: real(value) for key, value in named.items()}
    return rng, arguments, named


def _look_at_size(values, most):
    """Refuse what would keep the checker busy."""
    counts = [value for value in values if isinstance(value, int) and not isinstance(value, bool)]
    if any(count > MOST_ITERATIONS for count in counts):
        raise ValueError(f"A number above {MOST_ITERATIONS} is not accepted here.")
    arrays = [np.asarray(value) for value in values if isinstance(value, list | tuple | np.ndarray)]
    if not arrays:
        return
    # A row of whole numbers beside the points, where there are runs, says how many centroids each has.
    counts += [int(abs(array).sum()) for array in arrays[1:] if array.ndim == 1 and most == MOST_WORK_OF_RUNS]
    numbers = max(math.prod(array.shape) for array in arrays)
    centroids = max([1, *(array.shape[0] for array in arrays[1:] if array.ndim == 2)])
    if numbers * centroids * math.prod(count for count in counts if count > 0) > most:
        raise ValueError("So many numbers at once are not accepted here.")


def _plainly(value):
    """Return what a function of the course gave back as values that can be sent."""
    if isinstance(value, list | tuple) or hasattr(value, "__next__"):
        return tuple(map(_plainly, value))
    if isinstance(value, np.generic):
        return value.item()
    return value
