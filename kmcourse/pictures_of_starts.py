"""Where many runs end: each a dot at its final J, beside the end of one of them."""

import numpy as np

from kmcourse.many_starts import endings, swarm
from kmcourse.pictures import GRID, INK, LIGHT, QUIET, document, format_number, linear_scale, path, text, ticks
from kmcourse.pictures_of_runs import BETWEEN, BOTTOM, HEADING, HEIGHT, LEFT, RIGHT, TOP, WIDTH, frame_of, plane
from kmcourse.rounding import cost_rises

# Two columns of dots on one axis of J; the page draws in the same places.
COLUMNS = {"columns": [52, 228], "width": 160, "pitch": 5, "dot": 2.2}
GOOD = LIGHT[2]
WAYS = ("Random examples", "k-means++")


def starts_picture(X, costs, tolerance, chosen, labels, centroids):
    """Return the picture of where runs end, and of the end of one of them.

    Parameters
    ----------
    X : (m, n) ndarray
    costs : sequence of two (n_starts,) ndarray
        Where the runs from random examples end, and those from k-means++.
    tolerance : float
    chosen : int
        The run from random examples that is shown.
    labels : (m,) ndarray
    centroids : (K, n) ndarray
        Its end.

    Returns
    -------
    Picture
    """
    top = axis_top(costs)
    to_up = linear_scale((0, top), (0, BOTTOM - TOP))
    lowest = min(float(np.min(ends)) for ends in costs)
    dots = cost_axis(top)
    for left, ends, name in zip(COLUMNS["columns"], costs, WAYS, strict=True):
        places = swarm([float(to_up(cost)) for cost in ends], COLUMNS["width"], COLUMNS["pitch"])
        there = [not cost_rises(lowest, cost, tolerance) for cost in ends]
        dots += _column(left, places, there, name, _count_words(ends, tolerance))
        if name == WAYS[0]:
            x, y = left + places[chosen][0], BOTTOM - places[chosen][1]
            dots.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="none" stroke="{INK}" stroke-width="2"/>')
    cost = format_number(float(costs[0][chosen]))
    title = f"Where {len(costs[0])} starts end: a dot each, at its J"
    right = WIDTH + BETWEEN
    parts = [
        *panel(0, dots),
        *panel(right, plane(X, labels, centroids, frame_of(X, X[None]))),
        text(LEFT, 20, title, weight="600"),
        text(right + LEFT, 20, f"Start {chosen + 1}: random examples", weight="600"),
        text(right + RIGHT, 20, f"J = {cost}", anchor="end", size=18, weight="600"),
    ]
    said = " ".join(_counted(name, ends, tolerance) for name, ends in zip(WAYS, costs, strict=True))
    alt = f"{title}. {said} Beside it the end of start {chosen + 1}, at J = {cost}."
    return document(2 * WIDTH + BETWEEN, HEIGHT + HEADING, alt, parts)


def axis_top(costs):
    """Return the J at the top of the axis: a little above the highest."""
    return float(np.max(costs)) * 1.08 or 1.0


def cost_axis(top):
    """Return the SVG parts of the axis of J: a line and a number for about four values."""
    to_j = linear_scale((0, top), (BOTTOM, TOP))
    lines = [path(f"M{LEFT},{to_j(v):.1f}H{RIGHT}", stroke=GRID) for v in ticks(0, top)]
    return lines + [text(LEFT - 8, to_j(v) + 4, format_number(v), "end", QUIET, 12) for v in ticks(0, top)]


def numbers_below(numbers, to_x):
    """Return the SVG parts of numbers along the bottom of a panel."""
    return [text(to_x(number), BOTTOM + 18, str(number), "middle", QUIET, 12) for number in numbers]


def panel(right, parts):
    """Return the SVG parts moved under their heading, so far to the right."""
    return [f'<g transform="translate({right} {HEADING})">', *parts, "</g>"]


def _column(left, places, there, name, words):
    parts = []
    for fill, wanted in ((GOOD, True), (QUIET, False)):
        shown = (place for place, lowest in zip(places, there, strict=True) if lowest is wanted)
        d = "".join(f"M{left + across:.1f},{BOTTOM - up:.1f}h0" for across, up in shown)
        round_dots = f'fill="none" stroke="{fill}" stroke-width="{2 * COLUMNS["dot"]:g}" stroke-linecap="round"'
        parts.append(f'<path d="{d}" {round_dots}/>' if d else "")
    # Above the first dots that have no other dot above them.
    rows = {round(up / COLUMNS["pitch"]) for _, up in places}
    row = min(rows)
    while row + 1 in rows:
        row += 1
    parts.append(text(left - 4, BOTTOM - row * COLUMNS["pitch"] - 9, words, size=12, weight="600"))
    return [*parts, text(left - 4, BOTTOM + 18, name, size=12, fill=QUIET)]


def _count_words(ends, tolerance):
    first = endings(ends, tolerance)[0]
    return f"{first.count} of {len(ends)} end at {format_number(first.cost)}"


def _counted(name, ends, tolerance):
    found, words = endings(ends, tolerance), _count_words(ends, tolerance)
    if len(found) == 1:
        return f"{name}: {words}."
    return f"{name}: {words}; the others up to {format_number(found[-1].cost)}."
