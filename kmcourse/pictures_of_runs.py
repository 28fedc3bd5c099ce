"""The still pictures of K-means: points with their centroids, and J falling like stairs.

The places are those of the live widgets (plane.js, stairs.js, layout.js), so that nothing jumps when one takes over.
"""

import numpy as np

from kmcourse.pictures import (
    BAD,
    GRID,
    INK,
    QUIET,
    colour,
    document,
    format_number,
    line,
    linear_scale,
    markers_for,
    numbered_disc,
    path,
    text,
    tick_words,
    ticks,
)
from kmcourse.rounding import cost_rises, unchecked_tolerance

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 400, 320, 40, 392, 12, 290
LANES = {"points": 110, "centroids": 200, "words": 98}  # heights on a number line
LABEL_GAP, LABEL_ROOM, CLEAR = 17, 150, 11
MOST_LABELS, MOST_RISES, VISIBLE_SHARE = 7, 3, 0.004
BETWEEN = 20  # from panel to panel
HEADING = 30


def frame_of(X, centroids):
    """Return what part of the plane to show: all points, and centroids that are not far from them.

    Parameters
    ----------
    X : (m, n) ndarray
        The first two features are drawn.
    centroids : (T, K, n) ndarray
        Every place where a centroid goes.

    Returns
    -------
    dict
        "x" and "y", each [low, high], one unit as long on both.
    """
    sides = []
    for feature in range(min(2, X.shape[1])):
        low, high = X[:, feature].min(), X[:, feature].max()
        reach = (high - low) or 1.0
        # A wrong move may send a centroid far off; it waits at the edge rather than squeezing the points together.
        places = np.clip(centroids[..., feature], low - reach, high + reach)
        sides.append((min(low, places.min()), max(high, places.max())))
    sides = [(low, high) if high > low else (low - 0.5, high + 0.5) for low, high in sides]
    box = (RIGHT - LEFT, BOTTOM - TOP)
    unit = max((high - low) * 1.1 / length for (low, high), length in zip(sides, box, strict=False))
    frame = [
        [(low + high - unit * length) / 2, (low + high + unit * length) / 2]
        for (low, high), length in zip(sides, box, strict=False)
    ]
    return {"x": frame[0], "y": frame[1] if len(frame) > 1 else [0.0, 1.0]}


def staircase(X, labels, centroids, costs, kinds, flat):
    """Return the picture of a run's end: the plane on the left, J after every half-step on the right.

    Parameters
    ----------
    X : (m, n) ndarray
    labels : (T, m) ndarray
    centroids : (T + 1, K, n) ndarray
        The start first.
    costs : (T,) ndarray
    kinds : sequence of "assign" or "move"
    flat : bool
        Whether J ended flat.

    Returns
    -------
    Picture
    """
    tolerance = unchecked_tolerance(X)
    parts = [
        f'<g transform="translate(0 {HEADING})">',
        *plane(X, labels[-1], centroids[-1], frame_of(X, centroids)),
        f'</g><g transform="translate({WIDTH + BETWEEN} {HEADING})">',
        *stairs(costs, kinds, tolerance, flat),
        "</g>",
        text(WIDTH + BETWEEN + LEFT, 20, "J after every half-step", weight="600"),
        text(WIDTH + BETWEEN + RIGHT, 20, f"J = {format_number(costs[-1])}", anchor="end", size=18, weight="600"),
    ]
    return document(2 * WIDTH + BETWEEN, HEIGHT + HEADING, _alt(X, centroids, costs, kinds, tolerance, flat), parts)


def places_in(frame, X, centroids, lanes=LANES):
    """Return where points and centroids are drawn: (m, 2) and (K, 2); a centroid far off waits at the edge."""
    to_x = linear_scale(frame["x"], (LEFT, RIGHT))
    to_y = linear_scale(frame["y"], (BOTTOM, TOP))
    on_a_line = X.shape[1] == 1
    y = np.full(len(X), float(lanes["points"])) if on_a_line else to_y(X[:, 1])
    centroid_y = (
        np.full(len(centroids), float(lanes["centroids"])) if on_a_line else np.clip(to_y(centroids[:, 1]), TOP, BOTTOM)
    )
    centroid_x = np.clip(to_x(centroids[:, 0]), LEFT, RIGHT)
    return np.column_stack([to_x(X[:, 0]), y]), np.column_stack([centroid_x, centroid_y])


