"""kmeans_plus_plus_weights: how likely k-means++ is to draw each point as the next centroid."""

import numpy as np

from kmcourse import starts
from kmcourse.checks import Exercise, Unmet, expect

LINE = np.array([[0.0], [1], [3], [6], [10]])
# Five points with three features and four centroids: every centroid is the nearest to some point, every feature counts.
SPACE = np.array([[1.0, 0, 4], [0, 2, -3], [5, 1, 0], [-2, 6, 1], [4, 4, 4]])
FOUR = np.array([[0.0, 1, 3], [1, 1, -3], [4, 3, 1], [-1, 5, 2]])
ALL_DRAWN = np.array([[1.0], [5], [5], [1]]), np.array([[5.0], [1]])

exercise = Exercise(
    name="kmeans_plus_plus_weights",
    notebook="07",
    place=3,
    asks=(
        "Return one probability a point: its squared distance to the nearest centroid, divided by the sum of these "
        "over all points. Where every point is on a centroid, each has 1/m."
    ),
    reference=starts.kmeans_plus_plus_weights,
    builds_on=("assign_points",),
    telling=[
        (LINE, np.array([[0.0]])),
        (LINE, np.array([[0.0], [10.0]])),
        (LINE, np.array([[10.0], [3.0], [0.0]])),
        (SPACE, FOUR),
    ],
    hints=(
        "A point far away from all centroids should be likely, one on a centroid impossible. Which distance says that?",
        "`assign_points` needs the squared distances from every point to every centroid, too. There `argmin` says "
        "where the smallest stands; here you need how large it is.",
        "`((X[:, None] - centroids) ** 2).sum(axis=2)` is a table with a row a point and a column a centroid. Take the "
        "smallest number of each row, and divide these by their sum; look out for a sum of 0.",
    ),
)


@exercise.solution
def kmeans_plus_plus_weights(X, centroids):
    squares = np.sum((X[:, None] - centroids) ** 2, axis=2)  # from every point to every centroid: (m, K)
    nearest = np.min(squares, axis=1)
    total = np.sum(nearest)
    if total == 0:
        return np.full(len(X), 1 / len(X))
    return nearest / total


@exercise.check("Five points, the first of them drawn: 0, 1, 9, 36 and 100 parts of 146", points=3)
def one_centroid(answer):
    expect.array(answer(LINE, [[0.0]]), np.array([0, 1, 9, 36, 100]) / 146)


@exercise.check("Two centroids: for every point the nearer one counts", points=2)
def two_centroids(answer):
    expect.array(answer(LINE, [[0.0], [10.0]]), np.array([0, 1, 9, 16, 0]) / 26)
    expect.array(answer(LINE, [[10.0], [0.0]]), np.array([0, 1, 9, 16, 0]) / 26)


@exercise.check("Five points with three features, four centroids", points=1)
def four_centroids_in_space(answer):
    expect.array(answer(SPACE, FOUR), starts.kmeans_plus_plus_weights(SPACE, FOUR))


@exercise.check("They are probabilities: they sum to 1, and a point that was drawn has 0", points=1)
def probabilities(answer):
    for drawn in ([1], [4, 0], [0, 1, 2]):
        weights = expect.numbers(answer(SPACE, SPACE[drawn]), (len(SPACE),))
        expect_probabilities(weights, drawn)


@exercise.check("Any number of points, features and centroids, in any unit", points=1)
def any_size(answer, rng):
    for m, n, K, unit in [(2, 1, 1, 10), (7, 2, 3, 1000), (30, 4, 6, 10)]:
        X, centroids = rng.integers(-99, 100, (m, n)) / unit, (rng.integers(-99, 100, (K, n)) + 0.5) / unit
        expect.array(answer(X, centroids), starts.kmeans_plus_plus_weights(X, centroids))


@exercise.check("Where every point is on a centroid, all are equally likely", points=1)
def all_drawn(answer):
    expect.array(answer(*ALL_DRAWN), [0.25] * 4)
    expect.array(answer([[3.0, 4.0]], [[3.0, 4.0]]), [1.0])


@exercise.check("X and centroids stay as they were", points=1)
def inputs_stay(answer):
    expect.numbers(answer(LINE, [[0.0], [10.0]]), (5,))
    expect.unchanged(answer)


def expect_probabilities(weights, drawn):
    """Ask for numbers from 0 to 1 that sum to 1, and 0 for the points that were drawn."""
    if (weights < 0).any():
        i = int((weights < 0).argmax())
        raise Unmet(f"Point {i} has the probability {weights[i]:.6g}; expected none below 0.")
    for i in drawn:
        if weights[i] > expect.RELATIVE:
            raise Unmet(f"Point {i} is a centroid already, and has the probability {weights[i]:.6g}; expected 0.")
    if abs(weights.sum() - 1) > expect.RELATIVE:
        raise Unmet(f"The probabilities sum to {weights.sum():.6g}; expected 1.")


