"""assign_points: give every point its nearest centroid, the best labels for these centroids."""

import numpy as np

from kmcourse import kmeans, oracle
from kmcourse.checks import Exercise, expect
from kmcourse.counterexamples import against_labels

# Five points with three features and four centroids: no two of m, n and K are equal, and every wrong distance below
# takes some point to another centroid.
FIVE = np.array([[0.0, 0, -3], [4, 2, -5], [5, 0, 0], [-1, 2, -4], [4, 1, 2]])
FOUR = np.array([[-4.0, -2, -1], [0, -6, -3], [0, -3, 2], [-6, 4, -5]])
# Nearest with a ruler is the first; added up along the axes it is the second, by the longer side the third.
CORNER = np.array([[0.0, 0.0]]), np.array([[4.1, 0.5], [4.4, 0.0], [3.0, 3.0]])
# Every square is larger than whatever a loop may begin with as "smallest so far".
FAR = np.array([[0.0], [1.0], [2.5e8], [3e8]]), np.array([[5e7], [3.5e8]])
# Pixels as pictures have them. Subtracted as bytes, each goes to the other colour, squared as bytes or not.
PIXELS = (
    np.array([[200, 10, 100], [200, 40, 240], [140, 160, 10]], dtype=np.uint8),
    np.array([[160.0, 200, 160], [220, 130, 200]]),
)
# Multiplied out, the square of 1e9 swallows the second feature; float32 holds all of these numbers exactly.
ONE_FEATURE_FAR = np.array([[1e9, 0.0], [1e9, 1], [1e9, 3]]), np.array([[1e9, 3.0], [1e9, 0]])
# Whatever order the norm has, it is 1, 0, and 1: so no norm of these tells the centroids apart, and none is refused.
ONE_NORM = np.array([[1.0], [0.0], [-1.0]]), np.array([[6.0], [3.0], [9.0]])

exercise = Exercise(
    name="assign_points",
    notebook="02",
    asks="Return one label a point: the row of its nearest centroid, counted from 0; of equally near ones, any.",
    reference=kmeans.assign_points,
    builds_on=("compute_cost",),
    counter_example=lambda X, centroids, labels: against_labels(X, labels, centroids),
    telling=[  # two features or more, so that whoever writes out the first two stops on none of them
        (FIVE, FOUR),
        (np.array([[0.0, 0.0], [1.0, 4.0], [-7.0, 2.5]]), np.array([[1.0, -1.5], [0.5, 0.5], [-6.0, 3.0]])),
        CORNER,
        (np.array([[0.0, 0.0], [9.0, 1.0]]), np.array([[0.0, 4.6], [3.9, 3.4], [8.0, 8.0]])),
        (np.array([[1.5, 0.5, 0, 0, 1]]), np.array([[1.0, 0, 0, 0, 0], [1.5, 0.5, 0, 0, 2]])),
    ],
    hints=(
        "Take one point alone, and write down its squared distance to every centroid. It pays one of these numbers in "
        "J: which one would it choose, and where does that one stand?",
        "For one row x of X, `centroids - x` has the differences to all centroids, a row each. Squared and added up "
        "over the features they are K numbers. The label says where the smallest stands.",
        "`squares = ((centroids - x) ** 2).sum(axis=1)` are the K numbers of one point x, and `np.argmin(squares)` is "
        "its label. Collect these labels for all rows of X, one whole number each.",
    ),
)


@exercise.solution
def assign_points(X, centroids):
    differences = X[:, None] - centroids  # from every point to every centroid: (m, K, n)
    squares = np.sum(differences**2, axis=2)  # (m, K)
    return np.argmin(squares, axis=1)


@exercise.check("Points on a line go to the nearest of two centroids", points=1)
def points_on_a_line(answer):
    X, centroids = np.array([[1.0], [11.0], [3.0], [5.0]]), np.array([[2.0], [6.0]])
    expect.nearest(answer(X, centroids), X, centroids)


