"""The terms as a still picture: a square on every distance, the squares end to end, and each point's look-up."""

import numpy as np

from kmcourse.pictures import INK, QUIET, document, format_number, text
from kmcourse.pictures_of_runs import BETWEEN, HEADING, LEFT, RIGHT, WIDTH, places_in
from kmcourse.squares_picture import (
    BAR,
    LINE,
    RING,
    corners_in,
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

ROWS, ROW_HEIGHT, COLUMNS = 16, 21, 2
MOST_NAMED = {"line": 4, "plane": 6}


def terms_picture(X, labels, centroids, chosen):
    """Return the still picture: squares and bar on the left, c, μ and the term of every point on the right.

    Parameters
    ----------
    X : (m, n) ndarray
    labels : (m,) ndarray of int
    centroids : (K, n) ndarray
    chosen : int
        Whose square and look-up stand out.

    Returns
    -------
    pictures.Picture
    """
    terms = ((X - centroids[labels]) ** 2).sum(axis=1)
    cost = float(np.mean(terms))
    right = WIDTH + BETWEEN
    parts = [
        text(LEFT, 20, "A square on each distance", weight="600"),
        text(right + LEFT, 20, "End to end, divided by m", weight="600"),
        text(right + RIGHT, 20, f"J {equals_or_about(cost)} {format_number(cost)}", "end", size=18, weight="600"),
        f'<g transform="translate(0 {HEADING})">',
        *_squares(X, labels, centroids, terms, chosen),
        *sum_bar(terms, labels, chosen),
        f'</g><g transform="translate({right} {HEADING})">',
        *_look_ups(X, labels, centroids, terms, chosen),
        "</g>",
    ]
    return document(right + WIDTH, BAR["height"] + HEADING, _alt(X, labels, centroids, terms, chosen), parts)


def _squares(X, labels, centroids, terms, chosen):
    frame = frame_of_squares(X, labels, centroids)
    corners = corners_in(frame, X, labels, centroids)
    under = [square(each, k) for each, k in zip(corners, labels, strict=True)]
    under.append(square(corners[chosen], labels[chosen], opacity=0.35, width=2.5, stroke=INK))
    points, ends = places_in(frame, X, centroids, LINE)
    under.append(ring(ends[labels[chosen]], RING))
    parts = plane_with(under, X, labels, centroids, frame)
    on_a_line = X.shape[1] == 1
    named = len(X) <= MOST_NAMED["line" if on_a_line else "plane"]
    numbers = [
        number_at(number_place(each, on_a_line), float(term), on_a_line, "700" if i == chosen else "normal")
        for i, (each, term) in enumerate(zip(corners, terms, strict=True))
        if i == chosen or named
    ]
    return [*parts, ring(points[chosen], 10), *numbers]


def _look_ups(X, labels, centroids, terms, chosen):
    """List each point's label, the centroid it leads to, and its term; the chosen one in bold."""
    parts = [text(LEFT, 30, "each point: its label → that centroid → its term", fill=QUIET)]
    many = len(X) > ROWS
    shown = range(min(len(X), ROWS * COLUMNS if many else ROWS))
    for i in shown:
        x = LEFT + (i // ROWS) * (RIGHT - LEFT) / COLUMNS
        y = 58 + (i % ROWS) * ROW_HEIGHT
        k = int(labels[i]) + 1
        # In two columns there is no room for where the centroid is.
        where = "" if many else f" = {_place(centroids[k - 1])}"
        words = f"c{raised(i + 1)} = {k} → μ{lowered(k)}{where} → {format_number(float(terms[i]))}"
        parts.append(text(x, y, words, weight="700" if i == chosen else "normal"))
    if len(X) > len(shown):
        parts.append(text(LEFT, 58 + ROWS * ROW_HEIGHT, f"and {len(X) - len(shown)} more", fill=QUIET))
    return parts


def _place(numbers):
    written = [format_number(float(value)) for value in numbers]
    return written[0] if len(written) == 1 else f"({', '.join(written)})"


def _alt(X, labels, centroids, terms, chosen):
    m, K = len(X), len(centroids)
    points = "1 point" if m == 1 else f"{m} points"
    to = "its centroid" if m == 1 else "one centroid" if K == 1 else f"one of {K} centroids"
    k = int(labels[chosen]) + 1
    i = raised(chosen + 1)
    return (
        f"{points}, each with a square on its distance to {to}. End to end the squares are "
        f"{format_number(float(np.sum(terms)))}; divided by {m}, that is J = {format_number(float(np.mean(terms)))}. "
        f"The largest square is that of x{i}: c{i} = {k}, μ{lowered(k)} = {_place(centroids[k - 1])}, "
        f"term {format_number(float(terms[chosen]))}."
    )