def plane(X, labels, centroids, frame, first=1, lanes=LANES, under=()):
    """Return the SVG parts of points by colour and shape, a line from each to its centroid, and the centroids.

    The centroids are numbered from `first`: 1 beside formulas, 0 beside code. `under` are SVG parts to draw below them.
    """
    (x, y), (centroid_x, centroid_y) = (places.T for places in places_in(frame, X, centroids, lanes))
    markers = markers_for(len(X))
    parts = [*_plane_axes(frame, lanes if X.shape[1] == 1 else None), *under]
    # A centroid that is not a number is nowhere; what belongs to it belongs to nobody.
    present = np.flatnonzero(np.isfinite(centroids).all(axis=1))
    for k in present:
        lines = "".join(
            f"M{x[i]:.1f},{y[i]:.1f}L{centroid_x[k]:.1f},{centroid_y[k]:.1f}" for i in np.flatnonzero(labels == k)
        )
        parts.append(path(lines, stroke=colour(k), opacity=0.55))
    nobody = np.flatnonzero(~np.isin(labels, present))
    parts.append(path("".join(f"M{x[i]:.1f},{y[i]:.1f}{markers[0]}" for i in nobody), fill=QUIET))
    for k in present:
        dots = "".join(f"M{x[i]:.1f},{y[i]:.1f}{markers[k % len(markers)]}" for i in np.flatnonzero(labels == k))
        parts.append(path(dots, fill=colour(k), stroke="#fff", width=0.75))
    parts += [numbered_disc(centroid_x[k], centroid_y[k], k, first=first) for k in present]
    return parts


