"""A rectangle on which K-means sticks: the same four corners, two starts, and how J goes with the width."""

import numpy as np

from kmcourse import datasets
from kmcourse.descent import run_kmeans
from kmcourse.pictures import BAD, MARKERS, colour, document, format_number, linear_scale, numbered_disc, path, text
from kmcourse.pictures_of_runs import BETWEEN, BOTTOM, HEADING, HEIGHT, LEFT, RIGHT, TOP, WIDTH
from kmcourse.pictures_of_starts import GOOD, cost_axis, numbers_below, panel

WIDEST = 10
HIGHEST = 27  # of the axis of J, a little above what the widest has
# The two rectangles, one below the other; the page draws in the same places.
CORNERS = {"unit": 33, "tops": [70, 200], "from": 36}


def rectangle_picture():
    """Return the picture of the widest rectangle, and of J against the width.

    Returns
    -------
    Picture
    """
    X = datasets.rectangle(WIDEST)
    starts = {
        "From the middles of the long sides": datasets.rectangle_start(WIDEST),
        "From the middles of the short sides": [[0, 0.5], [WIDEST, 0.5]],
    }
    left, found = [], []
    for (words, start), top in zip(starts.items(), CORNERS["tops"], strict=True):
        run = run_kmeans(X, start)
        found.append(float(run.costs[-1]))
        left += _corners(X, run.labels, run.centroids, top)
        left.append(text(CORNERS["from"] - 12, top - 24, f"{words}: J = {format_number(found[-1])}", weight="600"))
    to_x, to_j = linear_scale((1, WIDEST), (LEFT, RIGHT)), linear_scale((0, HIGHEST), (BOTTOM, TOP))
    curve = "L".join(f"{to_x(w):.1f},{to_j(w * w / 4):.1f}" for w in np.linspace(1, WIDEST, 37))
    right = [
        *cost_axis(HIGHEST),
        *numbers_below((2, 4, 6, 8, 10), to_x),
        path(f"M{curve}", stroke=BAD, width=2.5),
        path(f"M{LEFT},{to_j(0.25):.1f}H{RIGHT}", stroke=GOOD, width=2.5, dashes="6 4"),
    ]
    stuck, free = map(format_number, found)
    alt = (
        f"Four corners of a rectangle of height 1 and width {WIDEST}. From the middles of its long sides K-means never "
        f"moves, at J = {stuck}; from the middles of its short sides it has J = {free}, "
        f"{format_number(found[0] / found[1])} times less: the width squared."
    )
    parts = [
        *panel(0, left),
        *panel(WIDTH + BETWEEN, right),
        text(LEFT, 20, "The same four points, two starts", weight="600"),
        text(WIDTH + BETWEEN + LEFT, 20, "J against the width", weight="600"),
    ]
    return document(2 * WIDTH + BETWEEN, HEIGHT + HEADING, alt, parts)


def _corners(X, labels, centroids, top):
    corner, unit = np.array([CORNERS["from"], top]), CORNERS["unit"]
    places, ends = corner + X * unit, corner + centroids * unit
    parts = []
    for k, (end_x, end_y) in enumerate(ends):
        mine = places[labels == k]
        lines = "".join(f"M{x:.1f},{y:.1f}L{end_x:.1f},{end_y:.1f}" for x, y in mine)
        dots = "".join(f"M{x:.1f},{y:.1f}{MARKERS[k]}" for x, y in mine)
        parts += [path(lines, stroke=colour(k), opacity=0.55), path(dots, fill=colour(k), stroke="#fff", width=0.75)]
    return parts + [numbered_disc(x, y, k) for k, (x, y) in enumerate(ends)]
