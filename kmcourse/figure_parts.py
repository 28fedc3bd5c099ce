"""What the figures are made of: points, centroids and squares in Matplotlib, and the HTML that carries the alt text.

Shapes and colours are those of the widgets, from pictures.py.
"""

import base64
import io
from html import escape

import numpy as np
from matplotlib.patches import Polygon

from kmcourse.pictures import GRID, INK, QUIET, colour

_MARKERS = "os^DvPX*"  # the shapes of pictures.MARKERS, in Matplotlib's letters
_DOTS_PER_INCH = 100
_FEW_TICKS = 6
# White paper turns to the dark theme's, dark ink to light, and every hue stays. Where no style is let through, the
# picture stays as it is, on white.
_STYLE = """
.km-figure { margin: 0.5em 0; }
.km-figure img { max-width: 100%; height: auto; background: #fff; }
body[data-jp-theme-light="false"] .km-figure img, body[data-vscode-theme-kind="vscode-dark"] .km-figure img,
html[theme="dark"] .km-figure img { filter: invert(0.93) hue-rotate(180deg); }
"""


class DescribedFigure:
    """A picture and the sentences that stand for it, as a notebook shows them.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    alt : str
        What the picture shows, with its numbers.
    """

    def __init__(self, figure, alt):
        self.figure, self.alt = figure, alt

    def png(self):
        """Return the picture as PNG, at twice the size at which it is shown."""
        file = io.BytesIO()
        self.figure.savefig(file, format="png", dpi=2 * _DOTS_PER_INCH, metadata={"Software": None})
        return file.getvalue()

    def _repr_mimebundle_(self, include=None, exclude=None):
        png = base64.b64encode(self.png()).decode()
        width = round(self.figure.get_figwidth() * _DOTS_PER_INCH)
        image = f'<img src="data:image/png;base64,{png}" width="{width}" alt="{escape(self.alt)}">'
        html = f'<figure class="km-figure"><style>{_STYLE}</style>{image}</figure>'
        return {"text/html": html, "text/plain": self.alt}

    def __repr__(self):
        return self.alt


def in_plane(places):
    """Return places on a line or in the plane as places in the plane."""
    return places if places.shape[1] == 2 else np.hstack([places, np.zeros_like(places)])


def corners_of_square(start, end):
    """Return the corners of the square on the way from `start` to `end`; on a line it stands above it."""
    side = end - start
    across = np.array([-side[1], side[0]]) * (1 if side[0] >= 0 else -1)
    return np.array([start, end, end + across, start + across])


def draw_square(axes, corners, label, area):
    """Draw the square on a distance, and write its area near its point unless `area` is 0."""
    axes.add_patch(Polygon(corners, facecolor=colour(label), alpha=0.16))
    axes.add_patch(Polygon(corners, fill=False, edgecolor=colour(label), linewidth=1.2))
    if area:
        centroid, point, _, above = corners
        # Half a unit inside the edge at the point: a larger square of the same centroid shows only there.
        inset = min(0.5, 0.5 / np.sqrt(area)) * (centroid - point)
        place = point + inset + (above - centroid) / 2
        axes.annotate(f"{area:.4g}", place, ha="center", va="center", fontsize=11, color=INK)


def draw_line(axes, ticks):
    """Draw the number line with these ticks, {place: words}, and nothing else."""
    axes.axhline(0, color=QUIET, linewidth=1, zorder=0)
    axes.set_xlim(min(ticks) - 1, max(ticks) + 1)
    axes.set_xticks(list(ticks), ticks.values())
    axes.set_yticks([])
    axes.spines[:].set_visible(False)
    axes.tick_params(axis="x", length=0, labelsize=11, labelcolor=INK)


def draw_plane(axes):
    """Draw the frame of a plane: both axes in one unit, a quiet grid."""
    axes.set_aspect("equal")
    axes.margins(0.1)
    axes.grid(color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(QUIET)
    axes.tick_params(colors=QUIET)


def draw_points(axes, X, labels):
    """Draw the points of every cluster in its shape and colour."""
    for k in np.unique(labels):
        x, y = in_plane(X[labels == k]).T
        axes.plot(x, y, _MARKERS[k % 8], color=colour(k), markersize=8, markeredgecolor="#fff", clip_on=False, zorder=3)


def draw_centroids(axes, centroids, name_at=None):
    """Draw every centroid as a ring with a cross, its name beside it, `name_at` dots away."""
    for k, place in enumerate(in_plane(centroids)):
        ring = {"color": "#fff", "markeredgecolor": colour(k), "markeredgewidth": 2.5, "markersize": 12}
        axes.plot(*place, "o", **ring, clip_on=False, zorder=4)
        axes.plot(*place, "x", color=colour(k), markeredgewidth=2.5, markersize=5, clip_on=False, zorder=5)
        if name_at:
            there = {"xytext": name_at, "textcoords": "offset points", "ha": "center"}
            axes.annotate(centroid_name(k, len(centroids)), place, **there, fontsize=12, color=colour(k), zorder=6)


def draw_table(axes, table, labels):
    """Draw the (m, K) table of squares, in each row a frame around the chosen one."""
    m, K = table.shape
    axes.set_axis_off()
    axes.set_xlim(-1.2, K - 0.4)
    axes.set_ylim(m - 0.4, -1.9)
    axes.text((K - 1) / 2, -1.6, "squared distance to", ha="center", fontsize=10, color=INK)
    for k in range(K):
        axes.text(k, -0.75, centroid_name(k, K), ha="center", fontsize=12, color=colour(k))
    for i, row in enumerate(table):
        axes.text(-0.9, i, f"point {i + 1}", ha="center", va="center", fontsize=10, color=QUIET)
        for k, square in enumerate(row):
            style = {}
            if k == labels[i]:
                style = {"weight": "bold", "bbox": {"boxstyle": "round", "facecolor": "#fff", "edgecolor": colour(k)}}
            axes.text(k, i, f"{square:.4g}", ha="center", va="center", fontsize=10, color=INK, **style)


def draw_curve(axes, counted, share):
    """Draw shares in per cent against K, a dot each."""
    axes.plot(counted, share, "o-", color=colour(0), markersize=4, clip_on=False)
    axes.set_ylim(0, 105)
    axes.set_xticks(counted[::2] if len(counted) > _FEW_TICKS else counted)
    axes.set_xlabel("K", fontsize=9)
    axes.grid(color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(QUIET)
    axes.tick_params(colors=QUIET, labelsize=8)


def centroid_name(k, K):
    """Return "μ" for the only centroid, "μ₁", "μ₂" … for several.

    Examples
    --------
    >>> centroid_name(0, 1), centroid_name(9, 12)
    ('μ', 'μ₁₀')
    """
    return "μ" + ("" if K == 1 else "".join(chr(0x2080 + int(digit)) for digit in str(k + 1)))
