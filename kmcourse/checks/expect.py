"""What a check may ask of a value that came back. Each returns if it is met, and raises `Unmet` with sentences if not.

Right is right however it is written: lists, tuples, any integer or float type, float32's seven digits.
"""

import numpy as np

from kmcourse import oracle
from kmcourse.checks.calls import Unmet
from kmcourse.checks.plain import Odd
from kmcourse.checks.wording import number as in_digits
from kmcourse.checks.wording import show, show_two

RELATIVE = 1e-5  # looser than float32 rounds, far tighter than any wrong formula comes
ABSOLUTE = 1e-8


def number(value, expected):
    """Ask for one number, the expected one."""
    if isinstance(value, str | bool):
        raise Unmet(f"It gave {show(value)}; expected one number.")
    value = float(numbers(value, ()))
    if not np.isclose(value, expected, rtol=RELATIVE, atol=ABSOLUTE):
        came, wanted = show_two(value, expected)
        raise Unmet(f"It gave {came}; expected {wanted}.")


def text(value, expected):
    """Ask for one text, the expected one."""
    _something(value, "a text")
    if not isinstance(value, str):
        raise Unmet(f"It gave {show(value)}; expected the text {expected!r}.")
    if value != expected:
        raise Unmet(f"It gave {value!r}; expected {expected!r}.")


def array(value, expected, size=0.0):
    """Ask for an array of numbers with the expected shape and entries; `size` is that of the numbers they came from."""
    value = numbers(value, np.shape(expected))
    expected = np.asarray(expected, dtype=float)
    size = max(size, np.abs(expected).max())
    close = np.isclose(value, expected, rtol=RELATIVE, atol=RELATIVE * size + ABSOLUTE)
    if close.all():
        return
    if value.ndim == 2 and value.size > 6:
        row = int((~close).any(axis=1).argmax())
        came, wanted = show_two(value[row], expected[row])
        raise Unmet(f"Row {row} of what it gave is {came}; expected {wanted}.")
    came, wanted = show_two(value, expected)
    raise Unmet(f"It gave {came}; expected {wanted}.")


def numbers(value, shape):
    """Ask for finite numbers in an array or list of this shape, and return them as an array."""
    array = of_shape(value, shape)
    if not np.isfinite(array).all():
        where = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
        place = f" at {list(where)}" if where else ""
        raise Unmet(
            f"It gave {in_digits(array[where])}{place}; expected a number. Was something divided by zero?",
            cause=("not finite",),
        )
    return array


def of_shape(value, shape):
    """Ask for an array or list of this shape, and return it as an array."""
    wanted = f"an array of shape {shape}" if shape else "one number"
    _something(value, wanted)
    array = _as_array(value, wanted)
    if array.shape != shape:
        raise Unmet(f"It gave {_kind_and_shape(array)}; expected {wanted}.", cause=("shape", array.ndim, len(shape)))
    return array


def labels(value, X, centroids):
    """Ask for one row of `centroids` for every row of `X`, nearest or not, and return them as an index.

    Whole numbers of a float type are let pass here; `usable_as_index` asks for the type.
    """
    array = of_shape(value, (len(X),))
    if not (np.isfinite(array) & (array == np.floor(array))).all():
        i = int((~np.isfinite(array) | (array != np.floor(array))).argmax())
        raise Unmet(f"The label of point {i} is {in_digits(array[i])}; expected the row of a centroid, counted from 0.")
    outside = (array < 0) | (array >= len(centroids))
    if outside.any():
        i = int(outside.argmax())
        raise Unmet(
            f"The label of point {i} is {in_digits(array[i])}, but the rows of the {len(centroids)} centroids "
            f"are counted from 0 to {len(centroids) - 1}."
        )
    return array.astype(np.intp)


def nearest(value, X, centroids):
    """Ask for the row of a nearest centroid for every row of `X`; of several equally near, any will do."""
    given = labels(value, X, centroids)
    X, centroids = np.asarray(X, dtype=float), np.asarray(centroids, dtype=float)
    squares = ((X[:, None] - centroids) ** 2).sum(axis=2)
    chosen, least = squares[np.arange(len(X)), given], squares.min(axis=1)
    farther = chosen > least * (1 + RELATIVE) + ABSOLUTE
    if farther.any():
        i = int((chosen - least).argmax())
        certificate = oracle.certify_assign(X, given, centroids)
        gain = "" if certificate else f": {certificate.gain}"
        raise Unmet(
            f"Point {i}, at {show(X[i])}, was given centroid {given[i]}, at squared distance {in_digits(chosen[i])}. "
            f"Centroid {squares[i].argmin()} is nearer, at squared distance {in_digits(least[i])}{gain}."
        )


def usable_as_index(value):
    """Ask for whole numbers of an integer type, with which rows of an array can be chosen."""
    _something(value, "whole numbers")
    array = _as_array(value, "whole numbers")
    if array.dtype.kind not in "iu":
        raise Unmet(
            f"It gave {show(array)} with entries of type {array.dtype}; expected an integer type, "
            "because a label chooses a row: centroids[labels]."
        )


def certified(certificate):
    """Ask that a certificate from J holds; otherwise its own sentence says what lowers J."""
    if not certificate:
        raise Unmet(str(certificate))


def unchanged(answer):
    """Ask that no call so far changed what it was given."""
    for arguments, call in answer.calls:
        names = answer.changed(arguments, call)
        if names:
            raise Unmet(
                f"After the call, {' and '.join(names)} is not what it was before. "
                "Whoever calls a function expects to keep what they pass: work on a copy.",
            )


def _something(value, wanted):
    if value is None:
        raise Unmet(f"It gave nothing back (None); expected {wanted}. Is a `return` missing?", cause=("none",))
    if isinstance(value, Odd):
        raise Unmet(f"It gave {value.what}; expected {wanted}.", cause=("odd", value.what))


def _as_array(value, wanted):
    if any(isinstance(entry, Odd | str) or entry is None for entry in _entries(value)):
        raise Unmet(f"It gave {show(value)}; expected {wanted}.", cause=("odd", "entry"))
    try:
        return np.asarray(value)
    except ValueError:  # rows of different lengths
        raise Unmet(f"It gave rows of different lengths, {show(value)}; expected {wanted}.") from None


def _entries(value):
    if isinstance(value, list | tuple):
        for entry in value:
            yield from _entries(entry)
    elif not isinstance(value, np.ndarray):
        yield value


def _kind_and_shape(array):
    if array.ndim == 0:
        return f"the single number {in_digits(array)}"
    if array.size > 24:
        return f"an array of shape {array.shape}"
    return f"an array of shape {array.shape}, {show(array)}"
