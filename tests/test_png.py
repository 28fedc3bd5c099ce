import io

import matplotlib.image
import numpy as np
import pytest

from kmcourse.png import png_of_colours, png_of_palette

SHAPES = [(1, 1), (3, 5), (200, 170)]


def read(png):
    """Return what a reader of PNG that is not ours sees, as uint8."""
    return (matplotlib.image.imread(io.BytesIO(png), format="png")[:, :, :3] * 255).round().astype(np.uint8)


@pytest.mark.parametrize(("height", "width"), SHAPES)
def test_every_pixel_comes_back(height, width):
    image = np.random.default_rng(0).integers(0, 256, (height, width, 3)).astype(np.uint8)

    assert (read(png_of_colours(image)) == image).all()


@pytest.mark.parametrize("K", [1, 2, 3, 4, 5, 16, 17, 256])
@pytest.mark.parametrize(("height", "width"), SHAPES)
def test_every_pixel_comes_back_from_a_palette(height, width, K):
    rng = np.random.default_rng(K)
    palette = rng.integers(0, 256, (K, 3)).astype(np.uint8)
    labels = rng.integers(0, K, (height, width))

    assert (read(png_of_palette(labels, palette)) == palette[labels]).all()


def test_few_colours_take_few_bits():
    labels = np.zeros((100, 80), dtype=int)
    sizes = [len(png_of_palette(labels, np.zeros((K, 3), dtype=np.uint8))) for K in (2, 4, 16)]

    assert sizes == [1186, 2192, 4228]