def stairs(costs, kinds, tolerance, flat):
    """Return the SVG parts of J as stairs: a tread a half-step, and on each riser what it saved, or that J rose."""
    T = len(costs)
    top = float(max(costs)) * 1.08 or 1.0
    to_x = linear_scale((1, T + 1), (LEFT, RIGHT))
    to_j = linear_scale((0, top), (BOTTOM, TOP))
    parts = [path(f"M{LEFT},{to_j(v):.1f}H{RIGHT}", stroke=GRID) for v in ticks(0, top)]
    parts += [text(LEFT - 8, to_j(v) + 4, format_number(v), anchor="end", fill=QUIET, size=12) for v in ticks(0, top)]
    for state in range(1, T + 1, -(-T // 14)):
        parts.append(text(to_x(state + 0.5), BOTTOM + 18, str(state), anchor="middle", fill=QUIET, size=12))
    treads = "".join(f"M{to_x(s):.1f},{to_j(costs[s - 1]):.1f}H{to_x(s + 1):.1f}" for s in range(1, T + 1))
    parts.append(path(treads, stroke=INK, width=2.5))
    for s in range(2, T + 1):
        rose = cost_rises(costs[s - 2], costs[s - 1], tolerance)
        way = f"M{to_x(s):.1f},{to_j(costs[s - 2]):.1f}V{to_j(costs[s - 1]):.1f}"
        if rose:
            parts.append(path(f"{way}m-5,7l5,-7l5,7", stroke=BAD, width=3))
        else:
            parts.append(path(way, stroke=INK, width=2.5, dashes="" if kinds[s - 1] == "assign" else "2 3"))
    return parts + _stair_labels(costs, kinds, tolerance, flat, to_x, to_j)


def _stair_labels(costs, kinds, tolerance, flat, to_x, to_j):
    flags = []  # (x, label to its left, middle of the riser or None, words, colour)
    for s in labelled_stairs([None, *costs], 1, tolerance):
        before, after = costs[s - 2], costs[s - 1]
        left = bool(to_x(s) + LABEL_ROOM > RIGHT)
        rose = cost_rises(before, after, tolerance)
        change = format_number(abs(before - after))
        words = f"rose by {change}: {kinds[s - 1]}" if rose else f"{change} saved by {kinds[s - 1]}"
        middle = float(to_j(before) + to_j(after)) / 2
        flags.append((float(to_x(s)) + (-6 if left else 6), left, middle, words, BAD if rose else QUIET))
    if flat:
        flags.append((RIGHT, True, None, "flat: stop", INK))
    slot = (RIGHT - LEFT) / len(costs)
    wanted = []
    for x, left, middle, _, _ in flags:
        # A label is written above every tread that it passes over.
        start, end = (x - LABEL_ROOM, x) if left else (x, x + LABEL_ROOM)
        passed = costs[max(0, int((start - LEFT) // slot)) : int((end - LEFT) // slot) + 1]
        wanted.append(min(BOTTOM if middle is None else middle, to_j(max(passed)) - CLEAR))
    poles, labels = [], []
    for (x, left, middle, words, fill), y in zip(flags, spread_upward(wanted, LABEL_GAP, TOP + 6), strict=True):
        if middle is not None and middle - y > CLEAR + 4:
            riser = x + (6 if left else -6)
            poles.append(line(riser, middle, riser, y, stroke=QUIET))
        size, weight = (13, "600") if middle is None else (12, "normal" if fill == QUIET else "600")
        labels.append(text(x, y + 4, words, "end" if left else "start", fill, size, weight))
    return poles + labels


def spread_upward(wanted, gap, top):
    """Return heights for labels, moved up where they would touch the next; as `spreadUpward` in layout.js."""
    heights = list(wanted)
    for i in range(len(heights) - 2, -1, -1):
        heights[i] = min(heights[i], heights[i + 1] - gap)
    return [max(float(height), top + i * gap) for i, height in enumerate(heights)]


def labelled_stairs(costs, first, tolerance):
    """Return the half-steps that are labelled; as `labelledStairs` in layout.js."""
    visible = max(VISIBLE_SHARE * max(costs[first:]), tolerance)
    ranks = {}
    for s in range(first + 1, len(costs)):
        if cost_rises(costs[s - 1], costs[s], tolerance):
            ranks[s] = np.inf
        elif costs[s - 1] - costs[s] > visible:
            ranks[s] = costs[s - 1] - costs[s]
    # J that goes up and down leaves no room: the first rises say enough.
    most = MOST_RISES if list(ranks.values()).count(np.inf) > 1 else MOST_LABELS
    return sorted(sorted(ranks, key=lambda s: (-ranks[s], s))[:most])


def _plane_axes(frame, lanes):
    to_x = linear_scale(frame["x"], (LEFT, RIGHT))
    to_y = linear_scale(frame["y"], (BOTTOM, TOP))
    across = ticks(*frame["x"], 5)
    words, beginning = tick_words(across)
    axis, below = (lanes["points"], lanes["words"]) if lanes else (BOTTOM, BOTTOM + 18)
    parts = [line(LEFT, axis, RIGHT, axis)]
    for value, word in zip(across, words, strict=True):
        parts.append(line(to_x(value), axis, to_x(value), axis + 4))
        parts.append(text(to_x(value), below, word, anchor="middle", fill=QUIET, size=12))
    if beginning:
        parts.append(text(RIGHT, BOTTOM - 6, beginning, anchor="end", fill=QUIET, size=12))
    if lanes:
        return parts
    up = ticks(*frame["y"], 5)
    words, beginning = tick_words(up)
    parts.append(line(LEFT, BOTTOM, LEFT, TOP))
    for value, word in zip(up, words, strict=True):
        parts.append(line(LEFT - 4, to_y(value), LEFT, to_y(value)))
        parts.append(text(LEFT - 8, to_y(value) + 4, word, anchor="end", fill=QUIET, size=12))
    if beginning:
        parts.append(text(LEFT + 6, TOP + 8, beginning, fill=QUIET, size=12))
    return parts


def _alt(X, centroids, costs, kinds, tolerance, flat):
    m, K = len(X), centroids.shape[1]
    begin = f"K-means on {m} points with {K} centroids, half-step by half-step. "
    values = f"J after each: {', '.join(format_number(cost) for cost in costs)}. "
    rises = [s for s in range(1, len(costs)) if cost_rises(costs[s - 1], costs[s], tolerance)]
    if rises:
        s = rises[0]
        rise = format_number(costs[s] - costs[s - 1])
        return f"{begin}{values}J rose by {rise} at half-step {s + 1} ({kinds[s]}): a right K-means never does this."
    return f"{begin}{values}{'J never rose and ended flat.' if flat else 'J never rose; it was not flat yet.'}"
