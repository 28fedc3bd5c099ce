"""What comes back from an answer is plain, whatever class it was of."""

from collections import Counter, deque, namedtuple
from decimal import Decimal
from enum import Enum
from fractions import Fraction

import numpy as np
import pytest

from kmcourse.checks.plain import Odd, plain

PLAIN = {
    "None": (None, None),
    "bool": (np.True_, True),
    "int": (np.uint8(3), 3),
    "float": (np.float32(0.5), 0.5),
    "longdouble": (np.longdouble(2), 2.0),
    "fraction": (Fraction(1, 4), 0.25),
    "decimal": (Decimal("0.5"), 0.5),
    "text": (np.str_("flat"), "flat"),
    "list": ([np.int8(1), [2.0, (3,)]], [1, [2.0, (3,)]]),
    "range": (range(3), [0, 1, 2]),
    "deque": (deque([np.int8(1), 2.0]), [1, 2.0]),
    "keys": ({"A": 1}.keys(), ["A"]),
    "text of an Enum": (Enum("Step", {"MOVE": "move"}, type=str).MOVE, "move"),
    "array of texts": (np.array([["a"], ["b"]]), [["a"], ["b"]]),
    "array of fractions": (np.array([Fraction(1, 4), 2]), [0.25, 2]),
    "array of arrays": (np.array([[1.0, 2.0], [3.0]], dtype=object), [[1.0, 2.0], [3.0]]),
    "namedtuple": (namedtuple("Pair", "a b")(1, 2), (1, 2)),
}
ODD = {
    "generator": ((x for x in []), "a generator"),
    "zip": (zip([], strict=True), "a zip object, whose values are not computed yet"),
    "set": ({1}, "a set"),
    "dict": ({}, "a dict"),
    "function": (len, "a function instead of what a function returns"),
    "object": (object(), "an object of type object"),
    "complex": (1 + 2j, "the complex number 1+2j"),
    "huge": (10**30, "a whole number of more than 18 digits"),
    "masked": (np.ma.zeros((2, 3)), "a masked array of shape (2, 3)"),
    "whole numbers as objects": (np.array([2, 1], dtype=object), "an array of Python objects, of shape (2,)"),
    "bytes": (np.array([b"a"]), "an array of text, of shape (1,)"),
    "counted keys": (Counter([1, 1]), "a dict"),
    "complex array": (np.zeros(2, complex), "an array of complex numbers, of shape (2,)"),
    "dates": (np.array(["2020"], dtype="M8[Y]"), "an array of type datetime64[Y], of shape (1,)"),
    "long list": ([0] * 100_001, "a list that is too long or too deeply nested to be read"),
}


@pytest.mark.parametrize(("value", "expected"), PLAIN.values(), ids=PLAIN)
def test_numbers_text_and_lists_become_plain_ones(value, expected):
    result = plain(value)

    assert result == expected
    assert type(result) is type(expected)


@pytest.mark.parametrize(("value", "what"), ODD.values(), ids=ODD)
def test_anything_else_becomes_a_description(value, what):
    assert plain(value) == Odd(what)


@pytest.mark.parametrize("dtype", ["f2", "f4", ">f8", "i1", ">i4", "u2", "?"])
def test_an_array_stays_an_array_of_its_kind(dtype):
    result = plain(
        np.array([[1, 0]], dtype=dtype).view(np.matrix) if dtype == "f4" else np.array([[1, 0]], dtype=dtype)
    )

    assert type(result) is np.ndarray
    assert result.dtype.kind == np.dtype(dtype).kind
    assert result.tolist() == [[1, 0]]


def test_an_array_that_comes_back_is_a_copy():
    array = np.zeros(2)

    plain(array)[0] = 5

    assert array[0] == 0


def test_what_can_be_read_as_an_array_is_one():
    class Series:
        def __array__(self, dtype=None, copy=None):
            return np.array([1.0, 2.0])

    assert plain(Series()).tolist() == [1.0, 2.0]
    assert plain(memoryview(b"ab")).tolist() == [97, 98]
