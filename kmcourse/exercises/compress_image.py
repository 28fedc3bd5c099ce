"""compress_image: redraw a picture with at most K colours, each pixel in the nearest of them."""

import numpy as np

from kmcourse import datasets, descent
from kmcourse import pixels as km
from kmcourse.checks import Draws, Exercise, Seed, Unmet, expect, expect_draws, expect_picture
from kmcourse.checks.draws import as_numbers
from kmcourse.checks.expect_picture import cost_of_picture as cost_of
from kmcourse.checks.expect_picture import pixels as pixels_of
from kmcourse.checks.wording import number

PICTURE = datasets.generated_picture(16)[4:14]
NOISE = (np.arange(126) * 89 % 256).astype(np.uint8).reshape(6, 7, 3)  # 42 colours
SIX = np.array([[[0, 50, 90], [30, 10, 60], [60, 30, 0]], [[20, 80, 40], [70, 40, 50], [60, 90, 60]]], dtype=np.uint8)
# Two centroids end at the means of the dark and of the bright pixels, from whichever two of the eight they start; in
# unsigned bytes, some of the eight seem to be nearer to the other mean.
DARK = [[26, 21, 62], [13, 24, 59], [23, 28, 59], [26, 19, 72]]
BRIGHT = [[195, 239, 200], [208, 246, 192], [196, 246, 196], [193, 245, 196]]
DARK_AND_BRIGHT = np.array([DARK, BRIGHT], dtype=np.uint8)
MEANS = np.repeat([[22, 23, 63], [198, 244, 196]], 4, axis=0)
FIVE_BLACK = np.array([[[0, 0, 0]] * 5 + [[60, 120, 240]]], dtype=np.uint8)
# Nearly black, nearly red, and one pixel in cyan: its squared distance to both is above 100 000.
FAR_APART = np.array([[n, 0, 0] for n in [*range(12), *range(244, 256)]] + [[0, 255, 255]], np.uint8).reshape(5, 5, 3)

exercise = Exercise(
    name="compress_image",
    notebook="10",
    asks="Return the picture in at most K colours that K-means finds: the same shape, uint8, every pixel the nearest.",
    reference=km.compress_image,
    builds_on=("best_run",),
    telling=[],  # at the end: what a picture shows whatever was drawn
    hints=(
        "What are the points here, and what are their features? How many rows and columns has X?",
        "`image.reshape(-1, 3).astype(float)` has a row a pixel. Run K-means on it, from K rows that rng draws: the "
        "centroids are the palette, and the labels say which colour each pixel gets.",
        "The palette is to be rounded and made `np.uint8`; with the labels between its brackets there is a row a pixel "
        "again, and `.reshape(image.shape)` makes a picture of them.",
    ),
)


@exercise.solution
def compress_image(image, K, rng):
    pixels = image.reshape(-1, image.shape[2]).astype(float)  # one row a pixel
    colours = np.unique(pixels, axis=0)
    if len(colours) <= K:
        return image.copy()
    start = km.initialize_centroids(colours, K, rng)
    _, palette, _ = km.run_kmeans(pixels, start)
    palette = palette.round()
    labels = km.assign_points(pixels, palette)
    return palette[labels].astype(np.uint8).reshape(image.shape)


@exercise.check("The picture keeps its shape: height, width, channels", points=1)
def keeps_its_shape(answer, rng):
    for image in (PICTURE, NOISE):
        expect.of_shape(answer(image, 3, Seed.drawn(rng)), image.shape)


@exercise.check("Its numbers are of type uint8, as in any picture", points=1)
def keeps_its_type(answer, rng):
    given = expect.of_shape(answer(NOISE, 3, Seed.drawn(rng)), NOISE.shape)
    if given.dtype != np.uint8:
        raise Unmet(f"It gave numbers of type {given.dtype}; expected uint8, whole numbers from 0 to 255.")


@exercise.check("At most K colours are left", points=2)
def at_most_K_colours(answer, rng):
    for K in (1, 2, 5):
        count = len(np.unique(pixels_of(answer(PICTURE, K, Seed.drawn(rng)), PICTURE), axis=0))
        if count > K:
            raise Unmet(f"What it gave has {count} colours; expected at most {K}.")


@exercise.check("Every pixel has the nearest of the colours that are left, however far apart they are", points=1)
def nearest_colours(answer, rng):
    for image, K in [(PICTURE, 2), (NOISE, 4)] + [(FAR_APART, 2)] * 12:
        expect_picture.nearest_colours(pixels_of(answer(image, K, Seed.drawn(rng)), image), image)


