"""What a check may ask of a picture in few colours: height, width and three channels, each from 0 to 255."""

import numpy as np

from kmcourse.checks.calls import Trouble, Unmet
from kmcourse.checks.draws import as_numbers
from kmcourse.checks.expect import numbers
from kmcourse.checks.wording import show

AS_ASKED, FEWER = "K colours, the nearest", "fewer colours than K"
ROUNDING = 1.01  # in a channel: whoever cuts off the decimals of a mean is right too


def pixels(value, image):
    """Ask for numbers in the shape of the picture, and return them as floats, a row a pixel."""
    return numbers(value, image.shape).astype(float).reshape(-1, 3)


def cost_of_picture(given, image):
    """Return J: the mean squared distance from every pixel to the colour it got."""
    return float(((image.reshape(-1, 3) - given) ** 2).sum(axis=1).mean())


def in_words(values, image, K):
    """Return what pictures in K colours show: the first thing that is not as it should be.

    Fewer colours than K can come from the draw, and are told only if no picture has K.
    """
    found = [_in_words(value, image, K) for value in values]
    if all(what == FEWER for what in found):
        return FEWER
    return next((what for what in found if what not in (AS_ASKED, FEWER)), AS_ASKED)


def _in_words(value, image, K):
    given = as_numbers(value)
    if given is None or given.shape != image.shape:
        return value if isinstance(value, Trouble) else f"shape {np.shape(given)}"
    if (given == image).all():
        return "as it was"
    rows = given.reshape(-1, 3)
    colours = np.unique(rows, axis=0)
    if len(colours) > K:
        return "one colour too many" if len(colours) == K + 1 else "many colours"
    if farther(rows, image)[0].any():
        return "not the nearest"
    if (colours[:, None] == image.reshape(-1, 3)).all(axis=2).any(axis=1).all():
        return "colours of the picture"
    return AS_ASKED if len(colours) == K else FEWER


def farther(given, image):
    """Return which pixels another colour that is left is nearer to, by more than rounding; and that colour for each."""
    colours = np.unique(given, axis=0)
    distances = np.linalg.norm(image.reshape(-1, 1, 3) - colours, axis=2)
    own = np.linalg.norm(image.reshape(-1, 3) - given, axis=1)
    return own > distances.min(axis=1) + 2 * ROUNDING * np.sqrt(3), colours[distances.argmin(axis=1)]


def nearest_colours(given, image):
    """Ask that every pixel has the nearest of the colours that are left."""
    late, better = farther(given, image)
    if late.any():
        i = int(late.argmax())
        row, column = divmod(i, image.shape[1])
        raise Unmet(
            f"The pixel in row {row}, column {column} was {show(image[row, column])} and became {show(given[i])}; "
            f"{show(better[i])} is left too, and nearer."
        )


def colours_of_pixels(given, image, expected):
    """Ask for these colours, a row a pixel, up to rounding."""
    off = abs(given - expected).max(axis=1) > ROUNDING
    if off.any():
        i = int(off.argmax())
        row, column = divmod(i, image.shape[1])
        raise Unmet(
            f"The pixel in row {row}, column {column} was {show(image[row, column])} and became {show(given[i])}; "
            f"expected {show(expected[i])}, the mean of the pixels that get this colour."
        )
