"""What the course's functions answer, where it is known before they are asked: the way to the checker costs far more.

It comes with the calls of an exercise, and holds what right answers ask for there: no value that a submission could
not ask for at that moment.
"""

import hashlib

import numpy as np

from kmcourse.checks.plain import Odd, plain
from kmcourse.classroom.sandbox.wire import State, pack, unpack

BYTES_OF_A_KEY = 16


def key_of(name, arguments):
    """Return what stands for a question: the same bytes for the same function and the same values.

    Parameters
    ----------
    name : str
    arguments : tuple
        Plain, see `wire`.
    """
    digest = hashlib.blake2b(f"{name};".encode(), digest_size=BYTES_OF_A_KEY)
    for value in arguments:
        if isinstance(value, np.ndarray):
            digest.update(f"{value.dtype.str} {value.shape};".encode() + value.tobytes())
        else:  # of a list with arrays in it, `repr` shows only a part
            digest.update(f"{value!r};".encode() if isinstance(value, int | State) else pack(value))
    return digest.digest()


def as_argument(value):
    """Return what a function of the course is called with, as it is sent to the checker."""
    if isinstance(value, np.random.Generator):
        return State.of(value)
    found = plain(value)
    if isinstance(found, Odd):
        raise TypeError(f"The course's functions cannot be called with {found.what} here.")
    return found


class Known:
    """Answers that can be looked up; without any, unless they are given.

    Parameters
    ----------
    keys, ends, answers : ndarray
        As `packed` gives them.
    """

    def __init__(self, keys=(), ends=(), answers=()):
        keys, ends, self._answers = bytes(keys), list(ends), bytes(answers)
        places = zip(range(0, len(keys), BYTES_OF_A_KEY), [0, *ends], ends, strict=False)
        self._place = {keys[at : at + BYTES_OF_A_KEY]: slice(begin, end) for at, begin, end in places}
        self._read = {}

    def answer(self, name, arguments):
        """Return what was answered, with arrays that nobody else has; None if it is not known."""
        if not self._place or (key := key_of(name, arguments)) not in self._place:
            return None
        if key not in self._read:
            self._read[key] = unpack(self._answers[self._place[key]])
        return _copied(self._read[key])


NOTHING_KNOWN = Known()


def _copied(value):
    if isinstance(value, np.ndarray):
        return value.copy()
    return tuple(map(_copied, value)) if isinstance(value, tuple) else value


def packed(answers):
    """Return answers as they are sent: three arrays of numbers, none if there are none.

    Parameters
    ----------
    answers : dict
        From a key to an answer, plain.
    """
    if not answers:
        return ()
    answers = dict(sorted(answers.items()))  # not in the order in which a right answer asks
    each = [pack(answer) for answer in answers.values()]
    return (
        np.frombuffer(b"".join(answers), np.uint8),
        np.cumsum([len(one) for one in each], dtype=np.int64),
        np.frombuffer(b"".join(each), np.uint8),
    )
