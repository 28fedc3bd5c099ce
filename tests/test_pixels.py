"""A picture with few colours."""

import numpy as np
import pytest

from kmcourse.datasets import generated_picture
from kmcourse.kmeans import assign_points
from kmcourse.pixels import compress_image


def colours(image):
    return np.unique(image.reshape(-1, image.shape[2]), axis=0)


@pytest.mark.parametrize("K", [1, 2, 16])
def test_the_picture_keeps_its_shape_and_has_at_most_K_colours(K):
    image = generated_picture(32)

    small = compress_image(image, K, np.random.default_rng(0))

    assert small.shape == image.shape
    assert small.dtype == np.uint8
    assert 1 <= len(colours(small)) <= K


def test_every_pixel_has_the_nearest_of_the_colours_that_are_left():
    image = generated_picture(32)
    small = compress_image(image, 4, np.random.default_rng(0))
    palette, pixels = colours(small), image.reshape(-1, 3)

    nearest = palette[assign_points(pixels, palette)].astype(float)

    chosen = small.reshape(-1, 3).astype(float)
    np.testing.assert_array_equal(((pixels - chosen) ** 2).sum(axis=1), ((pixels - nearest) ** 2).sum(axis=1))


def test_dark_and_bright_pixels_do_not_wrap_round():
    image = np.array([[[5], [250]], [[5], [250]]], dtype=np.uint8)

    assert compress_image(image, 1, np.random.default_rng(0)).ravel().tolist() == [128] * 4


def test_a_picture_with_few_colours_comes_back_as_it_is_and_as_a_copy():
    image = np.zeros((2, 2, 3), dtype=np.uint8)

    same = compress_image(image, 5, np.random.default_rng(0))
    same[:] = 9

    assert image.max() == 0


@pytest.mark.parametrize(
    "image",
    [np.zeros((2, 2, 3)), np.zeros((2, 2), dtype=np.uint8), np.zeros((0, 2, 3), dtype=np.uint8), [["red"]]],
)
def test_what_is_not_a_picture_is_refused(image):
    with pytest.raises(ValueError, match=r"expected uint8 with shape \(height, width, channels\)"):
        compress_image(image, 2, np.random.default_rng(0))
