"""Where many runs end: each a dot at its final J, beside the picture of one of them; two more views of the same story.

`PLACE` is where the page draws them, too.
"""

import numpy as np

from kmcourse.descent import run_kmeans
from kmcourse.many_starts import best_of, endings, swarm
from kmcourse.pictures import (
    BAD,
    GRID,
    INK,
    LIGHT,
    MARKERS,
    QUIET,
    colour,
    document,
    format_number,
    linear_scale,
    numbered_disc,
    path,
    text,
    ticks,
)
from kmcourse.pictures_of_runs import BETWEEN, BOTTOM, HEADING, HEIGHT, LEFT, RIGHT, TOP, WIDTH, frame_of, plane
from kmcourse.rounding import cost_rises

# Two columns of dots on one axis of J; the rectangle's places; how the three curves of J against K are told apart.
PLACE = {
    "columns": [52, 228],
    "width": 160,
    "pitch": 5,
    "dot": 2.2,
    "unit": 33,
    "tops": [70, 200],
    "from": 36,
    "dashes": ["2 4", "7 4", ""],
}
GOOD = LIGHT[2]
WAYS = ("Random examples", "k-means++")


def axis_top(costs):
    """Return the J at the top of the axis: a little above the highest."""
    return float(np.max(costs)) * 1.08 or 1.0


def dots_of(costs, top):
    """Return where the dots of one column are drawn, from the column's corner: (across, up)."""
    to_up = linear_scale((0, top), (0, BOTTOM - TOP))
    return swarm([float(to_up(cost)) for cost in costs], PLACE["width"], PLACE["pitch"])


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
    to_j = linear_scale((0, top), (BOTTOM, TOP))
    lowest = min(float(np.min(ends)) for ends in costs)
    parts = [path(f"M{LEFT},{to_j(v):.1f}H{RIGHT}", stroke=GRID) for v in ticks(0, top)]
    parts += [text(LEFT - 8, to_j(v) + 4, format_number(v), anchor="end", fill=QUIET, size=12) for v in ticks(0, top)]
    for column, (ends, name) in enumerate(zip(costs, WAYS, strict=True)):
        there = [not cost_rises(lowest, cost, tolerance) for cost in ends]
        parts += _column(PLACE["columns"][column], dots_of(ends, top), there, name, _count_words(ends, tolerance))
    across, up = dots_of(costs[0], top)[chosen]
    x, y = PLACE["columns"][0] + across, BOTTOM - up
    parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="none" stroke="{INK}" stroke-width="2"/>')
    cost = float(costs[0][chosen])
    title = f"Where {len(costs[0])} starts end: a dot each, at its J"
    parts = [
        *_moved(0, parts),
        *_moved(WIDTH + BETWEEN, plane(X, labels, centroids, frame_of(X, X[None]))),
        text(LEFT, 20, title, weight="600"),
        text(WIDTH + BETWEEN + LEFT, 20, f"Start {chosen + 1}: random examples", weight="600"),
        text(WIDTH + BETWEEN + RIGHT, 20, f"J = {format_number(cost)}", anchor="end", size=18, weight="600"),
    ]
    said = ". ".join(_counted(name, ends, tolerance) for name, ends in zip(WAYS, costs, strict=True))
    end = f"Beside it the end of start {chosen + 1}, at J = {format_number(cost)}."
    alt = f"{title}. {said}. {end}"
    return document(2 * WIDTH + BETWEEN, HEIGHT + HEADING, alt, parts)


def rectangle_picture(width, runs):
    """Return the picture of a rectangle on which K-means sticks, and of the same points with another start.

    Parameters
    ----------
    width : float
    runs : sequence of two (X, labels, centroids, cost)
        The run that sticks, and the better one.
    """
    stuck, best = (run[3] for run in runs)
    parts = []
    for run, top, words in zip(
        runs, PLACE["tops"], ("From the middles of the long sides", "Of the short sides"), strict=True
    ):
        parts += _corners(*run, top)
        parts.append(text(PLACE["from"] - 12, top - 24, f"{words}: J = {format_number(run[3])}", weight="600"))
    widths = np.linspace(1, 10, 37)
    to_x = linear_scale((1, 10), (LEFT, RIGHT))
    to_j = linear_scale((0, 27), (BOTTOM, TOP))
    curve = "M" + "L".join(f"{to_x(w):.1f},{to_j(w * w / 4):.1f}" for w in widths)
    right = [
        *(path(f"M{LEFT},{to_j(v):.1f}H{RIGHT}", stroke=GRID) for v in ticks(0, 27)),
        *(text(LEFT - 8, to_j(v) + 4, format_number(v), "end", QUIET, 12) for v in ticks(0, 27)),
        *(text(to_x(w), BOTTOM + 18, str(w), "middle", QUIET, 12) for w in (2, 4, 6, 8, 10)),
        path(curve, stroke=BAD, width=2.5),
        path(f"M{LEFT},{to_j(0.25):.1f}H{RIGHT}", stroke=GOOD, width=2.5, dashes="6 4"),
    ]
    ratio = format_number(stuck / best)
    alt = (
        f"Four corners of a rectangle of height 1 and width {format_number(width)}. From the middles of its long sides "
        f"K-means never moves, at J = {format_number(stuck)}; from the middles of its short sides it has "
        f"J = {format_number(best)}, {ratio} times less: the width squared."
    )
    heads = [
        text(LEFT, 20, "The same four points, two starts", weight="600"),
        text(WIDTH + BETWEEN + LEFT, 20, "J against the width", weight="600"),
    ]
    parts = [*_moved(0, parts), *_moved(WIDTH + BETWEEN, right), *heads]
    return document(2 * WIDTH + BETWEEN, HEIGHT + HEADING, alt, parts)


