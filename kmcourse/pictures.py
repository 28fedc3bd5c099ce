"""Numbers into SVG text with alt text: what a widget shows while no script runs, and what a report can carry.

The same numbers give the same bytes on every machine: every number is written with fixed decimals, and colours are the
light ones on white, whatever the theme. The page's widgets take their shapes and colours from here too.
"""

from html import escape
from typing import NamedTuple

import numpy as np

# Told apart by readers who see red and green, or blue and yellow, as one; at least 4.5 : 1 against their paper.
LIGHT = ("#00539b", "#c24e00", "#00805c", "#b0418e", "#7d6400", "#1a7db5", "#5b2a86", "#50565e")
DARK = ("#6aa9ff", "#ff9248", "#35c79a", "#f08bd0", "#e0c341", "#8edcff", "#b89cff", "#c9cdd3")
INK, QUIET, GRID = "#16191d", "#5b6470", "#dfe3e8"

# One shape a cluster, drawn from a point's place with relative commands: ● ■ ▲ ◆ ▼ ✚ ✖ ★
MARKERS = (
    "m-4,0a4,4 0 1 0 8,0a4,4 0 1 0 -8,0",
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


def line(x1, y1, x2, y2, stroke=GRID, width=1.0, dashes=""):
    """Return a straight line."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    way = f"M{x1:.1f},{y1:.1f}L{x2:.1f},{y2:.1f}"
    return f'<path d="{way}" fill="none" stroke="{stroke}" stroke-width="{width:g}"{dashed}/>'


def text(x, y, words, anchor="start", fill=INK, size=13, weight="normal"):
    """Return a line of text."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}" font-size="{size}" '
        f'font-weight="{weight}">{escape(words)}</text>'
    )


def linear_scale(domain, target):
    """Return the function from data units to a place in the picture; as `linearScale` in scales.js."""
    (low, high), (start, end) = domain, target
    if high == low:
        return lambda value: np.asarray(value) * 0.0 + (start + end) / 2
    return lambda value: start + (np.asarray(value) - low) * (end - start) / (high - low)


def colour(cluster):
    """Return the light colour of a cluster, counted from 0; the ninth wears the first's again."""
    return LIGHT[cluster % len(LIGHT)]
