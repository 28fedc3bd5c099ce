"""Distortion you can see: a picture with few colours, each pixel the centroid nearest to it."""

import numpy as np

from kmcourse.descent import run_kmeans
from kmcourse.inputs import as_count
from kmcourse.kmeans import assign_points
from kmcourse.starts import initialize_centroids


def compress_image(image, K, rng):
    """Redraw a picture with at most K colours.

    Parameters
    ----------
    image : (height, width, channels) ndarray of uint8
        Each channel from 0 to 255.
    K : int
        How many colours at most.
    rng : numpy.random.Generator
        Draws the first K colours, all different, from those in the picture.

    Returns
    -------
    (height, width, channels) ndarray of uint8
        Each pixel in the colour, of at most K, that is nearest to its own. A picture that has no more than K colours
        comes back as it is.

    Raises
    ------
    ValueError
        If `image` is not a three-dimensional array of uint8 with at least one pixel, or K is not at least 1.

    Examples
    --------
    >>> image = np.array([[[0, 0, 0], [10, 10, 10]], [[250, 250, 250], [240, 240, 240]]], dtype=np.uint8)
    >>> compress_image(image, 2, np.random.default_rng(0))[:, :, 0]
    array([[  5,   5],
           [245, 245]], dtype=uint8)
    """
    image = np.asarray(image)
    K = as_count(K, "K")
    if image.dtype != np.uint8 or image.ndim != 3 or image.size == 0:
        raise ValueError(
            f"image is an array of {image.dtype} with shape {image.shape}; "
            "expected uint8 with shape (height, width, channels) and at least one pixel."
        )
    pixels = image.reshape(-1, image.shape[2]).astype(float)
    colours = np.unique(pixels, axis=0)
    if len(colours) <= K:
        return image.copy()
    palette = run_kmeans(pixels, initialize_centroids(colours, K, rng)).centroids.round()
    return palette[assign_points(pixels, palette)].astype(np.uint8).reshape(image.shape)
