"""The colours: a picture in fewer and fewer of them, what that loses, and what it saves."""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from kmcourse.colours_picture import LAYOUT, LOST_PER_UNIT, Redrawn, bits_of, colours_picture, grouped
from kmcourse.datasets import generated_picture
from kmcourse.inputs import as_count
from kmcourse.kmeans import assign_points, compute_cost
from kmcourse.pictures import format_number
from kmcourse.pixels import compress_image
from kmcourse.widgets.player import Player, packed

MOST_PIXELS = 160 * 160  # more would make the notebook heavy and K-means slow
MOST_COLOURS = 64  # more could not be told apart in the palette
MOST_KS = 10
SEED = 0


class Colours(Player):
    """A picture redrawn by K-means with at most K colours, for several K.

    Parameters
    ----------
    image : (height, width, 3) ndarray of uint8, optional
        At most 25 600 pixels; without one, `km.datasets.generated_picture()`.
    Ks : sequence of int
        How many colours: up to ten different numbers from 1 to 64.

    Raises
    ------
    ValueError
        If `image` is no such array, or `Ks` are no such numbers.

    Examples
    --------
    >>> Colours(Ks=[4, 16])
    A picture of 128 × 128 pixels in 4 and 16 colours: with 16, J is 56.78 and the picture 5.97 times smaller.
    """

    stem = "colours"

    def __init__(self, image=None, Ks=(2, 4, 8, 16, 32, 64)):
        self.image = generated_picture() if image is None else _as_picture(image)
        self.Ks = _as_numbers_of_colours(Ks)
        self._redrawn = _redraw(self.image.tobytes(), self.image.shape, self.Ks)
        # Neither the poorest nor the one that looks like the original.
        self._first = len(self.Ks) // 2

    @property
    def plain_text(self):
        """One line that says what is shown."""
        height, width, _ = self.image.shape
        *first, last = self.Ks
        listed = f"{', '.join(map(str, first))} and {last}" if first else last
        shown = self._redrawn[self._first]
        factor = bits_of(height * width, None) / bits_of(height * width, shown.K)
        return (
            f"A picture of {width} × {height} pixels in {listed} colours: with {shown.K}, J is "
            f"{format_number(shown.cost)} and the picture {factor:.2f} times smaller."
        )

    def data(self):
        """Return the picture's bytes, and a palette and J for each K; the page finds each pixel's colour itself."""
        height, width, _ = self.image.shape
        return {
            "width": width,
            "height": height,
            "image": packed(self.image),
            "runs": [{"K": run.K, "palette": packed(run.palette), "cost": run.cost} for run in self._redrawn],
            "first": self._first,
            "layout": LAYOUT,
            "lostPerUnit": LOST_PER_UNIT,
        }

    def picture(self):
        """Return the picture, what K colours make of it, what is lost, and J for each K."""
        return colours_picture(self.image, self._redrawn, self._first)


def _as_picture(image):
    image = np.asarray(image)
    if image.dtype != np.uint8 or image.ndim != 3 or image.shape[2] != 3 or image.size == 0:
        raise ValueError(
            f"image is an array of {image.dtype} with shape {image.shape}; "
            "expected uint8 with shape (height, width, 3) and at least one pixel."
        )
    if image.shape[0] * image.shape[1] > MOST_PIXELS:
        raise ValueError(
            f"image has {grouped(image.shape[0] * image.shape[1])} pixels; expected at most {grouped(MOST_PIXELS)}: "
            "image[::2, ::2] takes every second row and column."
        )
    return image


def _as_numbers_of_colours(Ks):
    if isinstance(Ks, str) or not isinstance(Ks, Iterable):
        raise ValueError(f"Ks is {Ks!r}; expected numbers of colours, such as (2, 4, 8, 16).")
    numbers = [as_count(K, f"Ks[{place}]") for place, K in enumerate(Ks)]
    if not 1 <= len(numbers) <= MOST_KS:
        raise ValueError(f"Ks has {len(numbers)} entries; expected 1 to {MOST_KS}.")
    for place, K in enumerate(numbers):
        if K > MOST_COLOURS:
            raise ValueError(f"Ks[{place}] is {K}; expected at most {MOST_COLOURS} colours.")
        if K in numbers[:place]:
            raise ValueError(f"Ks has {K} more than once; each number of colours is shown once.")
    return tuple(sorted(numbers))


# Shown, exported and asked for its words, a widget is made several times from one picture.
@lru_cache(maxsize=4)
def _redraw(content, shape, Ks):
    """Return a `Redrawn` for each K, from one fixed seed."""
    image = np.frombuffer(content, dtype=np.uint8).reshape(shape)
    pixels = image.reshape(-1, 3).astype(float)
    redrawn = []
    for K in Ks:
        few = compress_image(image, K, np.random.default_rng(SEED)).reshape(-1, 3)
        palette = np.unique(few, axis=0)
        # From dark to light, as the eye weighs the three.
        palette = palette[np.argsort(palette @ (299, 587, 114), kind="stable")]
        labels = assign_points(pixels, palette)
        redrawn.append(Redrawn(K, palette, labels.reshape(shape[:2]), compute_cost(pixels, labels, palette)))
    return tuple(redrawn)
