"""Whether what a reader predicted is what happened: numbers up to a person's rounding, and texts word for word."""

import math
import re
from numbers import Real

CLOSE = 0.01  # a number within one per cent was meant: 24.7 for 24.667, 6 for 5.97

# What may stand around a number and says nothing: "J = 25.", "about 6 times".
_BEFORE = re.compile(r"^(?:[JKμα]\b|about\b|[≈=]|\s)+")
_AFTER = re.compile(r"\s*(?:times|x|×)?\s*\.?$")
_FRACTION = re.compile(r"([+-]?)(\d+)\s*/\s*(\d+)")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?")
_DECIMAL = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?")


def agreement(predicted, happened):
    """Return whether a prediction came true; None where a machine cannot tell.

    Parameters
    ----------
    predicted : str
        As the reader chose or typed it.
    happened : str or number

    Returns
    -------
    bool or None
        True for the same words, and for two numbers no more than one per cent apart; False for two other numbers; None
        for other words: they may say the same differently.

    Examples
    --------
    >>> agreement("24.7", 74 / 3), agreement("5", 25), agreement("it falls", "J falls by 8")
    (True, False, None)
    """
    if isinstance(happened, str) and _words(predicted) == _words(happened):
        return True
    guesses, outcomes = numbers_in(predicted), numbers_in(happened)
    if not guesses or not outcomes:
        return None
    return any(abs(guess - outcome) <= CLOSE * abs(outcome) for guess in guesses for outcome in outcomes)


def numbers_in(value):
    """Return the number that a value is or that a text writes, in each way it can be read; none if it is no number.

    Returns
    -------
    list of float

    Examples
    --------
    >>> numbers_in("J = 25"), numbers_in("−1/2"), numbers_in("five"), numbers_in(25)
    ([25.0], [-0.5], [], [25.0])

    A comma divides thousands in one country and begins decimals in another:

    >>> numbers_in("24,667")
    [24667.0, 24.667]
    """
    if is_number(value):
        return [float(value)]
    if not isinstance(value, str):
        return []
    text = _AFTER.sub("", _BEFORE.sub("", value.replace("−", "-")))
    if fraction := _FRACTION.fullmatch(text):
        sign, above, below = fraction.groups()
        return [float(sign + above) / float(below)] if float(below) else []
    readings = []
    if _GROUPED.fullmatch(text):
        readings.append(float(text.replace(",", "").replace(" ", "")))
    if _DECIMAL.fullmatch(text):
        readings.append(float(text.replace(",", ".")))
    return [reading for reading in readings if math.isfinite(reading)]


def is_number(value):
    """Whether a value is a finite number, and no truth value."""
    return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)


def _words(text):
    return " ".join(text.split()).casefold().removesuffix(".")
