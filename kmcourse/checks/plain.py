"""What an answer gives back, as plain values: numbers, text, lists and arrays of numbers; the rest as a description.

Checks see only these, in a notebook as in a class, where the learner's function runs in another process. So an object
that pretends to be a number never meets a comparison, and a generator or a masked array is named instead of failing.
"""

import numbers
from collections import deque
from collections.abc import KeysView, Mapping, ValuesView
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

LONGEST_TEXT = 2000
LONGEST_NAME = 100  # of a class
LONGEST_LIST = 100_000
DEEPEST_LIST = 5
LARGEST_WHOLE = 2**63


@dataclass(frozen=True)
class Odd:
    """Something that is neither numbers nor text; only the words for it are kept."""

    what: str  # fits after "It gave", such as "a generator"


@dataclass(frozen=True)
class OddDict(Odd):
    """A dict with text as keys: odd for all who ask for numbers, and readable for a check that asks for its entries."""

    entries: tuple  # of pairs: the key, and the plain value


def plain(value, depth=0):
    """Return `value` as None, bool, int, float, str, list, tuple, numeric ndarray or Odd.

    Parameters
    ----------
    value : object
        Whatever a function returned. Reading it may run code of its class, and may raise what that raises.

    Examples
    --------
    >>> plain(np.float32(41)), plain([np.int8(0), 1]), plain(i for i in range(3))
    (41.0, [0, 1], Odd(what='a generator'))
    """
    kind = type(value)
    if value is None or kind is float:
        return value
    if kind is np.float64:  # most answers are one or the other; what could be anything takes longer
        return float(value)
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, str):
        return str.__str__(value)[:LONGEST_TEXT]  # of an Enum, too, the text itself
    if isinstance(value, np.ndarray):
        return _plain_list(value.tolist(), depth) if _is_better_listed(value) else _plain_array(value)
    if isinstance(value, deque | KeysView | ValuesView):
        return _plain_list(list(value), depth)
    if isinstance(value, list | tuple | range):
        return _plain_list(value, depth)
    if isinstance(value, numbers.Number):
        return _plain_number(value)
    if isinstance(value, Mapping) and value and all(isinstance(key, str) for key in value):
        return _plain_dict(value, depth)
    if hasattr(type(value), "__array__") or isinstance(value, memoryview):
        return _plain_array(np.asarray(value))
    return Odd(_kind_of(value))


def is_blank(value):
    """Whether a plain value is no answer yet: None, or a list or dict of nothing else.

    Examples
    --------
    >>> is_blank(plain({"A": None, "B": (None, None)})), is_blank([]), is_blank([None, 0])
    (True, False, False)
    """
    if isinstance(value, OddDict):
        value = [entry for _, entry in value.entries]
    if isinstance(value, list | tuple):
        return len(value) > 0 and all(map(is_blank, value))
    return value is None


def _plain_number(value):
    if isinstance(value, numbers.Integral):
        whole = int(value)
        return whole if abs(whole) < LARGEST_WHOLE else Odd("a whole number of more than 18 digits")
    if isinstance(value, numbers.Real | Decimal):
        return float(value)
    return Odd(f"the complex number {complex(value):.6g}")


def _plain_list(value, depth):
    if depth == DEEPEST_LIST or len(value) > LONGEST_LIST:
        return Odd(f"a {type(value).__name__[:LONGEST_NAME]} that is too long or too deeply nested to be read")
    entries = [plain(entry, depth + 1) for entry in value]
    return tuple(entries) if isinstance(value, tuple) else entries


def _is_better_listed(array):
    # Texts, fractions and rows of different lengths mean in a list what they mean in an array. Whole numbers do not:
    # as Python objects they are no index.
    if array.dtype.kind not in "UO":
        return False
    if array.ndim == 0 or array.size > LONGEST_LIST or isinstance(array, np.ma.MaskedArray):
        return False
    is_whole = (isinstance(entry, numbers.Integral) for entry in array.flat)
    return array.dtype.kind == "U" or (array.dtype.kind == "O" and not all(is_whole))


def _plain_dict(value, depth):
    if depth == DEEPEST_LIST or len(value) > LONGEST_LIST:
        return Odd("a dict that is too long or too deeply nested to be read")
    return OddDict(_kind_of(value), tuple((plain(key), plain(entry, depth + 1)) for key, entry in value.items()))


def _plain_array(array):
    if isinstance(array, np.ma.MaskedArray):
        return Odd(f"a masked array of shape {array.shape}")
    kind = array.dtype.kind
    if kind in "biu":
        return np.array(array, subok=False)
    if kind == "f":
        return np.array(array, dtype=float, subok=False)
    of = {"c": "complex numbers", "O": "Python objects", "U": "text", "S": "text"}.get(kind, f"type {array.dtype}")
    return Odd(f"an array of {of}, of shape {array.shape}")


def _kind_of(value):
    name = type(value).__name__[:LONGEST_NAME]
    if name in ("generator", "map", "filter", "zip", "enumerate"):
        return "a generator" if name == "generator" else f"a {name} object, whose values are not computed yet"
    if isinstance(value, Mapping | set | frozenset):
        return "a dict" if isinstance(value, Mapping) else f"a {name}"
    if callable(value):
        return "a function instead of what a function returns"
    return f"an object of type {name}"