@exercise.check("Five points with three features, four centroids", points=2)
def five_points_in_space(answer):
    expect.nearest(answer(FIVE, FOUR), FIVE, FOUR)


@exercise.check("Nearest means nearest with a ruler", points=1)
def with_a_ruler(answer):
    expect.nearest(answer(*CORNER), *CORNER)
    expect.nearest(answer(CORNER[0], -CORNER[1][::-1]), CORNER[0], -CORNER[1][::-1])


@exercise.check("However far away the points are", points=1)
def far_away(answer):
    expect.nearest(answer(*FAR), *FAR)


@exercise.check("Far from zero in one feature, near one another in the other", points=1)
def one_feature_far(answer):
    expect.nearest(answer(*ONE_FEATURE_FAR), *ONE_FEATURE_FAR)


@exercise.check("Pixels of a picture: X has the type uint8, whole numbers from 0 to 255", points=1)
def pixels(answer):
    expect.nearest(answer(*PIXELS), *PIXELS)


@exercise.check("Labels have an integer type, so that they can be used as an index", points=1)
def usable_as_index(answer):
    X, centroids = np.array([[1.0], [11.0]]), np.array([[2.0], [10.0]])
    value = answer(X, centroids)
    expect.nearest(value, X, centroids)
    expect.usable_as_index(value)


@exercise.check("J agrees: no other label of any point would lower it", points=1)
def certified_by_cost(answer, rng):
    for m, n, K in [(4, 2, 1), (6, 2, 3), (30, 2, 4), (25, 3, 5)]:
        X, centroids = rng.integers(-99, 100, (m, n)) / 10, rng.integers(-99, 100, (K, n)) / 10
        X[0] = centroids[[0, -1]].mean(axis=0)  # as near to the first centroid as to the last
        given = expect.labels(answer(X, centroids), X, centroids)
        expect.certified(oracle.certify_assign(X, given, centroids))


@exercise.check("X and centroids stay as they were", points=1)
def inputs_stay(answer):
    X, centroids = np.array([[1.0], [11.0]]), np.array([[2.0], [10.0]])
    expect.nearest(answer(X, centroids), X, centroids)
    expect.unchanged(answer)


# The known mistakes. Not among them: a root before the smallest is taken, which is right; and what becomes of NaN and
# infinity, which no data of the course have.
RULER = "Which of the two centroids is nearer with a ruler? Square each difference, then add; the smallest sum wins."
EVERY_K = "Where does K come from? It is how many rows centroids has, whatever X looks like."
INDEX = "`argmin` or `min`? A label says where the smallest distance stands, not how large it is."


def squares(X, centroids):
    """Return every point's squared distance to every centroid, shape (m, K)."""
    return ((X[:, None] - centroids) ** 2).sum(axis=2)


def with_distance(distance):
    """Return the assignment by another distance: it takes the differences, shape (m, K, n)."""
    return lambda X, mu: distance(X[:, None] - mu).argmin(axis=1)


