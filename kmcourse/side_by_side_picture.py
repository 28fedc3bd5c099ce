"""The still picture of runs side by side: the end of each, in a plane of its own, with its J."""

import numpy as np

from kmcourse.pictures import document, format_number, text
from kmcourse.pictures_of_runs import BETWEEN, HEADING, HEIGHT, LEFT, RIGHT, WIDTH, plane

LINE_FROM, LINE_TO = 66, 232  # what is left of the height where all points are on a line


def side_by_side(X, lanes, frame):
    """Return the picture of how every run ended, two in a row.

    Parameters
    ----------
    X : (m, n) ndarray
    lanes : list of Lane
        See `widgets/side_by_side.py`.
    frame : dict
        As `frame_of`.

    Returns
    -------
    Picture
    """
    first, last = (LINE_FROM, LINE_TO) if X.shape[1] == 1 else (0, HEIGHT)
    height = last - first + HEADING
    parts = []
    for place, lane in enumerate(lanes):
        x, y = (WIDTH + BETWEEN) * (place % 2), height * (place // 2)
        parts.append(text(x + LEFT, y + 20, lane.name, weight="600"))
        parts.append(text(x + RIGHT, y + 20, _cost(lane.costs), anchor="end", size=18, weight="600"))
        drawn = "".join(plane(X, lane.labels[-1], lane.centroids[-1], frame))
        parts.append(f'<g transform="translate({x} {y + HEADING - first})">{drawn}</g>')
    rows = -(-len(lanes) // 2)
    width = WIDTH if len(lanes) == 1 else 2 * WIDTH + BETWEEN
    return document(width, height * rows, _alt(X, lanes), parts)


def _cost(costs):
    return f"J = {format_number(costs[-1])}" if np.isfinite(costs[-1]) else "J = NaN"


def _alt(X, lanes):
    ends = "; ".join(f"{lane.name}: {_cost(lane.costs)} after {len(lane.kinds)} half-steps" for lane in lanes)
    return f"{len(lanes)} runs of K-means on the same {len(X)} points, side by side. At the end {ends}."
