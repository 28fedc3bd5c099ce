"""J at the end against K, for one start and for the best of several: how much of a curve is the starts' doing."""

from kmcourse.many_starts import best_of
from kmcourse.pictures import BAD, MARKERS, colour, document, format_number, linear_scale, path, text
from kmcourse.pictures_of_runs import BETWEEN, BOTTOM, HEADING, HEIGHT, LEFT, RIGHT, TOP, WIDTH
from kmcourse.pictures_of_starts import axis_top, cost_axis, numbers_below, panel
from kmcourse.rounding import cost_rises

DASHES = ["2 4", "7 4", ""]  # of the curves; the page draws them so, too


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

    Returns
    -------
    Picture
    """
    top = axis_top(costs[0])
    to_x = linear_scale((0.5, len(costs) + 0.5), (LEFT, RIGHT))
    to_j = linear_scale((0, top), (BOTTOM, TOP))
    counted = range(1, len(costs) + 1)
    curves = [best_of(costs, first - first % many, many) for many in tries]
    parts = [*cost_axis(top), *numbers_below(counted, to_x)]
    # The best of all lies lowest, and one start is drawn over it.
    for nth, curve in reversed(list(enumerate(curves))):
        at = [f"{to_x(k):.1f},{to_j(cost):.1f}" for k, cost in zip(counted, curve, strict=True)]
        rises = (k for k in range(1, len(curve)) if cost_rises(curve[k - 1], curve[k], tolerance))
        fill, y = colour(nth), TOP + 22 + 20 * nth
        parts += [
            path(f"M{'L'.join(at)}", stroke=fill, width=2.5, dashes=DASHES[nth]),
            path("".join(f"M{at[k - 1]}L{at[k]}" for k in rises), stroke=BAD, width=3.5),
            path("".join(f"M{place}{MARKERS[nth]}" for place in at), fill, "#fff", 0.75),
            path(f"M{RIGHT - 160},{y - 4}h30", stroke=fill, width=2.5, dashes=DASHES[nth]),
            path(f"M{RIGHT - 145},{y - 4}{MARKERS[nth]}", fill, "#fff", 0.75),
            text(RIGHT - 118, y, _tries_words(tries[nth]), fill=fill, size=12, weight="600"),
        ]
    said = " ".join(
        f"{_tries_words(many)}: {', '.join(format_number(cost) for cost in curve)}."
        for many, curve in zip(tries, curves, strict=True)
    )
    alt = f"J at the end for K = 1 to {len(costs)}. {said}"
    right = WIDTH + BETWEEN
    headings = [
        text(LEFT, 20, "J at the end, against K", weight="600"),
        text(right, 20, "The same numbers", weight="600"),
    ]
    whole = [*panel(0, parts), *panel(right, _table(curves, tries)), *headings]
    return document(right + WIDTH, HEIGHT + HEADING, alt, whole)


def _table(curves, tries):
    parts = [text(0, 20, "K", weight="600")]
    for nth, (many, curve) in enumerate(zip(tries, curves, strict=True)):
        right = 110 + 130 * nth
        parts.append(text(right, 20, _tries_words(many), "end", weight="600"))
        parts += [text(right, 44 + 24 * k, format_number(cost), "end") for k, cost in enumerate(curve)]
    return parts + [text(0, 44 + 24 * k, str(k + 1), weight="600") for k in range(len(curves[0]))]


def _tries_words(many):
    return "One start" if many == 1 else f"Best of {many} starts"
