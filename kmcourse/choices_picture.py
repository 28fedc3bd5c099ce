"""Who pays what as a still picture: the table of squares beside the plane, and J as the mean of what is chosen."""

import numpy as np

from kmcourse.pictures import INK, QUIET, colour, document, format_number, line, linear_scale, text
from kmcourse.pictures_of_runs import BETWEEN, BOTTOM, HEADING, LEFT, RIGHT, TOP, WIDTH, frame_of, places_in
from kmcourse.squares import square_within, squared_distances
from kmcourse.squares_picture import (
    BAR,
    LINE,
    equals_or_about,
    frame_of_squares,
    lowered,
    number_at,
    number_place,
    plane_with,
    raised,
    ring,
    square,
    sum_bar,
)

ROWS, ROW_HEIGHT, FIRST_ROW = 12, 27, 62
MOST_COLUMNS, NAME_WIDTH = 5, 110
CLEAR_ACROSS, CLEAR_UP = 48, 16
FEW = 12
FAR_ENOUGH = {"few": 0.5, "many": 0.2}  # of the extent of the points: what far squares may add on each side


def choices_picture(X, labels, centroids, looked_at):
    """Return the still picture: two squares of one point and the bar on the left, the table on the right.

    Parameters
    ----------
    X : (m, n) ndarray
    labels : (m,) ndarray of int
    centroids : (K, n) ndarray
    looked_at : int
        The point whose squares are drawn: what it pays, and dashed the cheapest other.

    Returns
    -------
    pictures.Picture
    """
    squares = squared_distances(X, centroids)
    paid = squares[np.arange(len(X)), labels]
    cost = float(np.mean(paid))
    right = WIDTH + BETWEEN
    parts = [
        text(LEFT, 20, "Who pays what", weight="600"),
        *_padlock(RIGHT - 122, 15),
        text(RIGHT, 20, "centroids locked", "end"),
        text(right + LEFT, 20, "Every squared distance", weight="600"),
        text(right + RIGHT, 20, f"J {equals_or_about(cost)} {format_number(cost)}", "end", size=18, weight="600"),
        f'<g transform="translate(0 {HEADING})">',
        *_two_squares(X, labels, centroids, squares, looked_at),
        *sum_bar(paid, labels, looked_at),
        f'</g><g transform="translate({right} {HEADING})">',
        *_table(labels, squares, looked_at),
        "</g>",
    ]
    return document(right + WIDTH, BAR["height"] + HEADING, _alt(X, labels, squares, looked_at), parts)


def frame_of_choices(X, centroids):
    """Return what part of the plane to show: points, centroids, and most of every point's squares to two."""
    order = squared_distances(X, centroids).argsort(axis=1, kind="stable")
    if X.shape[1] == 1:
        return frame_of_squares(X, order[:, -1], centroids)
    frame = frame_of(X, centroids[None, :, :2])
    points, ends = places_in(frame, X, centroids)
    corners = [
        square_within(ends[k], point, False, (LEFT, RIGHT, TOP, BOTTOM))
        for point, nearest in zip(points, order[:, :2], strict=True)
        for k in nearest
    ]
    to_data = [linear_scale(pixels, frame[axis]) for axis, pixels in (("x", (LEFT, RIGHT)), ("y", (BOTTOM, TOP)))]
    places = np.concatenate(corners)
    wide = np.column_stack([back(places[:, axis]) for axis, back in enumerate(to_data)])
    # Whole squares, unless they would leave too little room for the points.
    room = FAR_ENOUGH["few" if len(X) <= FEW else "many"] * np.ptp(X[:, :2], axis=0).max()
    wide = np.clip(wide, X[:, :2].min(axis=0) - room, X[:, :2].max(axis=0) + room)
    return frame_of(np.concatenate([X[:, :2], wide]), centroids[None, :, :2])


