"""How values, calls and trouble are put into words: the same words in every process, on every run.

Small arrays are shown whole, in the brackets a reader would type; larger ones by their shape.
"""

import math
import re

import numpy as np

from kmcourse.checks.draws import Seed
from kmcourse.checks.plain import Odd
from kmcourse.checks.timelimit import SECONDS_A_CALL, SECONDS_A_CHECK

SMALL = 24  # numbers of an array that are still shown one by one
LONGEST_TEXT = 200  # characters of a text in an answer


EXACT = 17  # digits: as many as a float can need


def number(value, digits=6):
    """Return a number as a reader would write it.

    Examples
    --------
    >>> number(41.0), number(36.8333333), number(-0.0), number(np.int8(3)), number(0.1, digits=EXACT)
    ('41', '36.8333', '0', '3', '0.1')
    """
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if math.isfinite(value) and value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return repr(float(value)) if digits == EXACT else f"{float(value):.{digits}g}"


def show(value, digits=6):
    """Return a plain value in words or brackets.

    Examples
    --------
    >>> show(np.array([[1.0], [11.0]])), show(np.zeros((60, 2))), show(None), show("flat"), show((3,))
    ('[[1], [11]]', 'an array of shape (60, 2)', 'None', "'flat'", '(3,)')
    """
    if isinstance(value, Odd):
        return value.what
    if isinstance(value, Seed):
        return f"np.random.default_rng({value.number})"
    if value is None or isinstance(value, str):
        return repr(value if value is None else shortened(value, LONGEST_TEXT))
    if isinstance(value, np.ndarray) and max(value.size, *value.shape, 0) > SMALL:
        return f"an array of shape {value.shape}"
    if isinstance(value, list | tuple) and sum(map(_size, value)) > SMALL:
        return f"a {type(value).__name__} of {len(value)} entries"
    if isinstance(value, list | tuple):
        left, right = ("(", ",)" if len(value) == 1 else ")") if isinstance(value, tuple) else "[]"
        return left + ", ".join(show(entry, digits) for entry in value) + right
    return _entries(value.tolist(), digits) if isinstance(value, np.ndarray) else number(value, digits)


def _entries(entries, digits):
    if not isinstance(entries, list):
        return number(entries, digits)
    return f"[{', '.join([_entries(entry, digits) for entry in entries])}]"


def _size(value):
    # A list of nothing counts too: a hundred thousand of them are no small answer.
    return max(1, sum(map(_size, value)) if isinstance(value, list | tuple) else np.size(value))


def show_two(first, second):
    """Return two values in words, with enough digits to tell them apart.

    Examples
    --------
    >>> show_two(41.0, 25.0), show_two(1.0000001, 1.0)
    (('41', '25'), ('1.0000001', '1'))
    """
    for digits in (6, 9, 12):
        words = show(first, digits), show(second, digits)
        if words[0] != words[1]:
            return words
    return words


def settled(text):
    r"""Return a learner's text on one line, without addresses in memory: the same in every process.

    Examples
    --------
    >>> settled("<object at 0x7f2a>\n twice")
    '<object at 0x…> twice'
    """
    return re.sub(r"0x[0-9a-fA-F]+", "0x…", " ".join(text.split()))


def shortened(text, length):
    """Return a text, cut off after so many characters."""
    return text if len(text) <= length else text[:length] + "…"


def call(name, parameters, arguments):
    """Return a call as it would be typed, with large arrays by their shape.

    Examples
    --------
    >>> call("compute_cost", ("X", "labels"), (np.array([[1.0], [11.0]]), np.zeros(60)))
    'compute_cost(X=[[1], [11]], labels=an array of shape (60,))'
    """
    return f"{name}({', '.join(f'{p}={show(a, EXACT)}' for p, a in zip(parameters, arguments, strict=False))})"


def trouble(trouble):
    """Return the sentences that say why a call gave nothing back."""
    match trouble.kind:
        case "raised" if trouble.name == "RecursionError":
            return f"It called itself without end, and Python stopped it (RecursionError).{_place(trouble)}"
        case "raised":
            what = f"{trouble.name}: {trouble.message}" if trouble.message else trouble.name
            return f"It stopped with {what}{'' if what.endswith(('.', '!', '?', '…')) else '.'}{_place(trouble)}"
        case "exited":
            return "It left Python (exit, quit or SystemExit) instead of returning a value."
        case "asked":
            return "It asked for input, but in a check nobody types. All it needs comes in through its parameters."
        case "too slow":
            return (
                f"It was still running when its time was up ({SECONDS_A_CALL:g} seconds for a call, "
                f"{SECONDS_A_CHECK:g} for a whole check), and was stopped. Is there a loop that never ends?"
            )
        case "still running":
            return (
                "It is still running and cannot be stopped from here. "
                "Restart the kernel (menu Kernel, then Restart Kernel) before you go on."
            )
        case "ended":
            return "It ended the Python process that it ran in, or used up its memory, instead of returning a value."
        case "garbled":
            return "What it gave back could not be read."
        case "not called":
            return "It was not called here, because the time of this check was used up."
    raise ValueError(f"There are no words for trouble of the kind {trouble.kind!r}.")


def _place(trouble):
    if trouble.line is None or not trouble.source:
        return ""
    return f" That was in line {trouble.line} of your code: `{trouble.source}`"