@exercise.check("A colour is the mean of the pixels that get it: of four dark and of four bright, or of all", points=2)
def dark_and_bright(answer, rng):
    for image, K, means in [(DARK_AND_BRIGHT, 2, MEANS)] * 4 + [(FIVE_BLACK, 1, np.array([[10, 20, 40]] * 6))]:
        expect_picture.colours_of_pixels(pixels_of(answer(image, K, Seed.drawn(rng)), image), image, means)


@exercise.check("Twelve colours lower J to less than a twentieth of what it is with one", points=1)
def more_colours(answer, rng):
    given = [pixels_of(answer(PICTURE, 12, Seed.drawn(rng)), PICTURE) for _ in range(3)]
    lowest, single = min(cost_of(g, PICTURE) for g in given), cost_of(PICTURE.reshape(-1, 3).mean(axis=0), PICTURE)
    if lowest > single / 20:
        raise Unmet(
            f"With twelve colours J is {number(lowest)}, the lowest of three tries; with one colour, the mean of all, "
            f"it is {number(single)}."
        )


@exercise.check("All that is random comes from rng: the same seed, the same picture; another seed, another", points=1)
def from_rng(answer, rng):
    pictures = [pixels_of(answer(NOISE, 12, seed), NOISE) for seed in expect_draws.seeds(rng, 4)]
    expect_draws.from_rng([picture.round().tolist() for picture in pictures])


@exercise.check("The picture that was given stays as it was", points=1)
def image_stays(answer, rng):
    pixels_of(answer(NOISE, 3, Seed.drawn(rng)), NOISE)
    expect.unchanged(answer)


# The known mistakes.
UINT8 = "A picture is made of whole numbers from 0 to 255: round, and turn them into np.uint8 at the end."
SHAPE = "K-means wants a row a pixel; afterwards .reshape(image.shape) makes a picture of the rows again."
ONE_EACH = "The labels say which colour each pixel gets: palette[labels] has a row a pixel."
ALL_FROM_RNG = "All that is random is to come from rng: pass it on to every draw, and make no generator of your own."
LIMIT = "What is larger than every distance? Between black and white the square is 195 075."
COUNT = "How many colours are left when K is 2? There are to be as many centroids as colours: K."


def shown(image, K, times):
    """Return telling inputs that show in words what becomes of a picture."""
    calls = tuple((image, K, Seed(number)) for number in range(times))
    return Draws(calls, lambda values: expect_picture.in_words(values, image, K))


def clustered(pixels, K, rng):
    """Return labels and palette of a run that starts from different colours."""
    return km.run_kmeans(pixels, km.initialize_centroids(np.unique(pixels, axis=0), K, rng))[:2]


def picture(labels, palette, image):
    """Return the picture in the colours of a palette."""
    return palette.round().astype(np.uint8)[labels].reshape(image.shape)


def by_run(give):
    """Return the answer that gives something of a right run: give(labels, palette, image)."""
    return lambda image, K, rng: give(*clustered(image.reshape(-1, 3).astype(float), K, rng), image)


def below(limit):
    """Return the answer that looks for a colour nearer than a limit, and takes the first if there is none."""

    def assign(pixels, palette):
        squares = ((pixels[:, None] - palette) ** 2).sum(axis=2)
        return np.where(squares.min(axis=1) < limit, squares.argmin(axis=1), 0)

    def redraw(image, K, rng):
        pixels = image.reshape(-1, 3).astype(float)
        start = km.initialize_centroids(np.unique(pixels, axis=0), K, rng)
        *_, end = descent.half_steps(pixels, start, assign=assign, max_iterations=20)
        return picture(end.labels, end.centroids, image)

    return redraw


def with_palette(draw):
    """Return the answer that redraws with a palette, draw(pixels, K, rng), as it is."""

    def redraw(image, K, rng):
        palette = draw(image.reshape(-1, 3), K, rng)
        return picture(km.assign_points(image.reshape(-1, 3), palette), palette, image)

    return redraw


def seeded(*seed):
    """Return the answer that draws with a generator of its own."""
    return lambda image, K, rng: km.compress_image(image, K, np.random.default_rng(*seed))


