"""Numbers into SVG text with alt text: what a widget shows while no script runs, and what a report can carry.

The same numbers give the same bytes on every machine: every number is written with fixed decimals, and colours are the
light ones on white, whatever the theme. The widgets in the page take their colours and shapes from here.
"""

import re
from decimal import ROUND_HALF_UP, Context
from html import escape
from typing import NamedTuple

import numpy as np

# Told apart by readers who see red and green, or blue and yellow, as one; at least 4.5 : 1 against their paper.
LIGHT = ("#00539b", "#c24e00", "#00805c", "#b0418e", "#7d6400", "#1a7db5", "#5b2a86", "#50565e")
DARK = ("#6aa9ff", "#ff9248", "#35c79a", "#f08bd0", "#e0c341", "#8edcff", "#b89cff", "#c9cdd3")
INK, QUIET, GRID, BAD = "#16191d", "#5b6470", "#dfe3e8", "#b3261e"

# One shape a cluster, drawn from a point's place with relative commands: ● ■ ▲ ◆ ▼ ✚ ✖ ★
MARKERS = (
    "m-4,0c0,-2.2 1.8,-4 4,-4s4,1.8 4,4s-1.8,4 -4,4s-4,-1.8 -4,-4z",
    "m-3.5,-3.5h7v7h-7z",
    "m0,-4.8l4.6,8h-9.2z",
    "m0,-5l5,5l-5,5l-5,-5z",
    "m0,4.8l4.6,-8h-9.2z",
    "m-1.5,-4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3z",
    "m0,-2.1l2.5,-2.5l2.1,2.1l-2.5,2.5l2.5,2.5l-2.1,2.1l-2.5,-2.5l-2.5,2.5l-2.1,-2.1l2.5,-2.5l-2.5,-2.5l2.1,-2.1z",
    "m0,-5.4l1.5,3.5l3.7,0.3l-2.8,2.5l0.9,3.7l-3.3,-2l-3.3,2l0.9,-3.7l-2.8,-2.5l3.7,-0.3z",
)


class Picture(NamedTuple):
    """An SVG document, and the sentence that stands for it."""

    svg: str
    alt: str


def document(width, height, alt, parts):
    """Return a `Picture` of these SVG parts on white.

    Examples
    --------
    >>> document(20, 10, "A line.", [line(0, 5, 20, 5)]).alt
    'A line.'
    """
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" font-family="system-ui, sans-serif" font-size="13">'
        f'<title>{escape(alt)}</title><rect width="{width}" height="{height}" fill="#fff"/>{"".join(parts)}</svg>'
    )
    return Picture(svg, alt)


def line(x1, y1, x2, y2, stroke=GRID, width=1.0):
    """Return a straight line."""
    return path(f"M{x1:.1f},{y1:.1f}L{x2:.1f},{y2:.1f}", stroke=stroke, width=width)


def path(d, fill="none", stroke="none", width=1.0, opacity=1.0, dashes=""):
    """Return a path; nothing for an empty one."""
    if not d:
        return ""
    more = f' opacity="{opacity:g}"' if opacity < 1 else ""
    more += f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{width:g}"{more}/>'


def moved(right, down, parts):
    """Return parts of a picture, moved as one."""
    return [f'<g transform="translate({right} {down})">', *parts, "</g>"]


def text(x, y, words, anchor="start", fill=INK, size=13, weight="normal"):
    """Return a line of text with a white edge, so that lines may pass under it."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}" font-size="{size}" font-weight="{weight}" '
        f'paint-order="stroke" stroke="#fff" stroke-width="4" stroke-linejoin="round">{escape(words)}</text>'
    )


def numbered_disc(x, y, cluster, radius=11, first=1):
    """Return a centroid: a disc in its cluster's colour with its number, counted from `first`."""
    number = f'<text x="{x:.1f}" y="{y + 4.5:.1f}" text-anchor="middle" fill="#fff" font-weight="700">'
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{colour(cluster)}" stroke="#fff" stroke-width="2"/>'
        f"{number}{cluster + first}</text>"
    )


def linear_scale(domain, target):
    """Return the function from data units to a place in the picture; as `linearScale` in scales.js."""
    (low, high), (start, end) = domain, target
    if high == low:
        return lambda value: np.asarray(value) * 0.0 + (start + end) / 2
    return lambda value: start + (np.asarray(value) - low) * (end - start) / (high - low)


def ticks(low, high, count=4):
    """Return about `count` round numbers from low to high; as `ticks` in scales.js.

    Examples
    --------
    >>> ticks(0, 10, 5)
    [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]
    """
    if not high > low:
        return [float(low)]
    rough = (high - low) / count
    power = 10.0 ** np.floor(np.log10(rough))
    step = power * next(factor for factor in (1, 2, 5, 10) if factor * power >= rough)
    first, last = int(np.ceil(low / step - 1e-9)), int(np.floor(high / step + 1e-9))
    return [float(f"{index * step:.12g}") for index in range(first, last + 1)]


def format_number(value):
    """Return at most four digits that matter, as `formatNumber` in scales.js.

    Examples
    --------
    >>> format_number(41.0), format_number(3.2412), format_number(-0.01234), format_number(1.234e-14)
    ('41', '3.241', '−0.01234', '1.2e−14')
    """
    size = abs(value)
    if value == 0 or not np.isfinite(value):
        return f"{size:g}"
    if size >= 1e15 or size < 1e-3:
        written = re.sub(r"e([+-])0*", r"e\1", f"{_with_digits(value, 2):.1e}")
    else:
        digits = len(str(int(size))) if size >= 1000 else 4
        written = f"{_with_digits(value, digits):.{digits + 1}g}"
    return written.replace("-", "−")


def _with_digits(value, digits):
    # A number in the middle between two goes away from zero, as in JavaScript; Python's own formats go to the even one.
    return float(Context(prec=digits, rounding=ROUND_HALF_UP).create_decimal(float(value)))


def tick_words(values):
    """Return what to write at ticks, and what they count from if that is far away; as `tickWords` in scales.js."""
    span = values[-1] - values[0]
    if len(values) < 2 or abs(values[0]) < 1e4 * span:
        return [format_number(value) for value in values], ""
    return [f"+{format_number(value - values[0])}" for value in values], f"from {format_number(values[0])}"


def colour(cluster):
    """Return the light colour of a cluster, counted from 0; the ninth wears the first's again."""
    return LIGHT[cluster % len(LIGHT)]


def markers_for(m):
    """Return the marker shapes, smaller for many points."""
    factor = 1 if m <= 80 else 0.75 if m <= 400 else 0.55
    return [re.sub(r"-?[\d.]+", lambda number: f"{float(number[0]) * factor:.4g}", marker) for marker in MARKERS]
