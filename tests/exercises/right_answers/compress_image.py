"""Right answers to compress_image: whichever colours they start from, and however they round."""

import numpy as np

import kmcourse as km


def starts_from_pixels(image, K, rng):
    pixels = image.reshape(-1, 3).astype(float)
    start = km.initialize_centroids(pixels, K, rng)
    labels, palette, _ = km.run_kmeans(pixels, start)
    return palette.round().astype(np.uint8)[labels].reshape(image.shape)


def cuts_decimals_off(image, K, rng):
    height, width, channels = image.shape
    pixels = np.array(image, dtype=np.float64).reshape(height * width, channels)
    labels, palette, _ = km.run_kmeans(pixels, rng.permutation(pixels)[:K])
    return palette[labels].astype("uint8").reshape(height, width, channels)


def between_0_and_1_and_back(image, K, rng):
    pixels = (image / 255).reshape(-1, 3)
    labels, palette, _ = km.run_kmeans(pixels, pixels[rng.choice(len(pixels), K, replace=False)])
    return np.uint8(np.rint(255 * palette[labels])).reshape(image.shape)


def best_of_three(image, K, rng):
    pixels = image.reshape(-1, 3).astype(int)
    labels, palette, _ = km.best_run(pixels, K, 3, rng)
    return np.clip(palette + 0.5, 0, 255).astype(np.uint8)[labels].reshape(image.shape)


def loops_over_the_pixels(image, K, rng):
    palette = km.compress_image(image, K, rng)
    colours = np.unique(palette.reshape(-1, 3), axis=0).astype(int).tolist()
    result = np.empty_like(image)
    for row in range(image.shape[0]):
        for column in range(image.shape[1]):
            pixel = image[row, column].tolist()
            result[row, column] = min(colours, key=lambda c: sum((a - b) ** 2 for a, b in zip(pixel, c, strict=True)))
    return result


def iterations_of_its_own(image, K, rng):
    X = image.reshape(-1, image.shape[-1]).astype(np.float32)
    mu = rng.choice(np.unique(X, axis=0), min(K, len(np.unique(X, axis=0))), replace=False)
    for _ in range(30):
        c = np.linalg.norm(X[:, None] - mu, axis=2).argmin(axis=1)
        mu = np.stack([X[c == k].mean(axis=0) if np.any(c == k) else mu[k] for k in range(len(mu))])
    return mu[c].round().reshape(image.shape).astype(np.uint8)


def writes_a_copy_colour_by_colour(image, K, rng):
    pixels = image.reshape(-1, 3).astype(float)
    labels, palette, _ = km.run_kmeans(pixels, km.initialize_centroids(pixels, K, rng))
    labels = labels.reshape(image.shape[:2])
    redrawn = image.copy()
    for k in range(K):
        redrawn[labels == k] = np.round(palette[k])
    return redrawn


def starts_far_apart(image, K, rng):
    pixels = image.reshape(-1, 3).astype(float)
    start = pixels[[rng.integers(len(pixels))]]
    while len(start) < K:
        weights = km.kmeans_plus_plus_weights(pixels, start)
        start = np.vstack([start, rng.choice(pixels, p=weights)])
    labels, palette, _ = km.run_kmeans(pixels, start)
    return np.take(palette.round(), labels, axis=0).astype(np.uint8).reshape(image.shape)


def lists_all_through(image, K, rng):
    pixels = [tuple(pixel) for row in image.tolist() for pixel in row]
    palette = [tuple(colour) for colour in rng.permutation(sorted(set(pixels)))[:K].tolist()]
    while True:
        clusters = {colour: [] for colour in palette}
        for pixel in pixels:
            nearest = min(clusters, key=lambda colour: sum((a - b) ** 2 for a, b in zip(pixel, colour, strict=True)))
            clusters[nearest].append(pixel)
        moved = [tuple(sum(c) / len(own) for c in zip(*own, strict=True)) if own else k for k, own in clusters.items()]
        if moved == palette:
            break
        palette = moved
    paint = {pixel: colour for colour, own in clusters.items() for pixel in own}
    rows = [[[int(channel) for channel in paint[tuple(pixel)]] for pixel in row] for row in image.tolist()]
    return np.array(rows, dtype=np.uint8)


def distinct_colours_once_and_weighed(image, K, rng):
    colours, where, counts = np.unique(image.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    colours, where = colours.astype(float), where.ravel()
    mu = rng.choice(colours, min(K, len(colours)), replace=False)
    for _ in range(50):
        c = km.assign_points(colours, mu)
        for k in np.unique(c):
            mu[k] = np.average(colours[c == k], axis=0, weights=counts[c == k])
    return np.rint(mu[c][where]).astype(np.uint8).reshape(image.shape)


def until_no_pixel_changes(image, K, rng):
    def go_on(palette, before=None):
        labels = km.assign_points(pixels, palette)
        if before is not None and np.array_equal(labels, before):
            return palette, labels
        return go_on(km.move_centroids(pixels, labels, palette), labels)

    pixels = image.reshape(-1, 3).astype(np.int32)
    rows = []
    while len(rows) < K:
        i = int(rng.integers(0, len(pixels)))
        if all((pixels[i] != pixels[j]).any() for j in rows):
            rows.append(i)
    palette, labels = go_on(pixels[rows])
    return np.reshape([np.ceil(palette[k] - 0.5) for k in labels], image.shape).astype(np.uint8)


def channels_first_and_back(image, K, rng):
    red, green, blue = (image[:, :, c].ravel().astype(np.float32) for c in range(3))
    pixels = np.stack([red, green, blue], axis=1)
    labels, palette, _ = km.run_kmeans(pixels, km.initialize_centroids(pixels, K, rng))
    planes = [palette[labels, c].round().reshape(image.shape[:2]) for c in range(3)]
    return np.dstack(planes).astype(np.uint8)


def a_generator_of_its_own_seeded_by_rng(image, K, rng):
    print("a picture of", image.shape)
    own = np.random.RandomState(rng.integers(2**31))
    pixels = image.reshape(-1, 3) / 1.0
    labels, palette, _ = km.run_kmeans(pixels, pixels[own.permutation(len(pixels))[:K]])
    np.log(palette * 0)  # warns
    return np.asarray(palette, dtype="B")[labels].reshape(image.shape)


def half_steps_by_hand(image, K, rng):
    pixels = image.reshape(-1, 3).astype(float)
    for step in km.half_steps(pixels, km.initialize_centroids(pixels, K, rng)):
        palette = step.centroids
    return palette.round().astype(np.uint8)[km.assign_points(pixels, palette.round())].reshape(image.shape)


class _Quantiser:
    def __init__(self, image, K, rng):
        self.image, self.pixels = image, image.reshape(-1, 3).astype(float)
        self.palette = km.best_run(self.pixels, K, 2, rng)[1]

    def picture(self):
        labels = km.assign_points(self.pixels, self.palette)
        return self.palette.astype(np.uint8)[labels].reshape(self.image.shape)


a_lambda = lambda image, K, rng: _Quantiser(image, K, rng).picture()  # noqa: E731


class _Palette:
    def __call__(self, image, K, rng):
        return km.compress_image(image, K, rng)


a_callable_object = _Palette()
