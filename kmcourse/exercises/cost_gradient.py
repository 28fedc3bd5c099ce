"""cost_gradient: the slope of J in every coordinate of every centroid, with the labels held fixed."""

import numpy as np

from kmcourse import gradient, kmeans
from kmcourse.checks import Exercise, Unmet, expect
from kmcourse.checks.wording import number

# Clusters of 5, 2 and 1 points with four features, some labels not the nearest: every divisor that could be taken for
# the right one gives a number of its own.
EIGHT = np.array(
    [
        [1.0, 0, 4, 2],
        [2, 5, 0, 7],
        [8, 1, 1, 3],
        [0, 7, 7, 1],
        [3, 3, 9, 0],
        [6, 2, 2, 5],
        [9, 0, 5, 8],
        [4, 4, 1, 6],
    ]
)
LABELS = np.array([0, 2, 0, 1, 0, 0, 1, 0])
THREE = np.array([[2.0, 6, 3, 1], [5, 2, 8, 7], [9, 1, 4, 0]])
ON_A_LINE = np.array([[1.0], [2.0], [12.0], [16.0]]), np.array([0, 0, 0, 1]), np.array([[0.0], [20.0]])
# The second of three centroids has no points.
UNUSED = np.array([[1.0, 2.0], [3.0, 6.0], [9.0, 8.0]]), np.array([0, 0, 2]), np.array([[1.0, 1], [40, 7], [8, 8]])
LAST_UNUSED = np.array([[1.0], [2.0], [12.0]]), np.array([0, 0, 0]), np.array([[3.0], [40.0]])

exercise = Exercise(
    name="cost_gradient",
    notebook="06",
    asks="Return the slope of J in every coordinate of every centroid, shape (K, n), with the labels held fixed.",
    reference=gradient.cost_gradient,
    builds_on=("move_centroids", "compute_cost"),
    telling=[(EIGHT, LABELS, THREE), ON_A_LINE],
    hints=(
        "Take one feature and one centroid μ. Its part of J is the sum of (μ − x)² over its own points, divided by m. "
        "What is the slope of (μ − x)² when μ is moved?",
        "The slope of (μ − x)² is 2(μ − x). Add these up over the points of the cluster, and divide by m, the number "
        "of all points.",
        "For each row k, `centroids[k] - X[labels == k]` has the differences to its own points. Add them up along "
        "`axis=0`, one sum a feature; then come the 2 and the m. The sum of no points is 0, as it should be.",
    ),
)


@exercise.solution
def cost_gradient(X, labels, centroids):
    slopes = np.zeros(centroids.shape)
    for k in range(len(centroids)):
        slopes[k] = 2 * np.sum(centroids[k] - X[labels == k], axis=0) / len(X)
    return slopes


@exercise.check("Between 1 and 11 the slope is −8 at 2, and 0 at their mean", points=2)
def the_lessons_two_points(answer):
    expect.array(answer([[1.0], [11.0]], [0, 0], [[2.0]]), [[-8.0]])
    expect.array(answer([[1.0], [11.0]], [0, 0], [[6.0]]), [[0.0]], size=11)


@exercise.check("Three points weigh three times as much as one", points=2)
def clusters_of_different_sizes(answer):
    expect.array(answer(*ON_A_LINE), [[-7.5], [2.0]])


@exercise.check("Eight points with four features and three centroids", points=1)
def eight_points(answer):
    expect.array(answer(EIGHT, LABELS, THREE), gradient.cost_gradient(EIGHT, LABELS, THREE))


@exercise.check("J agrees: nudged there and back, it changes at that rate", points=2)
def certified_by_cost(answer, rng):
    for m, n, K in [(1, 1, 1), (5, 1, 2), (9, 2, 3), (20, 3, 5)]:
        X, centroids = rng.integers(-99, 100, (m, n)) / 10, rng.integers(-99, 100, (K, n)) / 10
        labels = rng.permutation(np.minimum(np.arange(m), K - 1))
        given = expect.numbers(answer(X, labels, centroids), (K, n))
        _rate_of_change(X, labels, centroids, given)


@exercise.check("A centroid without points has slope 0: it has no term in J", points=2)
def centroid_without_points(answer):
    expect.array(answer(*UNUSED), gradient.cost_gradient(*UNUSED))
    expect.array(answer(*LAST_UNUSED), [[-4.0], [0.0]])


@exercise.check("X, labels and centroids stay as they were", points=1)
def inputs_stay(answer):
    expect.array(answer([[1.0], [11.0]], [0, 0], [[2.0]]), [[-8.0]])
    expect.unchanged(answer)


def _rate_of_change(X, labels, centroids, given):
    # J is a parabola along every coordinate: the slope between two places is exact in the middle, however far apart.
    h, close = 1.0, expect.RELATIVE * (np.abs(given).max() + np.abs(X).max()) + expect.ABSOLUTE
    for k, j in np.ndindex(centroids.shape):
        places = centroids[k, j] - h, centroids[k, j] + h
        before, after = (_cost_with(X, labels, centroids, k, j, place) for place in places)
        rate = (after - before) / (2 * h)
        if abs(given[k, j] - rate) > close:
            raise Unmet(
                f"Along feature {j} of centroid {k}, J is {number(before)} at {number(places[0])} and {number(after)} "
                f"at {number(places[1])}. At {number(centroids[k, j])}, in the middle, it changes at a rate of "
                f"{number(rate)}; it gave {number(given[k, j])}."
            )


def _cost_with(X, labels, centroids, k, j, place):
    nudged = centroids.copy()
    nudged[k, j] = place
    return kmeans.compute_cost(X, labels, nudged)


