"""Many small curves of J beside one another, numbered and not named: they are there to be diagnosed."""

from kmcourse.pictures import BAD, GRID, INK, QUIET, document, format_number, line, linear_scale, path, text
from kmcourse.rounding import cost_rises

COLUMNS, WIDTH, HEIGHT = 7, 120, 112
LEFT, RIGHT, TOP, BOTTOM = 6, 112, 30, 100


def curves(runs):
    """Return the picture of numbered curves, every rise marked.

    Parameters
    ----------
    runs : list of (costs, tolerance)
        J after every half-step as it was noted, and the rounding to allow for.

    Returns
    -------
    Picture
    """
    parts = []
    for place, (costs, tolerance) in enumerate(runs):
        down, across = divmod(place, COLUMNS)
        parts.append(f'<g transform="translate({across * WIDTH} {down * HEIGHT})">')
        parts += [*_curve(costs, tolerance), text(LEFT, 20, str(place + 1), weight="600"), "</g>"]
        words = f"{format_number(costs[0])} to {format_number(costs[-1])}"
        parts.insert(-1, text(RIGHT, 20, words, "end", QUIET, 11))
    rows = -(-len(runs) // COLUMNS)
    said = " ".join(_said(place, *run) for place, run in enumerate(runs, start=1))
    alt = f"{len(runs)} curves of J, half-step by half-step, to be diagnosed from J alone. {said}"
    return document(min(COLUMNS, len(runs)) * WIDTH, rows * HEIGHT, alt, parts)


def _curve(costs, tolerance):
    to_x = linear_scale((0, len(costs)), (LEFT, RIGHT))
    to_j = linear_scale((0, max(costs) or 1.0), (BOTTOM, TOP))
    treads = "".join(f"M{to_x(s):.1f},{to_j(cost):.1f}H{to_x(s + 1):.1f}" for s, cost in enumerate(costs))
    falls, rises = "", ""
    for s in range(1, len(costs)):
        riser = f"M{to_x(s):.1f},{to_j(costs[s - 1]):.1f}V{to_j(costs[s]):.1f}"
        if cost_rises(costs[s - 1], costs[s], tolerance):
            rises += riser
        else:
            falls += riser
    return [
        line(LEFT, BOTTOM, RIGHT, BOTTOM, GRID),
        path(treads + falls, stroke=INK, width=1.5),
        path(rises, stroke=BAD, width=3),
    ]


def _said(number, costs, tolerance):
    steps = range(1, len(costs))
    rise = next((s for s in steps if cost_rises(costs[s - 1], costs[s], tolerance)), 0)
    ends = f"Curve {number}: J from {format_number(costs[0])} to {format_number(costs[-1])} in {len(costs)} half-steps"
    return f"{ends}, first rising at half-step {rise + 1}." if rise else f"{ends}, never rising."
