"""Recognise a known mistake by what it does.

A wrong answer is called on the telling inputs of its exercise, and compared with every known mistake: values, shapes,
types, exceptions. It gets a name only if exactly one mistake does the same on all of them and something else than
the reference; a wrong name would be worse than none.
"""

import re
import warnings

import numpy as np

from kmcourse.checks.calls import Answer, Call, Trouble
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
    given = outcomes(exercise, answer)
    if given is None:
        return None
    reference = outcomes(exercise, _ours(exercise, exercise.reference))
    matching = [m for m in exercise.mistakes if same_outcomes(given, mistake_outcomes(exercise, m), reference)]
    return matching[0] if len(matching) == 1 else None


def mistake_outcomes(exercise, mistake):
    """Return what a known mistake does on the telling inputs."""
    return outcomes(exercise, _ours(exercise, mistake.function))


def outcomes(exercise, answer):
    """Return what an answer does on the telling inputs: (value or Trouble, changed arguments) for each.

    None if that cannot be told, because a call ran out of time.
    """
    found = []
    for arguments in exercise.telling:
        call = answer.outcome(arguments)
        trouble = call.trouble
        if trouble is not None and trouble.kind in ("too slow", "still running", "not called"):
            return None
        found.append((trouble or call.value, tuple(answer.changed(*answer.calls[-1]))))
    return found


def same_outcomes(given, mistake, reference):
    """Whether an answer does what a mistake does; a mistake with right values is known by what it changes in place."""
    values = [value for value, _ in given]
    wrong = [value for value, _ in mistake]
    right = [value for value, _ in reference]
    if not all(map(same, values, wrong, right)):
        return False
    if not all(map(same, wrong, right, right)):
        return True
    changes = [changed for _, changed in mistake]
    return any(changes) and changes == [changed for _, changed in given]


def same(first, second, right):
    """Whether two outcomes are one. Integers count as numbers, except where the right answer is an index."""
    if isinstance(first, Trouble) or isinstance(second, Trouble):
        return _key(first) == _key(second)
    if first is None or second is None or isinstance(first, str) or isinstance(second, str):
        return first is second or (type(first) is type(second) and first == second)
    if isinstance(first, tuple) and isinstance(second, tuple):
        rights = right if isinstance(right, tuple) and len(right) == len(first) else (None,) * len(first)
        return len(first) == len(second) and all(map(same, first, second, rights))
    first, second = _array(first), _array(second)
    if first is None or second is None or first.shape != second.shape:
        return False
    if _is_index(right) and _is_index(first) != _is_index(second):
        return False
    scale = RELATIVE * np.abs(second[np.isfinite(second)]).max(initial=0)
    return np.allclose(first, second, rtol=RELATIVE, atol=scale, equal_nan=True)


def _key(outcome):
    # Of a message only the words count: numbers and names of variables differ from one writer to the next.
    if not isinstance(outcome, Trouble):
        return None
    return outcome.kind, outcome.name, re.sub(r"[^a-z]+", " ", outcome.message.lower())


def _array(value):
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    return array if array.dtype.kind in "biuf" else None


def _is_index(value):
    array = _array(value)
    return array is not None and array.ndim > 0 and array.dtype.kind in "iu"


def _ours(exercise, function):
    return Answer(exercise.name, exercise.parameters, lambda arguments: _call(function, arguments))


def _call(function, arguments):
    # Our own code: it needs no guard, only its exceptions count as outcomes too.
    copies = tuple(a.copy() if isinstance(a, np.ndarray) else a for a in arguments)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            return Call(plain(function(*copies)), None, copies)
        except Exception as error:
            return Call(None, Trouble("raised", type(error).__name__, str(error)), copies)
