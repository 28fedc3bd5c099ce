"""At most K colours that K-means comes to rest at, every pixel the nearest; which ones depends on the draw."""

import numpy as np

from kmcourse import pixels
from kmcourse.checks import Seed
from tests.exercises.mutated.drawn import as_numbers

PARTS = (pixels.compress_image,)
INSTEAD = {  # what becomes of a picture with no more than K colours, the exercise leaves open
    "    if len(colours) <= K:\n        return image.copy()\n": "",
}
ROUNDING = 1.01  # in a channel: decimals may be rounded or cut off
NEAR = 2 * np.sqrt(3) * ROUNDING  # how much nearer one of two colours can become by rounding both


def draw(rng):
    while True:
        height, width = rng.integers(1, 6, 2)
        most, K = int(rng.choice([2, 20, 256])), int(rng.integers(1, 5))
        image = rng.integers(0, most, (height, width, 3)) + int(rng.integers(257 - most))
        if rng.random() < 0.5:  # the colours of the first column, each in many pixels
            image = image[rng.integers(height, size=(height, width)), 0]
        if len(np.unique(image.reshape(-1, 3), axis=0)) > K:
            return image.astype(np.uint8), K, Seed.drawn(rng)


def same(came, right, arguments):
    image, K, _ = arguments
    if as_numbers(came) is None or came.dtype != np.uint8 or came.shape != image.shape:
        return False
    X, given = image.reshape(-1, 3).astype(float), came.reshape(-1, 3).astype(float)
    colours, labels = np.unique(given, axis=0, return_inverse=True)
    distances = np.linalg.norm(X[:, None] - colours, axis=2)
    nearer = distances.min(axis=1) < distances[np.arange(len(X)), labels] - NEAR
    if len(colours) > K or nearer.any():
        return False
    if ((distances < distances.min(axis=1, keepdims=True) + NEAR).sum(axis=1) > 1).any():
        return True  # a pixel may have changed its colour by rounding, and then the means are those of other pixels
    means = np.array([X[labels == k].mean(axis=0) for k in range(len(colours))])
    return (abs(means - colours) <= ROUNDING).all()