exercise.mistake("floats", UINT8, by_run(lambda c, mu, image: mu[c].reshape(image.shape)))
exercise.mistake("from_0_to_1", UINT8, by_run(lambda c, mu, image: mu[c].reshape(image.shape) / 255))
exercise.mistake(
    "all_black",
    "From numbers between 0 and 1 np.uint8 cuts off all that there is: multiply by 255 before.",
    by_run(lambda c, mu, image: (mu[c].reshape(image.shape) / 255).astype(np.uint8)),
)
exercise.mistake("rows_of_pixels", SHAPE, by_run(lambda c, mu, image: picture(c, mu, image).reshape(-1, 3)))
exercise.mistake(
    "height_and_width_swapped", SHAPE, by_run(lambda c, mu, image: picture(c, mu, image).reshape(image.shape[1], -1, 3))
)
exercise.mistake("labels_alone", ONE_EACH, by_run(lambda c, mu, image: c.reshape(image.shape[:2])))
exercise.mistake("palette_alone", ONE_EACH, by_run(lambda c, mu, image: mu.round().astype(np.uint8)))
exercise.mistake("smallest_begins_much_too_low", LIMIT, below(1000))
exercise.mistake("smallest_begins_too_low", LIMIT, below(1e5), [shown(FAR_APART, 2, 16)])
exercise.mistake(
    "centroids_not_moved",
    "Drawn pixels are a start, not yet the palette: let K-means move them.",
    with_palette(lambda pixels, K, rng: rng.choice(np.unique(pixels, axis=0), K, replace=False)),
)
exercise.mistake(
    "random_palette",
    "These colours have nothing to do with the picture: run K-means on its pixels to find the palette.",
    with_palette(lambda pixels, K, rng: rng.integers(0, 256, (K, 3))),
)
exercise.mistake("one_colour_too_many", COUNT, lambda image, K, rng: km.compress_image(image, K + 1, rng))
exercise.mistake("one_colour_too_few", COUNT, lambda image, K, rng: km.compress_image(image, max(K - 1, 1), rng))
exercise.mistake("always_the_same_start", ALL_FROM_RNG, seeded(0))
exercise.mistake("randomness_from_elsewhere", ALL_FROM_RNG, seeded())
exercise.mistake(
    "not_compressed",
    "The picture came back with all its colours: each pixel needs the colour that palette[labels] has for it.",
    lambda image, K, rng: +image,
)


exercise.mistake(
    "each_colour_once",
    "A colour that many pixels have counts as often in the mean: run K-means on all the pixels.",
    with_palette(lambda pixels, K, rng: clustered(np.unique(pixels, axis=0), K, rng)[1]),
    [(FIVE_BLACK, 1, Seed(0))],
)


@exercise.mistake("unsigned_differences", "What is 5 - 250 in unsigned bytes? Compute with floats.")
def unsigned_differences(image, K, rng):
    palette = clustered(image.reshape(-1, 3).astype(float), K, rng)[1].round().astype(np.uint8)
    labels = ((image.reshape(-1, 1, 3) - palette) ** 2).sum(axis=2).argmin(axis=1)
    return picture(labels, palette, image)


@exercise.mistake("each_channel_by_itself", "K levels in each channel make up to K³ colours: a pixel is one point.")
def each_channel_by_itself(image, K, rng):
    return np.dstack([km.compress_image(image[:, :, [channel]], K, rng) for channel in range(3)])


@exercise.mistake("channels_mixed_up", "reshape(3, -1) takes pixels apart: the channels stand last, so reshape(-1, 3).")
def channels_mixed_up(image, K, rng):
    labels, palette = clustered(image.reshape(3, -1).T.astype(float), K, rng)
    return palette.round().astype(np.uint8)[labels].T.reshape(image.shape)


@exercise.mistake("writes_into_the_picture", "image[...] = … changes the caller's picture: work on a copy.")
def writes_into_the_picture(image, K, rng):
    image[...] = km.compress_image(image, K, rng)
    return image


# What tells them apart, whatever is drawn.
def single_colour(values):
    """Return the picture in one colour; in words, if that colour was drawn."""
    given = as_numbers(values[0])
    if given is None or given.shape != SIX.shape or (given != given[0, 0]).any():
        return values[0]
    if (given[0, 0] == SIX).all(axis=2).any():
        return "the colour of a pixel"
    return values[0] if given.max() <= 1 or (given[0, 0] == [40, 50, 50]).all() else "another colour"


exercise.telling += [
    Draws(((SIX, 1, Seed(0)),), single_colour),
    shown(DARK_AND_BRIGHT, 2, 4),
    shown(NOISE, 5, 2),
    Draws(
        tuple((NOISE, 12, Seed(number)) for number in (0, 1, 2, 0)),
        lambda values: expect_draws.repeats([str(as_numbers(value)) for value in values]),
    ),
]
