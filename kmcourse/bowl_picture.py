"""The bowl as a still picture: points on a line, a square on each distance to μ, their average, and J(μ).

The page draws in the same places: `LAYOUT` is written here once and handed to it.
"""

import numpy as np

from kmcourse import pictures
from kmcourse.gradient import cost_gradient
from kmcourse.kmeans import compute_cost

# Two panels side by side, or one below the other where the page is narrow; each is 360 units wide.
LAYOUT = {
    "width": 360,
    "squares": {"height": 306, "left": 48, "right": 312, "line": 258},
    "beam": {"height": 88, "left": 44, "right": 344, "sum": 22, "shares": 44, "bar": 16},
    "bowl": {"height": 212, "left": 44, "right": 344, "top": 14, "bottom": 182},
}
MOST_STEPS = 6  # of gradient descent, in the still picture
MOST_LABELS = 4  # more squares than this would hide each other's labels
GAP, TITLE = 16, 28
POINTS, CURVE, FLOOR, PRICE = pictures.LIGHT[0], pictures.INK, pictures.LIGHT[2], pictures.LIGHT[1]


def bowl_picture(span, alpha=None):
    """Return the still picture: the squares at μ on the left, their average and the whole bowl on the right.

    Parameters
    ----------
    span : dict
        As `kmcourse.widgets.bowl.sliding` makes it.
    alpha : float, optional
        Draw the first steps of gradient descent with this step size.

    Returns
    -------
    pictures.Picture
    """
    points, mu, mean = span["points"], span["mu"], span["mean"]
    alt = (
        f"Points {listed(points)} on a line. With the centroid μ at {number(mu)}, J, the average of the squared "
        f"distances, is {number(cost_at(points, mu))}. J(μ) is a bowl; its bottom is J = "
        f"{number(cost_at(points, mean))} at the mean, {number(mean)}."
    )
    path = _descent(span, alpha)
    if alpha is not None:
        told = ", ".join(number(cost_at(points, place)) for place in path)
        alt += f" Gradient descent with α = {number(alpha)} begins with J = {told}."
    right = LAYOUT["width"] + GAP
    parts = [
        pictures.text(12, 18, "A square on each distance to μ", weight="bold"),
        pictures.text(right + 12, 18, "Their average is J", weight="bold"),
        pictures.text(right + LAYOUT["width"] - 16, 18, _sum(points, mu, mean), "end", weight="bold"),
        *pictures.moved(0, TITLE, _squares(span)),
        *pictures.moved(right, TITLE, _beam(span)),
        *pictures.moved(right, TITLE + LAYOUT["beam"]["height"], _bowl(span, path)),
    ]
    return pictures.document(right + LAYOUT["width"], TITLE + LAYOUT["squares"]["height"], alt, parts)


def cost_at(points, mu):
    """Return J with the one centroid at μ.

    Examples
    --------
    >>> cost_at([1, 11], 2), cost_at([1, 11], 6)
    (41.0, 25.0)
    """
    return compute_cost(np.reshape(points, (-1, 1)), np.zeros(len(points), int), [[mu]])


def number(value):
    """Write a number with up to three decimals, as `plainNumber` in bowl_math.js.

    Examples
    --------
    >>> number(74 / 3), number(41.0)
    ('24.667', '41')
    """
    if value == 0 or 1e-3 <= abs(value) < 1e6:
        written = f"{value:.3f}".rstrip("0").rstrip(".")
    else:
        written = f"{value:.1e}".replace("e-0", "e-").replace("e+0", "e+")
    return written.replace("-", "−")


def listed(values):
    """Write numbers as a person lists them.

    Examples
    --------
    >>> listed([1, 2, 12])
    '1, 2 and 12'
    """
    *first, last = (number(value) for value in values)
    return f"{', '.join(first)} and {last}" if first else last


def _squares(span):
    """Draw the number line, and a square on each distance: to scale, so its area is the term in J."""
    place, points, mu = LAYOUT["squares"], span["points"], span["mu"]
    line = place["line"]
    x = _scale(span, place)
    parts = []
    # The largest first: the smaller ones lie on it.
    for point in sorted(points, key=lambda point: -abs(point - mu)):
        side = abs(x(point) - x(mu))
        parts.append(_box(min(x(point), x(mu)), line - side, side, side, POINTS, 0.13, POINTS))
        if len(points) <= MOST_LABELS and side > 0:
            inside = side >= 52
            shift = (6 if inside else 0) * (1 if point < mu else -1)
            words = f"{number(abs(point - mu))}² = {number((point - mu) ** 2)}"
            parts.append(_label(x(point) + shift, line - side + (17 if inside else -5), words, point < mu))
    parts.append(pictures.line(place["left"], line, place["right"], line, pictures.INK, 1.5))
    for tick in span["ticks"]:
        parts.append(pictures.line(x(tick), line, x(tick), line + 5, pictures.INK))
        parts.append(_tick_label(x(tick), line + 28, tick))
    parts += [_disc(x(point), line, 5, POINTS) for point in points]
    parts.append(_disc(x(mu), line, 11, POINTS))
    parts.append(f'<text x="{x(mu):.1f}" y="{line + 4.5}" text-anchor="middle" fill="#fff" font-weight="bold">μ</text>')
    return parts


