"""Answers that draw at random: the Generator they are given, and what can be told of them whatever they draw.

A Generator among the arguments of a call is written as its seed, plain data that can go to another process; whoever
runs the function makes a fresh Generator of it, so that the same call is given the same randomness every time.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Seed:
    """Stands for `np.random.default_rng(number)` among the arguments of a call."""

    number: int

    @classmethod
    def drawn(cls, rng):
        """Return one that a check draws, with the Generator that it is given itself."""
        return cls(int(rng.integers(10**6)))


@dataclass(frozen=True, eq=False)
class Draws:
    """Telling calls that tell only together, because each depends on the draw.

    Parameters
    ----------
    calls : tuple of tuple
        The arguments of each call.
    shows : callable
        shows(values) -> what can be said of the values whatever was drawn: text, numbers, or a tuple of them. Among the
        values it may meet the Trouble that a call had, and anything else that a function can return.
    """

    calls: tuple[tuple, ...]
    shows: Callable


def fresh(arguments):
    """Return what a function is called with: copies of the arrays, a Generator for each Seed.

    Examples
    --------
    >>> K, rng = fresh((3, Seed(0)))
    >>> K, rng.integers(100)
    (3, np.int64(85))
    """
    return tuple(map(_fresh, arguments))


def as_numbers(value):
    """Return whatever came back as an array of floats, or None if it is no numbers.

    Examples
    --------
    >>> as_numbers([[1, 2]]), as_numbers("three"), as_numbers([[1], [2, 3]])
    (array([[1., 2.]]), None, None)
    """
    try:
        array = np.asarray(value)
    except ValueError:  # rows of different lengths
        return None
    return array.astype(float) if array.dtype.kind in "biuf" else None


def _fresh(argument):
    if isinstance(argument, Seed):
        return np.random.default_rng(argument.number)
    return argument.copy() if isinstance(argument, np.ndarray) else argument
