"""What the still pictures of Terms and Choices share: squares in the plane, and the bar of squares end to end.

The page draws in the same places: `BAR` is written here once and handed to it.
"""

import numpy as np

from kmcourse.pictures import INK, colour, format_number, markers_for, path, text
from kmcourse.pictures_of_runs import BOTTOM, LEFT, RIGHT, TOP, frame_of, places_in, plane
from kmcourse.squares import corners_path, frame_on_a_line, room_for, square_on

# Below the plane: the squares end to end, and the same length in m shares.
BAR = {"sum": 350, "shares": 382, "bar": 22, "height": 426}
MOST_ADDED = 6
ROOM_FOR_NUMBER, ROOM_FOR_MARKER, ROOM_FOR_LETTER, ROOM_FOR_SHARE, INSET, RING = 30, 15, 22, 2, 20, 15
TALLEST = 216  # a square on a number line; while a centroid is dragged it may grow beyond
LINE = {"points": 276, "centroids": 276, "words": 306}  # a number line that squares stand on
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def raised(number):
    """Return an index as a superscript in brackets, counted from 1 as it is given.

    Examples
    --------
    >>> f"x{raised(10)}"
    'x⁽¹⁰⁾'
    """
    return f"⁽{str(number).translate(_SUPERSCRIPTS)}⁾"


def lowered(number):
    """Return an index as a subscript.

    Examples
    --------
    >>> f"μ{lowered(2)}"
    'μ₂'
    """
    return str(number).translate(_SUBSCRIPTS)


def frame_of_squares(X, labels, centroids):
    """Return what part of the plane to show: points, centroids, and the square on every distance.

    Parameters
    ----------
    X : (m, n) ndarray
    labels : (m,) ndarray of int
    centroids : (K, n) ndarray

    Returns
    -------
    dict
        "x" and "y", each [low, high], one unit as long on both.
    """
    if X.shape[1] == 1:
        return {"x": frame_on_a_line(X, labels, centroids, RIGHT - LEFT, TALLEST), "y": [0.0, 1.0]}
    mirrored = np.array([1.0, -1.0])  # data count upward, pictures downward
    starts, ends = centroids[labels, :2] * mirrored, X[:, :2] * mirrored
    corners = np.concatenate([square_on(start, end) for start, end in zip(starts, ends, strict=True)]) * mirrored
    return frame_of(np.concatenate([X[:, :2], corners]), centroids[None, :, :2])


def corners_in(frame, X, labels, centroids):
    """Return the corners of every square as drawn, (m, 4, 2)."""
    points, ends = places_in(frame, X, centroids, LINE)
    upright = X.shape[1] == 1
    return np.array([square_on(ends[k], point, upright) for point, k in zip(points, labels, strict=True)])


def plane_with(under, X, labels, centroids, frame):
    """Return the plane's SVG parts with others below its points and centroids, cut off at its edges."""
    floor = LINE["points"] if X.shape[1] == 1 else BOTTOM
    box = f'x="{LEFT}" y="0" width="{RIGHT - LEFT}" height="{floor}" viewBox="{LEFT} 0 {RIGHT - LEFT} {floor}"'
    cut = f"<svg {box}>{''.join(under)}</svg>"
    return plane(X, labels, centroids, frame, lanes=LINE, under=[cut])


def square(corners, cluster, opacity=0.13, width=1.0, stroke=None, dashes=""):
    """Return a square in its cluster's colour; a dashed one is what might be."""
    fill = colour(cluster)
    edge = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path d="{corners_path(corners)}" fill="{fill}" fill-opacity="{opacity:g}" stroke="{stroke or fill}" '
        f'stroke-width="{width:g}" stroke-linejoin="round"{edge}/>'
    )


def number_place(corners, on_a_line):
    """Return where a square's number goes: in its outer corner, above it where there is no room; as squares_layer.js.

    Returns
    -------
    x, y : float
    anchor : str
    """
    start, end, outer, _ = corners
    side = float(np.hypot(*(end - start)))
    if side >= ROOM_FOR_NUMBER:
        share = max(0.5, 1 - (2 * INSET if on_a_line else INSET) / side)
        x = start[0] + (outer[0] - start[0]) * share
        y = outer[1] + (start[1] - outer[1]) * min(0.5, INSET / side)
        return float(np.clip(x, LEFT + INSET, RIGHT - INSET)), float(np.clip(y, TOP, BOTTOM - INSET)), "middle"
    if on_a_line:
        return outer[0], outer[1] - 9, "end" if end[0] < start[0] else "start"
    return (start[0] + outer[0]) / 2, min(start[1], end[1], outer[1]) - 9, "middle"