exercise.mistake(
    "farthest",
    "Look at point 0 only: is the centroid you chose the one with the smallest square?",
    lambda X, mu: squares(X, mu).argmax(axis=1),
)
exercise.mistake(
    "counted_from_1",
    "The formulas count clusters from 1, the rows of an array are counted from 0.",
    lambda X, mu: squares(X, mu).argmin(axis=1) + 1,
)
exercise.mistake(
    "float_labels",
    "A label is used as an index; `np.zeros(m)` makes floats unless you ask for `dtype=int`.",
    lambda X, mu: squares(X, mu).argmin(axis=1).astype(float),
)
exercise.mistake(
    "labels_as_a_column",
    "One number a point has the shape (m,); with (m, 1), `X - centroids[labels]` becomes m × m × n.",
    lambda X, mu: squares(X, mu).argmin(axis=1)[:, None],
)
exercise.mistake(
    "labels_shaped_like_X",
    "One number a point: what shape is that? A label for every entry of X is too many.",
    lambda X, mu: np.repeat(squares(X, mu).argmin(axis=1)[:, None], X.shape[1], axis=1),
)
exercise.mistake(
    "first_feature_only",
    "Move a point up without moving it sideways: does its label react?",
    with_distance(lambda d: abs(d[:, :, 0])),
)
exercise.mistake(
    "two_features_only",
    "Try points with three features, of which only the third differs.",
    with_distance(lambda d: d[:, :, 0] ** 2 + d[:, :, 1] ** 2),
)
exercise.mistake("added_before_squaring", RULER, with_distance(lambda d: d.sum(axis=2) ** 2))
exercise.mistake("signed_differences", "Can a distance be negative?", with_distance(lambda d: d.sum(axis=2)))
exercise.mistake("along_the_axes", RULER, with_distance(lambda d: abs(d).sum(axis=2)))
exercise.mistake("longest_side", RULER, with_distance(lambda d: abs(d).max(axis=2)))
exercise.mistake(
    "dot_product",
    "Put a centroid exactly on a point: does the point choose it? A large product is not a small distance.",
    lambda X, mu: (X @ mu.T).argmax(axis=1),
)
exercise.mistake(
    "norm_of_two",
    "`np.linalg.norm` takes one vector: of which difference do you want the length?",
    lambda X, mu: [min(range(len(mu)), key=lambda k: np.linalg.norm(x, mu[k])) for x in X],
    also=[ONE_NORM],
)
exercise.mistake(
    "always_the_first",
    "Every point gets label 0. How many distances are there for one point? `argmin` of a single number is always 0.",
    lambda X, mu: np.zeros(len(X), dtype=int),
)
exercise.mistake(
    "always_the_last",
    "Every point gets the last centroid. Is the comparison inside the loop, and is the smallest so far kept?",
    lambda X, mu: np.full(len(X), len(mu) - 1),
)
exercise.mistake(
    "argmin_over_the_points",
    "One answer a point, so which axis disappears? The one of the centroids.",
    lambda X, mu: squares(X, mu).argmin(axis=0),
)
exercise.mistake(
    "starts_too_small",
    "What is larger than every distance? Begin with `float('inf')`, or with the first distance.",
    lambda X, mu: np.where(squares(X, mu).min(axis=1) < 1e4, squares(X, mu).argmin(axis=1), 0),
    also=[FAR],
)
exercise.mistake(
    "square_multiplied_out",
    "Far from zero, x² − 2xμ + μ² loses its last digits: subtract first, then square.",
    lambda X, mu: ((mu**2).sum(axis=1) - 2 * X @ mu.T).argmin(axis=1),
    also=[ONE_FEATURE_FAR],
)
exercise.mistake(
    "bytes_wrap_round",
    "What is 5 - 250 in unsigned bytes? Turn pixels into floats before you subtract, and keep centroids as floats.",
    lambda X, mu: ((X[:, None] - mu.astype(X.dtype)).astype(float) ** 2).sum(axis=2).argmin(axis=1),
    also=[PIXELS],
)
exercise.mistake("three_centroids_only", EVERY_K, lambda X, mu: squares(X, mu[[0, 1, 2]]).argmin(axis=1))
exercise.mistake("K_from_the_columns", EVERY_K, lambda X, mu: squares(X, mu[list(range(X.shape[1]))]).argmin(axis=1))
exercise.mistake("square_instead_of_index", INDEX, lambda X, mu: squares(X, mu).min(axis=1))
exercise.mistake("distance_instead_of_index", INDEX, lambda X, mu: np.sqrt(squares(X, mu)).min(axis=1))


@exercise.mistake("moves_X_in_place", "Compare X before and after your function: `-=` changes the caller's array.")
def moves_X_in_place(X, mu):
    X -= mu[0]
    return squares(X, mu - mu[0]).argmin(axis=1)


@exercise.mistake("moves_both_in_place", "Compare X and centroids before and after your function: work on copies.")
def moves_both_in_place(X, mu):
    corner = X.min(axis=0)
    X -= corner
    mu -= corner
    return squares(X, mu).argmin(axis=1)