# The known mistakes. What becomes of a centroid without points varies from one writer to the next: only the mistakes
# that are about it are looked for there (`also`).
TWO = "The slope of (μ − x)² is 2(μ − x): where is the 2?"
MEAN = "J is a mean over all m points, so its slope is divided by m too: a small cluster has a small slope."
SQUARES = "J adds squares. Take the slope of (μ − x)² in one feature: it grows in proportion to the distance."
OWN = "A centroid stands only in the terms of its own points, the ones with its label: collect these first."
SHAPE = "How many numbers say how steep J is? One for every coordinate of every centroid: shape (K, n), as centroids."
EMPTY = [UNUSED, LAST_UNUSED]


def sums(rows, labels, K):
    """Return the sum of these rows for every cluster, one row a cluster."""
    return np.array([rows[labels == k].sum(axis=0) for k in range(K)])


def pulls(X, labels, centroids):
    """Return the sum of μ_k − x over the points of every cluster, shape (K, n)."""
    return sums(centroids[labels] - X, labels, len(centroids))


def counts(labels, centroids):
    """Return how many points every centroid has, shape (K, 1)."""
    return np.bincount(labels, minlength=len(centroids))[:, None]


def of_distances(X, labels, centroids):
    """Return the slope of the mean distance, which is not squared."""
    differences = centroids[labels] - X
    lengths = np.sqrt((differences**2).sum(axis=1, keepdims=True))
    return sums(differences / lengths, labels, len(centroids)) / len(X)


right = gradient.cost_gradient
nearest = kmeans.assign_points

exercise.mistake("two_left_out", TWO, lambda X, c, mu: pulls(X, c, mu) / len(X))
exercise.mistake("sum_instead_of_mean", MEAN, lambda X, c, mu: 2 * pulls(X, c, mu))
exercise.mistake("sum_without_the_2", MEAN, lambda X, c, mu: pulls(X, c, mu))
exercise.mistake("divided_by_the_cluster", MEAN, lambda X, c, mu: 2 * pulls(X, c, mu) / np.maximum(counts(c, mu), 1))
exercise.mistake("difference_to_the_mean", MEAN, lambda X, c, mu: pulls(X, c, mu) / np.maximum(counts(c, mu), 1))
exercise.mistake("divided_by_K", MEAN, lambda X, c, mu: 2 * pulls(X, c, mu) / len(mu))
exercise.mistake("divided_by_n", MEAN, lambda X, c, mu: 2 * pulls(X, c, mu) / X.shape[1])
exercise.mistake("divided_by_all_entries", MEAN, lambda X, c, mu: 2 * pulls(X, c, mu) / X.size)
exercise.mistake(
    "sign_flipped",
    "Left of its points J falls when the centroid goes right: which sign has the slope there?",
    lambda X, c, mu: -right(X, c, mu),
)
exercise.mistake("all_points_for_every_centroid", OWN, lambda X, c, mu: 2 * (mu[:, None] - X).sum(axis=1) / len(X))
exercise.mistake("nearest_instead_of_labels", OWN, lambda X, c, mu: right(X, nearest(X, mu), mu))
exercise.mistake("one_slope_for_all_centroids", SHAPE, lambda X, c, mu: right(X, c, mu).sum(axis=0))
exercise.mistake("added_over_the_features", SHAPE, lambda X, c, mu: right(X, c, mu).sum(axis=1))
exercise.mistake(
    "features_in_one_sum",
    "Add up feature by feature, along axis=0: every feature has a slope of its own.",
    lambda X, c, mu: np.broadcast_to(right(X, c, mu).sum(axis=1, keepdims=True), mu.shape),
)
exercise.mistake("rows_and_columns_swapped", SHAPE, lambda X, c, mu: right(X, c, mu).T)
exercise.mistake("first_feature_only", SHAPE, lambda X, c, mu: right(X, c, mu) * (np.arange(X.shape[1]) == 0))
exercise.mistake("slope_of_the_distance", SQUARES, of_distances)
exercise.mistake("signs_only", SQUARES, lambda X, c, mu: sums(np.sign(mu[c] - X), c, len(mu)) / len(X))
exercise.mistake("squares_instead_of_slopes", SQUARES, lambda X, c, mu: sums((mu[c] - X) ** 2, c, len(mu)) / len(X))
exercise.mistake(
    "zero_everywhere",
    "Measure from the centroids that you are given: only at the means of their points is the slope zero.",
    lambda X, c, mu: np.zeros(mu.shape),
)
exercise.mistake(
    "last_point_only",
    "Each further point must add to the sum of its cluster, not replace it: += in place of =.",
    lambda X, c, mu: np.array([2 * (mu[k] - X[c == k][-1:]).sum(axis=0) / len(X) for k in range(len(mu))]),
)
exercise.mistake(
    "step_instead_of_slope",
    "Return the slope itself; the step against it, and where that leads, come afterwards.",
    lambda X, c, mu: mu - right(X, c, mu),
)
exercise.mistake(
    "nan_for_nobody",
    "A mean of no points is 0/0. A centroid without points has no term in J: how does J change when it moves?",
    lambda X, c, mu: right(X, c, mu) + 0 * mu / counts(c, mu),
    also=EMPTY,
)
exercise.mistake(
    "K_from_the_labels",
    "K is how many rows centroids has; counted from the labels, a centroid without points is lost.",
    lambda X, c, mu: right(X, c, mu)[np.unique(c)],
    also=EMPTY,
)


@exercise.mistake("centroids_moved_in_place", "Compare centroids before and after your function: `-=` changes them.")
def centroids_moved_in_place(X, labels, centroids):
    slopes = right(X, labels, centroids)
    centroids -= slopes
    return slopes
