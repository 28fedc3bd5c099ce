"""Judge an answer with calls that are made ahead, and judge what has been judged before by looking it up.

What the checks of an exercise call a right answer with is known before anybody answers: the reference tells. And what
came back, byte for byte as from another submission, is worth the same again. Both are looked up once in a process. Of
it a submission gets the calls, and what `inside/known.py` holds.
"""

import functools
import re

from kmcourse.checks import Guard, judge
from kmcourse.classroom.marking.known_answers import known_answers
from kmcourse.classroom.sandbox.runner import Plan

_NO_NAME = re.compile(r"name '([^']{1,100})' is not defined")
MOST_JUDGED, LONGEST_JUDGED = 500, 2**16  # how many are kept, and bytes of each

_judged = {}  # (exercise, seed, naming, what came of the planned calls) -> what `judge_ahead` returns
_known = {}  # exercise -> what the course answers in the calls that tell mistakes apart


def judge_ahead(exercise, runner, seed, naming=True):
    """Judge an answer, as `kmcourse.checks.judge` does.

    Parameters
    ----------
    exercise : Exercise
    runner : callable
        One that can be called ahead, see `runner.py`, or any other.
    seed : int
    naming : bool

    Returns
    -------
    Report
    tuple of str
        The names that the answer looked for in vain.
    """
    told = None
    if hasattr(runner, "call_ahead") and not runner.untouched:
        told = runner.call_ahead(plan_of(exercise, seed))
    key = exercise, seed, naming, told
    if told is not None and key in _judged:
        return _judged[key]
    heard = _Heard(runner, exercise)
    found = judge(exercise, heard, seed, naming), tuple(heard.unknown)
    was_all = told is not None and not runner.was_asked_more and not runner.was_cut_short
    if was_all and sum(len(each) for _, each in told) < LONGEST_JUDGED:
        if len(_judged) >= MOST_JUDGED:
            _judged.clear()
        _judged[key] = found
    return found


@functools.lru_cache(100)
def plan_of(exercise, seed):
    """Return what the checks of an exercise call a right answer with.

    Parameters
    ----------
    exercise : Exercise
    seed : int

    Returns
    -------
    Plan
    """
    calls = []

    class Right(Guard):
        def __call__(self, arguments):
            calls.append(arguments)
            return super().__call__(arguments)

    judge(exercise, Right(exercise.reference), seed)
    return Plan.of(calls, known_answers(exercise, calls))


class _Heard:
    """A runner whose calls are listened to, for names that they look for in vain."""

    def __init__(self, runner, exercise):
        self.runner, self.untouched, self.unknown = runner, runner.untouched, []
        self._exercise = exercise

    def foresee(self, calls):
        if hasattr(self.runner, "foresee"):
            if self._exercise not in _known:
                _known[self._exercise] = known_answers(self._exercise, calls)
            self.runner.foresee(calls, _known[self._exercise])

    def __call__(self, arguments):
        call = self.runner(arguments)
        if call.trouble is not None and call.trouble.name == "NameError":
            name = _NO_NAME.match(call.trouble.message)
            if name and name[1].isidentifier() and name[1] not in self.unknown:
                self.unknown.append(name[1])
        return call
