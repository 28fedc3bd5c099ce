"""Pictures side by side, each with a line below it: how many colours it has, and how far it is from the first."""

import base64
from html import escape

import numpy as np

from kmcourse.pictures import format_number
from kmcourse.png import png_of_colours, png_of_palette

WIDTH = 256  # of each picture as it is shown, whatever its own size
MOST_COLOURS_OF_A_PALETTE = 256
# The dark theme must not turn a picture's colours, as it turns those of a drawing.
STYLE = """
.km-pictures { display: flex; flex-wrap: wrap; gap: 16px; margin: 0.5em 0; }
.km-pictures figure { margin: 0; }
.km-pictures img { display: block; max-width: 100%; height: auto; image-rendering: pixelated; }
.km-pictures figcaption { padding-top: 4px; }
"""


class PictureRow:
    """Pictures with their names, as a notebook shows them.

    Parameters
    ----------
    images : dict of str to (height, width, 3) ndarray of uint8
        The first is what the others are measured against, where they have its size.

    Raises
    ------
    ValueError
        If there is none, or one is no such array.
    """

    def __init__(self, images):
        if not images:
            raise ValueError("There is no picture; give each with a name, as in pictures(before=image, after=few).")
        self.images = {name: _as_picture(image, name) for name, image in images.items()}

    def lines(self):
        """Return what stands below each picture."""
        first = next(iter(self.images.values()))
        return [_line(name, image, first) for name, image in self.images.items()]

    def _repr_mimebundle_(self, include=None, exclude=None):
        figures = "".join(
            f'<figure><img src="data:image/png;base64,{base64.b64encode(_png(image)).decode()}" width="{WIDTH}" '
            f'alt="{escape(_alt(image, line))}"><figcaption>{escape(line)}</figcaption></figure>'
            for image, line in zip(self.images.values(), self.lines(), strict=True)
        )
        return {"text/html": f'<div class="km-pictures"><style>{STYLE}</style>{figures}</div>', "text/plain": str(self)}

    def __repr__(self):
        return "\n".join(self.lines())


def _as_picture(image, name):
    image = np.asarray(image)
    if image.dtype != np.uint8 or image.ndim != 3 or image.shape[2] != 3 or image.size == 0:
        raise ValueError(
            f"{name} is an array of {image.dtype} with shape {image.shape}; "
            "expected uint8 with shape (height, width, 3) and at least one pixel."
        )
    return image


def _line(name, image, first):
    count = len(np.unique(image.reshape(-1, 3), axis=0))
    line = f"{name}: {count} colour{'' if count == 1 else 's'}"
    if image is first or image.shape != first.shape:
        return line
    cost = ((image.astype(float) - first) ** 2).sum(axis=2).mean()
    return f"{line}, J = {format_number(cost)}"


def _alt(image, line):
    height, width, _ = image.shape
    return f"{line}. {width} × {height} pixels."


def _png(image):
    palette, labels = np.unique(image.reshape(-1, 3), axis=0, return_inverse=True)
    if len(palette) > MOST_COLOURS_OF_A_PALETTE:
        return png_of_colours(image)
    return png_of_palette(labels.reshape(image.shape[:2]), palette)
