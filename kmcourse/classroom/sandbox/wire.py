"""Plain values as bytes and back: all that passes between the checker and the process that runs a submission.

A value is None, a bool, an int, a float, text, a list, a tuple, an array or a NumPy number, an `Odd`, a `Seed`, or a
`State` of a Generator. Anything else is refused, on both sides. The bytes come from a stranger's program: reading them
makes these values or raises `WireError`, and never runs anything.

Four bytes say how long the text is, then comes the text (JSON, in which every list begins with a number that says what
it stands for), then the bytes of the arrays, one after another.
"""

import json
import math
import struct
from dataclasses import dataclass

import numpy as np

from kmcourse.checks.draws import Seed
from kmcourse.checks.plain import Odd, OddDict

LARGEST = 16 * 2**20  # bytes of a value
LARGEST_TEXT = 3 * 2**20  # of them, of JSON: a million empty lists, about 60 MB when read
LARGEST_WHOLE = 2**63
LONGEST_WORDS = 200  # characters that say what something odd is
DEEPEST = 12
MOST_DIMENSIONS = 32
# An array without entries can have sides of any length; whoever walks along them would never come back.
LONGEST_EMPTY = 10**5
TYPES = tuple(map(np.dtype, ("|b1", "|i1", "<i2", "<i4", "<i8", "|u1", "<u2", "<u4", "<u8", "<f4", "<f8")))
_ENCODER = json.JSONEncoder(separators=(",", ":"))
_DECODER = json.JSONDecoder()
_LIST, _TUPLE, _ARRAY, _NUMBER, _ODD, _ODD_DICT, _SEED, _STATE = range(8)


class WireError(Exception):
    """A value that cannot be sent, or bytes that are no value."""


@dataclass(frozen=True)
class State:
    """The state of a Generator of the kind that `np.random.default_rng` makes."""

    state: int
    increment: int
    has_half: int
    half: int

    @classmethod
    def of(cls, rng):
        """Return the state of a Generator; TypeError if it is of another kind."""
        found = rng.bit_generator.state
        if found["bit_generator"] != "PCG64":
            raise TypeError("Only a generator made by np.random.default_rng can be passed on.")
        return cls(found["state"]["state"], found["state"]["inc"], found["has_uint32"], found["uinteger"])

    def put_into(self, rng):
        """Make a Generator go on from here."""
        inner = {"state": self.state, "inc": self.increment}
        rng.bit_generator.state = {
            "bit_generator": "PCG64",
            "state": inner,
            "has_uint32": self.has_half,
            "uinteger": self.half,
        }


def pack(value):
    """Return a value as bytes.

    Raises
    ------
    WireError
        If it is of no kind that can be sent, or too large.

    Examples
    --------
    >>> unpack(pack((41, [2.5, None], np.int8([1, 2]))))
    (41, [2.5, None], array([1, 2], dtype=int8))
    """
    arrays = []
    try:
        text = _ENCODER.encode(_tree(value, arrays, 0)).encode("ascii")
    except RecursionError:
        raise WireError("It is too deeply nested.") from None
    if len(text) > LARGEST_TEXT or len(text) + sum(map(len, arrays)) + 4 > LARGEST:
        raise WireError("It is too large.")
    return b"".join([struct.pack("<I", len(text)), text, *arrays])


def unpack(data):
    """Return the value that these bytes stand for.

    Parameters
    ----------
    data : bytes
        From anybody.

    Raises
    ------
    WireError
        If they stand for none, not to the last byte.
    """
    data = memoryview(data)
    if not 4 <= len(data) <= LARGEST:
        raise WireError("The length is wrong.")
    length = struct.unpack_from("<I", data)[0]
    if length > min(len(data) - 4, LARGEST_TEXT):
        raise WireError("The length of the text is wrong.")
    try:
        text = str(data[4 : 4 + length], "ascii")
        tree, end = _DECODER.raw_decode(text)
        if end != len(text):
            raise WireError("There is text left over.")
        reader = _Reader(data[4 + length :])
        value = reader.value(tree, 0)
    except WireError:
        raise
    except (ValueError, TypeError, IndexError, KeyError, OverflowError, RecursionError, MemoryError) as problem:
        raise WireError(f"It cannot be read: {type(problem).__name__}.") from None
    if reader.left:
        raise WireError("There are bytes left over.")
    return value


