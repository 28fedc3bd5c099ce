"""A picture in few colours, as a still picture: before, after, what is lost, the palette, and J for each K."""

import base64
from math import ceil, log2
from typing import NamedTuple

import numpy as np

from kmcourse import pictures
from kmcourse.png import png_of_colours, png_of_palette

BITS_OF_A_COLOUR = 24  # eight for each of red, green and blue
# Where the page draws too: two panels, 360 units wide each.
LAYOUT = {
    "width": 360,
    "palette": {"height": 144, "left": 4, "right": 356, "top": 34, "line": 104, "foot": 130},
    "size": {"height": 100, "left": 4, "right": 356, "plain": 22, "packed": 72, "bar": 16},
    "curve": {"height": 286, "left": 48, "right": 340, "top": 18, "bottom": 244},
}
LOST_PER_UNIT = 4  # how much lighter a pixel of the third picture is for each unit of distance
GREYS = 16
SIDE, GAP, TITLE = 234, 17, 26


class Redrawn(NamedTuple):
    """A picture in at most K colours."""

    K: int
    palette: np.ndarray  # (≤ K, 3) uint8, from dark to light
    labels: np.ndarray  # (height, width), which row of `palette` is nearest to each pixel
    cost: float  # J


def bits_of(m, K):
    """Return the size of a picture of m pixels: the palette, and which of its K colours each pixel has.

    Parameters
    ----------
    m : int
        How many pixels.
    K : int or None
        None for no palette: 24 bits for every pixel.

    Returns
    -------
    int

    Examples
    --------
    >>> bits_of(128 * 128, None), bits_of(128 * 128, 16)
    (393216, 65920)
    """
    return BITS_OF_A_COLOUR * m if K is None else BITS_OF_A_COLOUR * K + m * ceil(log2(K))


def grouped(number):
    r"""Write a large whole number so that it can be read, as `grouped` in colours_math.js.

    Examples
    --------
    >>> grouped(65920)
    '65\u202f920'
    """
    return f"{number:,}".replace(",", "\u202f")


def colours_picture(image, redrawn, place):
    """Return the still picture for one K, and J for all.

    Parameters
    ----------
    image : (height, width, 3) ndarray of uint8
    redrawn : sequence of Redrawn
    place : int
        Which of them is shown.

    Returns
    -------
    pictures.Picture
    """
    shown = redrawn[place]
    height, width, _ = image.shape
    size = SIDE, round(SIDE * height / width)
    few = shown.palette[shown.labels]
    lost = np.sqrt(((image.astype(float) - few) ** 2).sum(axis=2)) * LOST_PER_UNIT
    greys = np.linspace(0, 255, GREYS).round().astype(np.uint8)
    levels = (np.minimum(lost, 255) / 255 * (GREYS - 1)).round().astype(int)
    # The original would weigh more than all the rest; every second pixel of it says enough in a small picture.
    columns = [
        ("The picture", png_of_colours(np.ascontiguousarray(image[::2, ::2]))),
        (f"In {shown.K} colours", png_of_palette(shown.labels, shown.palette)),
        ("What is lost: lighter is more", png_of_palette(levels, np.repeat(greys[:, None], 3, axis=1))),
    ]
    parts = []
    for column, (title, png) in enumerate(columns):
        x = column * (SIDE + GAP)
        parts += [pictures.text(x, 16, title, weight="bold"), _image(x, TITLE, *size, png)]
    below = TITLE + size[1] + 16
    right = LAYOUT["width"] + GAP
    parts += [pictures.text(LAYOUT["palette"]["left"], below + 14, "The palette", weight="bold")]
    parts += pictures.moved(0, below + 24, _palette(shown))
    parts += pictures.moved(0, below + 24 + LAYOUT["palette"]["height"], _size(height * width, shown.K))
    parts += [pictures.text(right + LAYOUT["curve"]["left"], below + 14, "J for each number of colours", weight="bold")]
    parts += pictures.moved(right, below + 10, _curve(redrawn, place))
    wide = 3 * SIDE + 2 * GAP
    return pictures.document(wide, below + 10 + LAYOUT["curve"]["height"], _alt(image, redrawn, shown), parts)


