"""What a screenshot is made of."""

import io

import matplotlib.image


def light_share(png):
    """Return the share, 0 to 1, of pixels that are nearly white."""
    pixels = matplotlib.image.imread(io.BytesIO(png), format="png")
    return float((pixels[:, :, :3] > 0.8).all(axis=2).mean())