def counts_picture(costs, tries, first, tolerance):
    """Return the picture of the lowest J of so many runs against K.

    Parameters
    ----------
    costs : (most_K, runs) list
        Final J's, a row for each K from 1.
    tries : sequence of int
        Of how many runs the lowest is taken, a curve each.
    first : int
        The run that stands for one start alone.
    tolerance : float
    """
    top = axis_top(costs[0])
    to_x = linear_scale((0.5, len(costs) + 0.5), (LEFT, RIGHT))
    to_j = linear_scale((0, top), (BOTTOM, TOP))
    parts = [path(f"M{LEFT},{to_j(v):.1f}H{RIGHT}", stroke=GRID) for v in ticks(0, top)]
    parts += [text(LEFT - 8, to_j(v) + 4, format_number(v), "end", QUIET, 12) for v in ticks(0, top)]
    parts += [text(to_x(k), BOTTOM + 18, str(k), "middle", QUIET, 12) for k in range(1, len(costs) + 1)]
    said = []
    for place, many in reversed(list(enumerate(tries))):
        curve = best_of(costs, first - first % many, many)
        at = [(float(to_x(k)), float(to_j(cost))) for k, cost in enumerate(curve, start=1)]
        parts.append(
            path(
                "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in at), "none", colour(place), 2.5, 1, PLACE["dashes"][place]
            )
        )
        rises = (k for k in range(1, len(at)) if cost_rises(curve[k - 1], curve[k], tolerance))
        parts.append(
            path(
                "".join(f"M{at[k - 1][0]:.1f},{at[k - 1][1]:.1f}L{at[k][0]:.1f},{at[k][1]:.1f}" for k in rises),
                "none",
                BAD,
                3.5,
            )
        )
        parts.append(path("".join(f"M{x:.1f},{y:.1f}{MARKERS[place]}" for x, y in at), colour(place), "#fff", 0.75))
        y = TOP + 22 + 20 * place
        parts.append(text(RIGHT - 118, y, _best_words(many), fill=colour(place), size=12, weight="600"))
        parts.append(path(f"M{RIGHT - 160},{y - 4}h30", "none", colour(place), 2.5, 1, PLACE["dashes"][place]))
        parts.append(path(f"M{RIGHT - 145},{y - 4}{MARKERS[place]}", colour(place), "#fff", 0.75))
        said.insert(0, f"{_best_words(many)}: {', '.join(format_number(cost) for cost in curve)}.")
    alt = f"Final J for K = 1 to {len(costs)}. {' '.join(said)}"
    heads = [text(LEFT, 20, "J at the end, against K", weight="600")]
    return document(WIDTH, HEIGHT + HEADING, alt, [*_moved(0, parts), *heads])


def _column(left, places, there, name, words):
    parts = []
    for fill, wanted in ((GOOD, True), (QUIET, False)):
        shown = (place for place, lowest in zip(places, there, strict=True) if lowest is wanted)
        d = "".join(f"M{left + across:.1f},{BOTTOM - up:.1f}h0" for across, up in shown)
        width = 2 * PLACE["dot"]
        dots = f'<path d="{d}" fill="none" stroke="{fill}" stroke-width="{width:g}" stroke-linecap="round"/>'
        parts.append(dots if d else "")
    # Above the dots of the lowest row, which need not be those of the lowest J of all.
    bottom = min(up for _, up in places)
    stack = [up for _, up in places if up < bottom + 12 * PLACE["pitch"]]
    gaps = [up for up in sorted(set(stack)) if up + PLACE["pitch"] not in stack]
    parts.append(text(left - 4, BOTTOM - gaps[0] - 9, words, size=12, weight="600"))
    return [*parts, text(left - 4, BOTTOM + 18, name, size=12, fill=QUIET)]


def _corners(X, labels, centroids, cost, top):
    corner, unit = np.array([PLACE["from"], top]), PLACE["unit"]
    places, ends = corner + X * unit, corner + centroids * unit
    parts = []
    for k, (end_x, end_y) in enumerate(ends):
        mine = places[labels == k]
        lines = "".join(f"M{x:.1f},{y:.1f}L{end_x:.1f},{end_y:.1f}" for x, y in mine)
        dots = "".join(f"M{x:.1f},{y:.1f}{MARKERS[k]}" for x, y in mine)
        parts += [path(lines, stroke=colour(k), opacity=0.55), path(dots, fill=colour(k), stroke="#fff", width=0.75)]
    return parts + [numbered_disc(x, y, k) for k, (x, y) in enumerate(ends)]


def _count_words(ends, tolerance):
    first = endings(ends, tolerance)[0]
    return f"{first.count} of {len(ends)} end at {format_number(first.cost)}"


def _best_words(many):
    return "One start" if many == 1 else f"Best of {many} starts"


def _counted(name, ends, tolerance):
    found = endings(ends, tolerance)
    beyond = f"; the others up to {format_number(found[-1].cost)}" if len(found) > 1 else ""
    return f"{name}: {_count_words(ends, tolerance)}{beyond}"


def _moved(right, parts):
    return [f'<g transform="translate({right} {HEADING})">', *parts, "</g>"]


def run_from(X, start):
    """Return (X, labels, centroids, J) at the end of a run."""
    run = run_kmeans(X, start)
    return X, run.labels, run.centroids, float(run.costs[-1])