def _palette(shown):
    """Draw the palette: as many blocks as colours, and above each a bar for its pixels."""
    place = LAYOUT["palette"]
    counts = np.bincount(shown.labels.ravel(), minlength=len(shown.palette))
    each = (place["right"] - place["left"]) / len(counts)
    tall = (place["line"] - place["top"]) / counts.max()
    parts = [pictures.text(place["left"], 12, "how many pixels each colour has", fill=pictures.QUIET, size=12)]
    for colour, ((red, green, blue), count) in enumerate(zip(shown.palette, counts, strict=True)):
        x, fill = place["left"] + colour * each, f"#{red:02x}{green:02x}{blue:02x}"
        parts.append(_bar(x, place["line"] - count * tall, each, count * tall, pictures.QUIET))
        parts.append(_bar(x, place["line"], each, place["foot"] - place["line"], fill))
    return parts


def _size(m, K):
    place = LAYOUT["size"]
    plain, small, index = bits_of(m, None), bits_of(m, K), ceil(log2(K))
    each = "1 bit" if index == 1 else f"{index} bits"
    unit = (place["right"] - place["left"]) / plain
    return [
        pictures.text(place["left"], place["plain"] - 7, f"{grouped(plain)} bits: 24 for each pixel"),
        _bar(place["left"], place["plain"], plain * unit, place["bar"], pictures.QUIET),
        pictures.text(
            place["left"],
            place["packed"] - 7,
            f"{grouped(small)} bits: {each} for each pixel, {BITS_OF_A_COLOUR * K} for the palette",
        ),
        _bar(place["left"], place["packed"], small * unit, place["bar"], pictures.LIGHT[0]),
        pictures.text(
            place["left"] + small * unit + 8, place["packed"] + 13, f"{plain / small:.2f} times smaller", weight="bold"
        ),
    ]


def _curve(redrawn, place):
    box = LAYOUT["curve"]
    costs = [run.cost for run in redrawn]
    highest = max(costs) or 1.0
    across = pictures.linear_scale((0, len(costs) - 1), (box["left"], box["right"]))
    up = pictures.linear_scale((0, highest), (box["bottom"], box["top"]))
    parts = []
    for value in pictures.ticks(0, highest, 4):
        y = float(up(value))
        parts.append(pictures.line(box["left"], y, box["right"], y))
        parts.append(pictures.text(box["left"] - 7, y + 4, pictures.format_number(value), "end", pictures.QUIET, 12))
    places = [(float(across(at)), float(up(cost))) for at, cost in enumerate(costs)]
    parts.append(pictures.path("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in places), stroke=pictures.INK, width=2.5))
    for (x, y), run in zip(places, redrawn, strict=True):
        radius = 7 if run is redrawn[place] else 4
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{pictures.INK}"/>')
        parts.append(pictures.text(x, box["bottom"] + 18, str(run.K), "middle", pictures.QUIET, 12))
    (x, y), words = places[place], f"J = {pictures.format_number(costs[place])}"
    # A falling curve leaves room at the upper right of a point, and none right of the last.
    last = 0 < place == len(costs) - 1
    beside = pictures.text(x + 8, y - 14, words, "end", weight="bold")
    parts.append(beside if last else pictures.text(x + 12, y - 8, words, weight="bold"))
    middle = (box["left"] + box["right"]) / 2
    parts.append(pictures.text(middle, box["bottom"] + 34, "colours, K", "middle", pictures.QUIET, 12))
    return parts


def _alt(image, redrawn, shown):
    height, width, _ = image.shape
    plain, small = bits_of(height * width, None), bits_of(height * width, shown.K)
    costs = ", ".join(f"{pictures.format_number(run.cost)} with {run.K}" for run in redrawn)
    return (
        f"A picture of {width} by {height} pixels beside the same in {shown.K} colours, and what is lost. J, the "
        f"average squared distance of a pixel from its colour, is {costs}. With {shown.K} colours the size is {small} "
        f"bits in place of {plain}, {plain / small:.2f} times smaller."
    )


def _image(x, y, width, height, png):
    source = base64.b64encode(png).decode()
    return (
        f'<image x="{x}" y="{y}" width="{width}" height="{height}" preserveAspectRatio="none" '
        f'style="image-rendering:pixelated" href="data:image/png;base64,{source}"/>'
    )


def _bar(x, y, width, height, fill):
    size = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect {size} fill="{fill}" stroke="#fff" stroke-width="0.5"/>'
