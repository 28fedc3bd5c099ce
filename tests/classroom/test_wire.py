"""What passes between the checker and a submission: values come through whole, and nothing else comes through."""

import contextlib
import json
import math
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kmcourse.checks.draws import Seed
from kmcourse.checks.plain import Odd, OddDict
from kmcourse.classroom.sandbox.wire import LARGEST_TEXT, TYPES, State, WireError, pack, unpack

NUMBERS = st.none() | st.booleans() | st.integers(-(2**63) + 1, 2**63 - 1) | st.floats() | st.text()
ARRAYS = st.sampled_from(TYPES).flatmap(lambda dtype: arrays.arrays(dtype, arrays.array_shapes(min_dims=0, max_dims=4)))
VALUES = st.recursive(
    NUMBERS | ARRAYS | st.builds(Odd, st.text()) | st.builds(Seed, st.integers(0, 2**32)),
    lambda inner: st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple),
    max_leaves=12,
)


def same(one, other):
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and one.shape == other.shape and np.array_equal(one.tobytes(), other.tobytes())
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other or (isinstance(one, float) and math.isnan(one) and math.isnan(other))


@settings(deadline=None)
@given(VALUES)
def test_every_plain_value_comes_through_as_it_was(value):
    assert same(unpack(pack(value)), value)


@pytest.mark.parametrize(
    "value",
    [
        np.float64(0.1),
        np.int8(-3),
        np.array(7),
        np.zeros((3, 0), int),
        np.arange(6.0).reshape(2, 3).T,
        np.arange(4)[::-2],
        np.array([1, 2], ">i4"),
        OddDict("a dict", (("A", [1, 2.5]), ("B", None))),
        State.of(np.random.default_rng(5)),
        -0.0,
        math.inf,
    ],
    ids=repr,
)
def test_a_value_of_a_rarer_kind_comes_through(value):
    there = unpack(pack(value))

    assert repr(there) == repr(value) or np.array_equal(there, value)
    assert math.copysign(1, there) == -1 if repr(value) == "-0.0" else True


@pytest.mark.parametrize(
    "value",
    [
        {1: 2},
        {1},
        b"bytes",
        object(),
        2**63,
        10**5000,
        1j,
        np.array([None]),
        np.array(["text"]),
        np.array([1j]),
        np.zeros((10**6, 0)),
        np.ma.array([1.0]),
        type("Number", (float,), {})(1),
        type("Array", (np.ndarray,), {})(3),
        [[[[[[[[[[[[[1]]]]]]]]]]]]],
        "x" * (LARGEST_TEXT + 1),
        np.zeros(2**22),
    ],
    ids=lambda value: repr(type(value)),
)
def test_anything_else_is_not_sent(value):
    with pytest.raises(WireError):
        pack(value)


def text(tree, after=b""):
    header = tree if isinstance(tree, bytes) else json.dumps(tree).encode()
    return struct.pack("<I", len(header)) + header + after


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x01",
        b"\xff\xff\xff\xff",
        text(None) + b"left over",
        text(b"not json"),
        text(b"\xff\xfe"),
        text(b"[" * 100_000),
        text(b"1" * 5000),
        text(b"18446744073709551616"),
        text({}),
        text([]),
        text([99]),
        text([True, 1]),
        text([0.0, 1]),
        text(["0"]),
        text([2]),
        text([2, 0, 10**30]),
        text([2, 0, -1]),
        text([2, -1, 1], b"\0"),
        text([2, 10, 2], b"\0" * 15),
        text([2, 10, 10**9, 0]),
        text([2, 0, 1], b"\x02"),
        text([2, 0, *[1] * 40], b"\0"),
        text([2, 10, True], b"\0" * 8),
        text([4, 1]),
        text([4]),
        text([5, "what", [1, ["key", 1]]]),
        text([5, "what", [1, [1, 1, 1]]]),
        text([6, "0"]),
        text([6, -1]),
        text([7, "0x1", "0x1", 0]),
        text([7, "0x1" + "0" * 40, "0x1", 0, 0]),
        text([7, 1, 1, 0, 0]),
    ],
    ids=lambda data: data[4:40].decode("latin-1") or "nothing",
)
def test_bytes_that_are_no_value_are_refused(data):
    with pytest.raises(WireError):
        unpack(data)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_value_or_refused(data):
    with contextlib.suppress(WireError):
        unpack(data)


@settings(deadline=None)
@given(VALUES, st.data())
def test_a_value_with_a_byte_changed_is_a_value_or_refused(value, data):
    packed = bytearray(pack(value))
    packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(WireError):
        unpack(bytes(packed))


def test_half_a_pair_of_code_units_becomes_text_that_can_be_written():
    assert unpack(pack("a\ud800b")) == "a\ufffdb"
    assert unpack(pack("😀")) == "😀"


def test_a_generator_goes_on_where_it_was():
    here, there = np.random.default_rng(3), np.random.default_rng(4)
    here.integers(10, size=3)

    unpack(pack(State.of(here))).put_into(there)

    assert here.integers(10**9) == there.integers(10**9)


def test_a_generator_of_another_kind_has_no_state_to_send():
    with pytest.raises(TypeError):
        State.of(np.random.Generator(np.random.MT19937(0)))


def test_what_is_odd_is_told_in_few_words():
    assert len(unpack(pack(Odd("x" * 10**6))).what) == 200
    assert len(unpack(pack(OddDict("x" * 10**6, (("A", 1),)))).what) == 200
