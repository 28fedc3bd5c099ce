"""Read what a submission's process says of itself: only what has the right form is believed to have been said.

None of it can be a verdict. A value is judged by the checks, and a trouble can only cost marks.
"""

import numpy as np

from kmcourse.checks.calls import Call, Trouble
from kmcourse.classroom.sandbox.wire import WireError, unpack

KINDS = ("raised", "exited", "asked", "too slow", "not called")
LONGEST = 500  # characters of what a submission says of itself
PARTS_OF_A_CALL = 5  # without its seconds
MISSING, VALUE, CALLABLE = range(3)  # what a name holds


def read_bound(answer):
    """Return what a name holds, whether it is an untouched stub, and what `read_ahead` does."""
    what, untouched, *said = answer
    if type(what) is not int or what not in (MISSING, VALUE, CALLABLE) or not isinstance(untouched, bool):
        raise WireError("It says of no name what it holds.")
    return what, untouched, *read_ahead(said)


def read_cell(answer):
    """Return the trouble of a cell, what it printed, and the names that it gave a value."""
    try:
        trouble, printed, defined = answer
        if not isinstance(printed, str) or not all(isinstance(name, str) for name in defined):
            raise ValueError
        return _read_trouble(trouble), printed[:LONGEST], tuple(defined)
    except (ValueError, TypeError):
        raise WireError("It is no outcome of a cell.") from None


def read_call(answer, arguments):
    """Return the Call that a child tells of, if it is one."""
    try:
        value, trouble, left, printed, warned, seconds = answer
        left = tuple(_read_left(old, new) for old, new in zip(arguments, left, strict=True))
        if not isinstance(printed, str) or not isinstance(seconds, float) or not seconds >= 0:
            raise TypeError
        warned = tuple(text[:LONGEST] for text in warned if isinstance(text, str))[:100]
        trouble = _read_trouble(trouble)
    except (ValueError, TypeError):
        raise WireError("It is no call.") from None
    return Call(None if trouble else value, trouble, left, printed[:LONGEST], warned, seconds)


def read_ahead(answer):
    """Return what a child says of several calls, as bytes that are still to be read, and the seconds of each."""
    told, seconds = answer
    if not isinstance(told, np.ndarray) or told.dtype != np.uint8 or not isinstance(seconds, list):
        raise WireError("It does not say what came of the calls.")
    if not all(isinstance(each, float) and each >= 0 for each in seconds):
        raise WireError("Calls took some time, or none.")
    return told.tobytes(), tuple(seconds)


def read_told(told, seconds, calls):
    """Return the Calls that these bytes tell of.

    Parameters
    ----------
    told : bytes
    seconds : sequence of float
        One a call.
    calls : sequence of tuple
        What it was called with, in the same order; there may be more.

    Raises
    ------
    WireError
        If they tell of no calls.
    """
    each = unpack(told)
    if not isinstance(each, list) or len(each) != len(seconds) or len(each) > len(calls):
        raise WireError("They tell of other calls.")
    if not all(type(one) is tuple and len(one) == PARTS_OF_A_CALL for one in each):
        raise WireError("They tell of no calls.")
    return [read_call((*one, took), made) for one, took, made in zip(each, seconds, calls, strict=False)]


def _read_left(old, new):
    if new is None:
        return old
    if not isinstance(old, np.ndarray) or not isinstance(new, np.ndarray):
        raise TypeError
    return new


def _read_trouble(trouble):
    if trouble is None:
        return None
    kind, name, message, line, source, kinds = trouble
    texts = (kind, name, message, source, *kinds)
    if not all(isinstance(text, str) for text in texts) or kind not in KINDS:
        raise TypeError
    if line is not None and type(line) is not int:
        raise TypeError
    cut = (text[:LONGEST] for text in (name, message, source))
    name, message, source = cut
    return Trouble(kind, name, message, line, source, tuple(kind[:LONGEST] for kind in kinds[:50]))
