"""A function of a submission, as a check calls it: a tuple of arguments in, a `Call` out, whatever the process does.

Where it goes quickly, it is called ahead: with all that it is going to be called with, in one message. Most of what a
call costs is the way there and back.
"""

import functools
import time
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from kmcourse.checks.calls import Call, Trouble
from kmcourse.checks.timelimit import SECONDS_A_CALL, SECONDS_A_CHECK
from kmcourse.classroom.sandbox.inside.alarm import PATIENCE
from kmcourse.classroom.sandbox.told import read_told
from kmcourse.classroom.sandbox.wire import WireError, pack

MOST_DEATHS = 3  # of one exercise; then it is called no more
SECONDS_AHEAD = 0.5  # for each call ahead, and after which no further one is begun


class LostError(Exception):
    """The child is of no use any more; says what kind of trouble that is."""


@dataclass(frozen=True, eq=False)
class Plan:
    """What a function is going to be called with."""

    calls: tuple  # of tuples of arguments
    packed: np.ndarray  # the same, as it is sent
    known: tuple  # what it may ask the course's functions then, and their answers; see `inside/known.py`

    @classmethod
    def of(cls, calls, known=()):
        """Return the plan of some calls."""
        return cls(tuple(calls), np.frombuffer(pack(list(calls)), np.uint8), known)


class Said(NamedTuple):
    """What came of the calls of a plan, as far as they were made."""

    plan: Plan
    told: bytes  # still to be read
    seconds: tuple  # one a call

    @property
    def is_whole(self):
        """Whether all were made."""
        return len(self.seconds) == len(self.plan.calls)

    def calls(self):
        """Return them as Calls; WireError if it tells of none."""
        return read_told(self.told, self.seconds, self.plan.calls)


class Ahead:
    """The calls of a plan, some of which may have been made earlier.

    Parameters
    ----------
    plan : Plan
    earlier : Said, optional

    Attributes
    ----------
    rest : Plan
        Those that are to be made.
    said : Said, or None
        What came of them.
    """

    def __init__(self, plan, earlier=None):
        self.plan, self._earlier = plan, earlier
        self.rest, self._places = _rest_of(plan, earlier.plan) if earlier else (plan, (None,) * len(plan.calls))
        self.said = None

    @property
    def told(self):
        """All that came of all calls but their times, as pairs of a plan and bytes; None if they were not all made."""
        if self.said is None or not self.said.is_whole:
            return None
        return tuple((said.plan, said.told) for said in (self._earlier, self.said) if said)

    def calls(self):
        """Return the calls that were made: pairs of arguments and a Call, in the order of the plan."""
        try:
            earlier = self._earlier.calls() if self._earlier else ()
            now = iter(self.said.calls())
        except WireError:  # then it is called again, singly, and pays for what it does there
            return []
        made = [next(now, None) if place is None else earlier[place] for place in self._places]
        return [(arguments, call) for arguments, call in zip(self.plan.calls, made, strict=True) if call is not None]


@functools.lru_cache(100)
def _rest_of(plan, earlier):
    """Return the plan of the calls that are not in an earlier one; and for each, which one there it is, or None."""
    there, places, left = dict(enumerate(earlier.calls)), [], []
    for arguments in plan.calls:
        place = next((place for place, made in there.items() if _same(made, arguments)), None)
        places.append(place)
        if place is None:
            left.append(arguments)
        else:
            del there[place]
    return Plan.of(left, plan.known), tuple(places)


class Runner:
    """A function that has been bound; made by `Student.runner`.

    Attributes
    ----------
    untouched : bool
        Whether it is still a stub.
    callable : bool
        Whether it can be called; a value exercise wants one that cannot.
    was_asked_more : bool
        Whether it was called with more than what it was called ahead with at first.
    was_too_slow : bool
        Whether a call was stopped because its time was up.
    was_cut_short : bool
        Whether a call was not made, because there was no time left or too many had ended the process.
    """

    def __init__(self, student, handle, is_callable, untouched, allowed, ahead=None):
        self.untouched, self.callable = untouched, is_callable
        self._student, self._handle, self._allowed = student, handle, allowed
        self._seconds_left, self._deaths = SECONDS_A_CHECK, 0
        self._patience_left = PATIENCE * SECONDS_A_CHECK  # seconds on the clock, whatever the submission says
        self._unread = ahead  # an `Ahead`, until the first of its calls is wanted
        self._ahead = []  # its calls that are still there
        self.was_asked_more = self.was_too_slow = self.was_cut_short = False

    def __call__(self, arguments):
        """Call it once, within the time of the call, of the check and of the submission."""
        left = self._left()
        if left <= 0 or self._deaths == MOST_DEATHS:
            self.was_cut_short = True
            return Call(trouble=Trouble("not called"), left=arguments)
        if self._unread is not None:
            self._ahead, self._unread = self._unread.calls(), None
        for number, (known, call) in enumerate(self._ahead):
            if _same(known, arguments):
                del self._ahead[: number + 1]
                self._seconds_left -= call.seconds
                return call
        self.was_asked_more = True
        began = time.monotonic()
        try:
            call = self._student.call(self._handle, arguments, min(SECONDS_A_CALL, left), left, self._allowed)
            self._seconds_left -= max(call.seconds, 0.0)
        except LostError as lost:
            self._deaths += 1
            self._seconds_left -= SECONDS_A_CALL
            call = Call(trouble=Trouble(str(lost)), left=arguments)
        finally:
            self._patience_left -= time.monotonic() - began
        self.was_too_slow |= call.trouble is not None and call.trouble.kind == "too slow"
        return call

    def foresee(self, calls, known=()):
        """Call it with what it is going to be called with, if that goes quickly; `known` as in a `Plan`."""
        self.was_asked_more = True
        self.call_ahead(Plan.of(calls, known))

    def call_ahead(self, plan):
        """Call it as a plan has it, as far as that goes quickly, unless that was done when it was bound.

        Parameters
        ----------
        plan : Plan

        Returns
        -------
        tuple, or None
            See `Ahead.told`: where it is the same for another submission, that is judged alike.
        """
        if self._unread is None or self._unread.plan is not plan:
            self._unread, self._ahead = self._now(plan), []
        return self._unread and self._unread.told

    def _now(self, plan):
        left = min(SECONDS_AHEAD, self._left())
        if left <= 0 or self._student.deaths:  # whoever has ended a process is called one at a time
            return None
        ahead, began = Ahead(plan), time.monotonic()
        try:
            ahead.said = Said(plan, *self._student.call_ahead(self._handle, plan, left, self._allowed))
        except LostError:
            return None
        finally:
            self._patience_left -= time.monotonic() - began
        return ahead

    def _left(self):
        return min(self._seconds_left, self._patience_left / PATIENCE, self._student.seconds_left)


def _same(first, second):
    return len(first) == len(second) and all(map(_same_argument, first, second))


def _same_argument(first, second):
    if not isinstance(first, np.ndarray) or not isinstance(second, np.ndarray):
        return type(first) is type(second) and first == second
    return first.shape == second.shape and first.dtype == second.dtype and first.tobytes() == second.tobytes()