def number_at(place, term, on_a_line, weight="normal"):
    """Return a square's number, on a line with its side; nothing for no square."""
    x, y, anchor = place
    if term == 0:
        return ""
    words = f"{format_number(np.sqrt(term))}² = {format_number(term)}" if on_a_line else format_number(term)
    return text(x, y + 4.5, words, anchor, weight=weight)


def sum_bar(terms, labels, chosen=None):
    """Return the squares end to end, true to length, and the same length in m equal shares, of which one is J.

    Parameters
    ----------
    terms : (m,) ndarray
    labels : (m,) ndarray of int
    chosen : int, optional
        Whose part is outlined.

    Returns
    -------
    list of str
        SVG parts.
    """
    m, total = len(terms), float(np.sum(terms))
    unit = (RIGHT - LEFT) / room_for(total)
    ends = LEFT + unit * np.concatenate([[0.0], np.cumsum(terms)])
    hairline = 0.4 if m > 40 else 1.2
    markers = markers_for(1)
    parts = [text(LEFT, BAR["sum"] - 8, sum_in_words(terms))]
    for k in sorted(set(labels.tolist())):
        mine = [i for i in np.flatnonzero(labels == k) if terms[i] > 0]
        pieces = "".join(_bar(ends[i], ends[i + 1], BAR["sum"]) for i in mine)
        parts.append(
            f'<path d="{pieces}" fill="{colour(k)}" fill-opacity="0.45" stroke="#fff" stroke-width="{hairline}"/>'
        )
        wide = [i for i in mine if ends[i + 1] - ends[i] >= ROOM_FOR_MARKER]
        middle = BAR["sum"] + BAR["bar"] / 2
        signs = "".join(f"M{(ends[i] + ends[i + 1]) / 2:.1f},{middle:.1f}{markers[k % len(markers)]}" for i in wide)
        parts.append(path(signs, fill=colour(k)))
    share = unit * total / m
    # Narrower shares cannot be told apart.
    drawn, width = (m, share) if share >= ROOM_FOR_SHARE else (1, unit * total)
    shares = "".join(_bar(LEFT + i * width, LEFT + (i + 1) * width, BAR["shares"]) for i in range(drawn))
    parts.append(f'<path d="{shares}" fill="{INK}" fill-opacity="0.15" stroke="#fff" stroke-width="{hairline}"/>')
    parts.append(path(_bar(LEFT, LEFT + share, BAR["shares"]), fill=INK))
    if share >= ROOM_FOR_LETTER:
        x, y = LEFT + share / 2, BAR["shares"] + BAR["bar"] / 2 + 5
        parts.append(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" fill="#fff" font-weight="700">J</text>')
    if chosen is not None and terms[chosen] > 0:
        parts.append(path(_bar(ends[chosen], ends[chosen + 1], BAR["sum"]), stroke=INK, width=2.5))
    words = f"divided by m = {m}: J {equals_or_about(total / m)} {format_number(total / m)}"
    parts.append(text(LEFT, BAR["shares"] + BAR["bar"] + 17, words))
    return parts


def sum_in_words(terms):
    """Return "1 + 81 = 82" where that fits a line, else how many squares and their sum; as in terms_words.js.

    Examples
    --------
    >>> sum_in_words(np.array([1.0, 81.0])), sum_in_words(np.ones(30))
    ('1 + 81 = 82', '30 squares end to end: 30')
    """
    total = float(np.sum(terms))
    if len(terms) == 1:
        return f"1 square: {format_number(total)}"
    if len(terms) > MOST_ADDED:
        return f"{len(terms)} squares end to end: {format_number(total)}"
    added = " + ".join(format_number(float(term)) for term in terms)
    return f"{added} {equals_or_about(*terms, total)} {format_number(total)}"


def equals_or_about(*values):
    """Return "=" where the written numbers are the numbers, else "≈"; as in scales.js.

    Examples
    --------
    >>> equals_or_about(41.0), equals_or_about(74 / 3)
    ('=', '≈')
    """
    written = (float(format_number(value).replace("−", "-")) for value in values)
    exact = (abs(number - value) <= 1e-9 * abs(value) for number, value in zip(written, values, strict=True))
    return "=" if all(exact) else "≈"


def dashed_line(start, end):
    """Return a dashed line between two places."""
    return path(f"M{start[0]:.1f},{start[1]:.1f}L{end[0]:.1f},{end[1]:.1f}", stroke=INK, width=1.5, dashes="4 3")


def ring(place, radius):
    """Return a ring around a place."""
    return (
        f'<circle cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="{radius}" fill="none" stroke="{INK}" stroke-width="2.5"/>'
    )


def _bar(start, end, top):
    return f"M{start:.1f},{top}H{end:.1f}v{BAR['bar']}H{start:.1f}z"