# The known mistakes.
SQUARE = "The weight is the squared distance: is yours squared once, before it is divided by the sum?"
SUM = "Probabilities sum to 1. By which number must all weights be divided for that?"
NEAREST = "With two centroids on two points, which points get 0? Every point counts its nearest centroid, and no other."
CHANCE = "Not the farthest point itself is asked for, but a probability for every point."
RULER = "Square each difference, then add over the features: that is the squared distance with a ruler."
NOTHING_LEFT = "What if every point is on a centroid? Then the sum is 0, and each point should get 1/m."


def squares(X, centroids):
    """Return every point's squared distance to every centroid, shape (m, K)."""
    return ((X[:, None] - centroids) ** 2).sum(axis=2)


def nearest(X, centroids):
    """Return every point's squared distance to its nearest centroid, shape (m,)."""
    return squares(X, centroids).min(axis=1)


def shares(weigh):
    """Return the function that divides weigh(X, centroids) by its sum, or gives 1/m where that is 0."""

    def divided(X, mu):
        weights = weigh(X, mu)
        return weights / weights.sum() if weights.sum() > 0 else np.full(len(X), 1 / len(X))

    return divided


def with_distance(distance):
    """Return the shares of another distance: it takes the differences, shape (m, K, n)."""
    return shares(lambda X, mu: distance(X[:, None] - mu).min(axis=1))


exercise.mistake("distance_not_squared", SQUARE, shares(lambda X, mu: np.sqrt(nearest(X, mu))))
exercise.mistake("squared_twice", SQUARE, shares(lambda X, mu: nearest(X, mu) ** 2))
exercise.mistake("not_divided", SUM, nearest)
exercise.mistake("divided_by_the_largest", SUM, lambda X, mu: nearest(X, mu) / nearest(X, mu).max())
exercise.mistake("divided_by_m", SUM, lambda X, mu: nearest(X, mu) / len(X))
exercise.mistake("percent", SUM, lambda X, mu: 100 * nearest(X, mu) / nearest(X, mu).sum())
exercise.mistake("first_centroid_only", NEAREST, shares(lambda X, mu: squares(X, mu)[:, 0]))
exercise.mistake("newest_centroid_only", NEAREST, shares(lambda X, mu: squares(X, mu)[:, -1]))
exercise.mistake("farthest_centroid", NEAREST, shares(lambda X, mu: squares(X, mu).max(axis=1)))
exercise.mistake("all_centroids_added_up", NEAREST, shares(lambda X, mu: squares(X, mu).sum(axis=1)))
exercise.mistake("mean_of_the_centroids", NEAREST, shares(lambda X, mu: ((X - mu.mean(axis=0)) ** 2).sum(axis=1)))
exercise.mistake("farthest_point_for_certain", CHANCE, lambda X, mu: np.eye(len(X))[nearest(X, mu).argmax()])
exercise.mistake("number_of_the_farthest_point", CHANCE, lambda X, mu: nearest(X, mu).argmax())
exercise.mistake("added_before_squaring", RULER, with_distance(lambda d: d.sum(axis=2) ** 2))
exercise.mistake("along_the_axes", RULER, with_distance(lambda d: abs(d).sum(axis=2) ** 2))
exercise.mistake("first_feature_only", RULER, with_distance(lambda d: d[:, :, 0] ** 2))
exercise.mistake("zero_divided_by_zero", NOTHING_LEFT, lambda X, mu: nearest(X, mu) / nearest(X, mu).sum(), [ALL_DRAWN])
exercise.mistake(
    "zeros_where_all_are_drawn",
    NOTHING_LEFT,
    lambda X, mu: nearest(X, mu) / max(nearest(X, mu).sum(), 1e-300),
    [ALL_DRAWN],
)
exercise.mistake(
    "all_equal",
    "Is a point next to a centroid as useful a start as one far away? The farther, the more likely.",
    lambda X, mu: np.full(len(X), 1 / len(X)),
)
exercise.mistake(
    "near_points_likely",
    "Which helps more as the next centroid, a point near a centroid or one far from all? The far one is likely.",
    shares(lambda X, mu: nearest(X, mu).max() - nearest(X, mu)),
)
exercise.mistake(
    "running_total",
    "The running total is for drawing a point; here each point's own probability is asked for.",
    lambda X, mu: np.cumsum(nearest(X, mu)) / nearest(X, mu).sum(),
)
exercise.mistake(
    "table_of_all_centroids",
    "One number a point: of the K squared distances in a row only the smallest counts.",
    lambda X, mu: squares(X, mu) / squares(X, mu).sum(),
)
exercise.mistake(
    "column",
    "One number a point has the shape (m,), not (m, 1): what does keepdims do?",
    lambda X, mu: shares(nearest)(X, mu)[:, None],
)
exercise.mistake(
    "drawn_points_left_out",
    "A point that was drawn keeps its place with the probability 0; otherwise the positions no longer fit X.",
    lambda X, mu: shares(nearest)(X, mu)[nearest(X, mu) > 0],
)


@exercise.mistake("softmax", "exp makes other probabilities: k-means++ divides the squares themselves by their sum.")
def softmax(X, mu):
    powers = np.exp(nearest(X, mu) - nearest(X, mu).max())
    return powers / powers.sum()