def _beam(span):
    """Draw the squares end to end, and below them the same length in m equal shares, of which one is J."""
    place, points, mu = LAYOUT["beam"], span["points"], span["mu"]
    m, cost = len(points), cost_at(points, mu)
    longest = m * max(cost_at(points, span["low"]), cost_at(points, span["high"]))
    unit = (place["right"] - place["left"]) / longest
    squares = [(point - mu) ** 2 for point in points]
    total = number(sum(squares))
    words = f"{' + '.join(map(number, squares))} = {total}" if m <= MOST_LABELS else f"all {m} squares: {total}"
    parts, left = [pictures.text(place["left"], place["sum"] - 7, words)], place["left"]
    for square in squares:
        parts.append(_box(left, place["sum"], square * unit, place["bar"], POINTS, 0.45, "#fff"))
        left += square * unit
    for share in range(m):
        left = place["left"] + share * cost * unit
        opacity = 0.85 if share == 0 else 0.15
        parts.append(_box(left, place["shares"], cost * unit, place["bar"], CURVE, opacity, "#fff"))
    words = f"shared equally by {m}: {number(cost)} each"
    parts.append(pictures.text(place["left"], place["shares"] + place["bar"] + 16, words))
    return parts


def _descent(span, alpha):
    """Return where the first steps of gradient descent lead, while they stay in the picture."""
    path = [span["mu"]]
    while alpha is not None and len(path) <= MOST_STEPS:
        slope = float(
            cost_gradient(np.reshape(span["points"], (-1, 1)), np.zeros(len(span["points"]), int), [[path[-1]]])[0, 0]
        )
        if not span["low"] <= path[-1] - alpha * slope <= span["high"]:
            break
        path.append(path[-1] - alpha * slope)
    return path


def _sum(points, mu, mean):
    """Write J as its two parts, as `sumText` in bowl_words.js."""
    cost, lowest, away = cost_at(points, mu), cost_at(points, mean), abs(mu - mean)
    if away == 0:
        return f"J = {number(cost)}"
    exact = all(abs(value - round(value, 3)) <= 1e-9 * max(1, value) for value in (cost, lowest, away))
    return f"J = {number(cost)} {'=' if exact else '≈'} {number(lowest)} + {number(away)}²"


def _bowl(span, path):
    """Draw J(μ) whole, its floor, J at μ as floor and price, and the steps of a path."""
    place, points, mu, mean = LAYOUT["bowl"], span["points"], span["mu"], span["mean"]
    left, right, bottom = place["left"], place["right"], place["bottom"]
    lowest, cost = cost_at(points, mean), cost_at(points, mu)
    x = _scale(span, place)
    highest = max(cost_at(points, span["low"]), cost_at(points, span["high"]))
    y = pictures.linear_scale((0, highest), (bottom, place["top"]))
    floor, level = float(y(lowest)), float(y(cost))
    parts = [_box(left, floor, right - left, bottom - floor, FLOOR, 0.1, "none")]
    parts.append(pictures.line(left, floor, right, floor, FLOOR))
    parts.append(pictures.line(left, bottom, right, bottom, pictures.INK, 1.5))
    parts += [_tick_label(x(tick), bottom + 18, tick) for tick in span["ticks"]]
    parts.append(pictures.text(right + 5, bottom + 4, "μ", "start", pictures.QUIET, 12))
    curve = (f"{x(at):.1f},{y(cost_at(points, at)):.1f}" for at in np.linspace(span["low"], span["high"], 121))
    parts.append(f'<path d="M{"L".join(curve)}" fill="none" stroke="{CURVE}" stroke-width="2.5"/>')
    parts.append(pictures.line(x(mu), bottom, x(mu), floor, FLOOR, 5))
    parts.append(pictures.line(x(mu), floor, x(mu), level, PRICE, 5))
    inwards = mu <= mean
    if bottom - floor > 44:
        room_right = right - x(mu) > x(mu) - left
        edge = right - 8 if room_right else left + 8
        parts.append(_label(edge, bottom - 8, f"{number(lowest)} must be paid", not room_right, FLOOR))
    if floor - level > 18:
        words = f"{number(abs(mu - mean))}²"
        parts.append(_label(x(mu) + (-9 if inwards else 9), (floor + level) / 2 + 5, words, not inwards, PRICE, "bold"))
    if level < floor - 4:
        parts.append(_disc(x(mean), floor, 5, CURVE))
        parts.append(pictures.text(x(mean), floor + 18, f"{number(mean)} → {number(lowest)}", "middle"))
        parts.append(_label(x(mu) + (11 if inwards else -11), level - 9, f"J = {number(cost)}", inwards, weight="bold"))
    else:
        parts.append(pictures.text(x(mu), level - 15, f"J = {number(cost)}", "middle", weight="bold"))
    steps = "L".join(f"{x(place):.1f},{y(cost_at(points, place)):.1f}" for place in path)
    parts.append(pictures.path(f"M{steps}" if len(path) > 1 else "", stroke=pictures.LIGHT[0], width=2))
    parts += [_disc(x(place), float(y(cost_at(points, place))), 4, pictures.LIGHT[0]) for place in path[1:]]
    parts.append(_disc(x(mu), level, 7, CURVE))
    parts.append(pictures.text(left - 8, place["top"] + 2, "J", "end", pictures.QUIET, 12))
    return parts


def _scale(span, place):
    scale = pictures.linear_scale((span["low"], span["high"]), (place["left"], place["right"]))
    return lambda value: float(scale(value))


def _label(x, y, words, to_the_right, fill=pictures.INK, weight="normal"):
    return pictures.text(x, y, words, "start" if to_the_right else "end", fill, weight=weight)


def _tick_label(x, y, tick):
    return pictures.text(x, y, number(tick), "middle", pictures.QUIET, 12)


def _disc(x, y, radius, fill):
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{fill}" stroke="#fff" stroke-width="2"/>'


def _box(x, y, width, height, fill, opacity, stroke):
    size = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect {size} fill="{fill}" fill-opacity="{opacity}" stroke="{stroke}"/>'
