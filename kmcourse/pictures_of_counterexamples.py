"""A counter-example as a picture: what came back in the plane or on a line, and the one change that lowers J.

It stands beside code and its messages, so it counts as they do: points and centroids from 0.
"""

import numpy as np

from kmcourse.oracle import AssignCertificate
from kmcourse.pictures import DARK, GRID, INK, LIGHT, QUIET, colour, document, format_number, line, path, text
from kmcourse.pictures_of_runs import HEIGHT, LEFT, WIDTH, frame_of, places_in, plane

HEADING = 30
LINE_FROM, LINE_TO = 66, 232  # what is left of the height where all points are on a line
DARK_INK, DARK_QUIET, DARK_GRID, DARK_PAPER = "#eceff3", "#a9b2bd", "#3a4149", "#16191d"


def counter_example(example):
    """Return the picture of a `CounterExample`; its alt text says the points, the change and both J.

    Returns
    -------
    Picture
        In colours for light and for dark: an <img> shows those of the `color-scheme` it stands in.
    """
    X, labels, centroids = np.array(example.X), np.array(example.labels), np.array(example.centroids)
    draw = _relabelled if isinstance(example.certificate, AssignCertificate) else _nudged
    drawn, height = draw(X, labels, centroids, example.certificate), HEIGHT
    if X.shape[1] == 1:
        drawn, height = f'<g transform="translate(0 {-LINE_FROM})">{drawn}</g>', LINE_TO - LINE_FROM
    parts = [*_key(example.certificate), f'<g transform="translate(0 {HEADING})">{drawn}</g>']
    # A centroid that waits at the edge needs room for its disc.
    return _in_both_themes(document(WIDTH + 8, height + HEADING, _alt(X, centroids, example.sentence), parts))


def _relabelled(X, labels, centroids, certificate):
    seen = np.vstack([X, centroids[[certificate.label, certificate.better]]])
    frame = frame_of(seen, centroids[None])
    points, discs = places_in(frame, X, centroids)
    here, there = points[certificate.point], discs[certificate.better]
    parts = [*plane(X, labels, centroids, frame, first=0), _dashed_between(here, 9, there, 13)]
    return "".join([*parts, path(_circle(*here, 9), stroke=INK, width=2.5)])


def _nudged(X, labels, centroids, certificate):
    k = certificate.centroid
    nudged = centroids.copy()
    nudged[k, certificate.feature] += certificate.nudge
    frame = frame_of(np.vstack([X, centroids[k], nudged[k]]), np.stack([centroids, nudged]))
    here, there = (places_in(frame, X, each)[1][k] for each in (centroids, nudged))
    ring = path(_circle(*there, 11), stroke=INK, width=2, dashes="4 3")
    return "".join([ring, *plane(X, labels, centroids, frame, first=0), _dashed_between(here, 12, there, 12)])


def _key(certificate):
    """Say which J belongs to what came back, and which to the dashed change."""
    if isinstance(certificate, AssignCertificate):
        given, dashed = line(LEFT, 16, LEFT + 22, 16, colour(certificate.label), 2.5), _dashed(226, 16, 248, 16)
    else:
        given = path(_circle(LEFT + 11, 16, 7), fill=colour(certificate.centroid))
        dashed = path(_circle(237, 16, 7), stroke=INK, width=2, dashes="4 3")
    now, then = format_number(certificate.cost), format_number(certificate.better_cost)
    return [
        given,
        text(LEFT + 28, 20, f"as given: J = {now}"),
        dashed,
        text(254, 20, f"dashed: J = {then}", weight="600"),
    ]


def _dashed_between(here, leave, there, stop):
    """Return a dashed line from the edge of one circle to the edge of another; nothing where they touch."""
    way = np.hypot(*(there - here))
    if way < leave + stop + 4:
        return ""
    along = (there - here) / way
    return _dashed(*(here + along * leave), *(there - along * stop))


def _dashed(x1, y1, x2, y2):
    return path(f"M{x1:.1f},{y1:.1f}L{x2:.1f},{y2:.1f}", stroke=INK, width=2.5, dashes="5 4")


def _circle(x, y, radius):
    return f"M{x - radius:.1f},{y:.1f}a{radius},{radius} 0 1 0 {2 * radius},0a{radius},{radius} 0 1 0 {-2 * radius},0"


def _alt(X, centroids, sentence):
    where = "on a line" if X.shape[1] == 1 else "in the plane"
    points = "1 point" if len(X) == 1 else f"{len(X)} points"
    others = "1 centroid" if len(centroids) == 1 else f"{len(centroids)} centroids"
    return f"A counter-example: {points} {where} and {others}. {sentence}"


def _in_both_themes(picture):
    pairs = [*zip(LIGHT, DARK, strict=True), (INK, DARK_INK), (QUIET, DARK_QUIET), (GRID, DARK_GRID)]
    rules = "".join(
        f'[{attribute}="{light}"]{{{attribute}:{dark}}}'
        for light, dark in [*pairs, ("#fff", DARK_PAPER)]
        for attribute in ("fill", "stroke")
        if f'{attribute}="{light}"' in picture.svg
    )
    style = f"<style>@media (prefers-color-scheme:dark){{{rules}}}</style>"
    return picture._replace(svg=picture.svg.replace("<title>", f"{style}<title>", 1))