def _tree(value, arrays, depth):
    kind = type(value)
    if value is None or kind in (bool, str, float):
        return value
    if kind is int:
        if abs(value) >= LARGEST_WHOLE:
            raise WireError("A whole number is too large.")
        return value
    if depth == DEEPEST:
        raise WireError("It is too deeply nested.")
    if kind in (list, tuple):
        entries = [entry if type(entry) is float else _tree(entry, arrays, depth + 1) for entry in value]
        return [_LIST if kind is list else _TUPLE, *entries]
    if kind is np.ndarray or isinstance(value, np.generic):
        return _tree_of_array(value, arrays)
    if kind is Odd:
        return [_ODD, value.what]
    if kind is OddDict:
        return [_ODD_DICT, value.what, _tree(value.entries, arrays, depth + 1)]
    if kind is Seed:
        return [_SEED, value.number]
    if kind is State:
        return [_STATE, hex(value.state), hex(value.increment), value.has_half, value.half]
    raise WireError(f"A value of type {kind.__name__} cannot be sent.")


def _tree_of_array(value, arrays):
    little = value.dtype.newbyteorder("<")
    if little not in TYPES or value.ndim > MOST_DIMENSIONS or _is_long_and_empty(value.shape):
        raise WireError(f"An array of type {value.dtype} and shape {value.shape} cannot be sent.")
    arrays.append(value.astype(little).tobytes())
    return [_ARRAY if isinstance(value, np.ndarray) else _NUMBER, TYPES.index(little), *value.shape]


def _is_long_and_empty(shape):
    return 0 in shape and math.prod(side for side in shape if side) > LONGEST_EMPTY


class _Reader:
    def __init__(self, left):
        self.left = left  # the bytes of the arrays that are still to come

    def value(self, tree, depth):
        form = type(tree)  # JSON knows no other types than these
        if form is float or form is bool or tree is None:
            return tree
        if form is str:
            # Half a pair of code units is no text: nobody could write it into a file.
            return tree if tree.isascii() else tree.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if form is int:
            if abs(tree) >= LARGEST_WHOLE:
                raise WireError("A whole number is too large.")
            return tree
        if form is not list or depth == DEEPEST:
            raise WireError("It is no value.")
        kind = tree[0]
        if type(kind) is not int:
            raise WireError("It is no value.")
        if kind in (_ARRAY, _NUMBER):
            return self._array(*tree)
        rest = tree[1:]
        if kind in (_LIST, _TUPLE):
            entries = [entry if type(entry) is float else self.value(entry, depth + 1) for entry in rest]
            return entries if kind == _LIST else tuple(entries)
        if kind in (_ODD, _ODD_DICT):
            return self._odd(kind, rest, depth)
        if kind == _SEED:
            (number,) = rest
            return Seed(_whole(number, 2**63))
        if kind == _STATE:
            state, increment, has_half, half = rest
            state, increment = (_whole(int(part, 16), 2**128) for part in (state, increment))
            return State(state, increment | 1, _whole(has_half, 2), _whole(half, 2**32))
        raise WireError("It is no value.")

    def _array(self, kind, type_number, *shape):
        if type(type_number) is not int or not 0 <= type_number < len(TYPES) or len(shape) > MOST_DIMENSIONS:
            raise WireError("An array is of no type that can be sent.")
        dtype = TYPES[type_number]
        size = dtype.itemsize
        for side in shape:
            if type(side) is not int or not 0 <= side < LARGEST_WHOLE:
                raise WireError("A number is out of its range.")
            size *= side
        if size > len(self.left) or (not size and _is_long_and_empty(shape)):
            raise WireError("An array has another size than it says.")
        data, self.left = self.left[:size], self.left[size:]
        if dtype.kind == "b" and size and np.frombuffer(data, np.uint8).max() > 1:
            raise WireError("An array of truth values holds something else.")
        array = np.ndarray(shape, dtype, data).copy() if size else np.empty(shape, dtype)
        return array if kind == _ARRAY else array[()]

    def _odd(self, kind, rest, depth):
        what = self.value(rest[0], depth)
        if not isinstance(what, str):
            raise WireError("It is no value.")
        if kind == _ODD:
            (what,) = rest
            return Odd(self.value(what, depth)[:LONGEST_WORDS])
        _, entries = rest
        entries = self.value(entries, depth + 1)
        pairs = isinstance(entries, tuple) and all(isinstance(pair, tuple) and len(pair) == 2 for pair in entries)
        if not pairs or not all(isinstance(key, str) for key, _ in entries):
            raise WireError("It is no value.")
        return OddDict(what[:LONGEST_WORDS], entries)


def _whole(number, below):
    if type(number) is not int or not 0 <= number < below:
        raise WireError("A number is out of its range.")
    return number