def _two_squares(X, labels, centroids, squares, i):
    frame = frame_of_choices(X, centroids)
    points, ends = places_in(frame, X, centroids, LINE)
    on_a_line = X.shape[1] == 1
    current, other = int(labels[i]), _cheapest_other(squares[i], labels[i])
    corners = {
        k: square_within(ends[k], points[i], on_a_line, (LEFT, RIGHT, TOP, BOTTOM))
        for k in (current, other)
        if k is not None
    }
    under = [square(corners[current], current, opacity=0.22, width=2.5, stroke=INK)]
    x, y, anchor = place = number_place(corners[current], on_a_line)
    numbers = [number_at(place, float(squares[i, current]), on_a_line, "700")]
    if other is not None:
        under.append(square(corners[other], other, opacity=0.08, width=2, dashes="6 4"))
        other_x, other_y, anchor = number_place(corners[other], on_a_line)
        # Two small squares have their numbers in one place.
        hidden = abs(other_x - x) < CLEAR_ACROSS and abs(other_y - y) < CLEAR_UP
        place = other_x, y - CLEAR_UP if hidden else other_y, anchor
        numbers.append(number_at(place, float(squares[i, other]), on_a_line))
    locks = [part for x, y in ends for part in _padlock(x + 11, y - 10)]
    return [*plane_with(under, X, labels, centroids, frame), *locks, ring(points[i], 10), *numbers]


def _table(labels, squares, looked_at):
    """Write a row a point: what it pays filled in its cluster's colour, the least of the row underlined."""
    m, K = squares.shape
    width = (RIGHT - LEFT - NAME_WIDTH + 40) / max(3, min(K, MOST_COLUMNS))
    left = LEFT + 60
    parts = []
    for k in range(min(K, MOST_COLUMNS)):
        parts.append(text(left + (k + 0.8) * width, 30, f"μ{lowered(k + 1)}", "end", weight="600"))
        parts.append(line(left + k * width + 6, 38, left + (k + 1) * width - 6, 38, colour(k), 3))
    for i in range(min(m, ROWS)):
        y = FIRST_ROW + i * ROW_HEIGHT
        parts.append(text(LEFT, y, f"x{raised(i + 1)}", weight="700" if i == looked_at else "normal"))
        for k in range(min(K, MOST_COLUMNS)):
            parts += _cell(left + k * width, y, width, squares[i], k, paid=labels[i] == k)
    if m > ROWS:
        parts.append(text(LEFT, FIRST_ROW + ROWS * ROW_HEIGHT, f"and {m - ROWS} rows more", fill=QUIET))
    if K > MOST_COLUMNS:
        parts.append(text(RIGHT, 30, f"and {K - MOST_COLUMNS} more", "end", fill=QUIET))
    parts.append(text(LEFT, BAR["height"] - 14, "Filled: paid now. Underlined: the least of its row.", fill=QUIET))
    return parts


def _cell(x, y, width, row, k, paid):
    words = format_number(float(row[k]))
    end = x + 0.8 * width
    parts = []
    if paid:
        parts.append(
            f'<rect x="{x + 6:.1f}" y="{y - 17}" width="{width - 12:.1f}" height="24" rx="5" fill="{colour(k)}"/>'
            f'<text x="{end:.1f}" y="{y}" text-anchor="end" fill="#fff" font-weight="700">{words}</text>'
        )
    else:
        parts.append(text(end, y, words, "end"))
    if row[k] == row.min():
        parts.append(line(end - 8 * len(words), y + 3.5, end, y + 3.5, "#fff" if paid else INK, 1.5))
    return parts


def _padlock(x, y):
    lock = "m-4.5,-1h9v7h-9zm1.7,0v-2.2a2.8,2.8 0 0 1 5.6,0v2.2"
    return [f'<path d="M{x:.1f},{y:.1f}{lock}" fill="#fff" stroke="{INK}" stroke-width="1.6" stroke-linejoin="round"/>']


def _cheapest_other(row, current):
    others = [k for k in range(len(row)) if k != current]
    return min(others, key=lambda k: row[k]) if others else None


def _alt(X, labels, squares, i):
    m, K = squares.shape
    paid = squares[np.arange(m), labels]
    k, other = int(labels[i]), _cheapest_other(squares[i], labels[i])
    begin = (
        f"A table of squared distances, {m} by {K}, beside the plane; the centroids are locked. With these labels "
        f"J is {format_number(float(np.mean(paid)))}; with the least of every row it would be "
        f"{format_number(float(squares.min(axis=1).mean()))}. "
    )
    look = f"Point {i + 1} pays {format_number(float(squares[i, k]))} to centroid {k + 1}"
    if other is None:
        return f"{begin}{look}, the only one."
    return f"{begin}{look}; centroid {other + 1} would cost {format_number(float(squares[i, other]))}."
