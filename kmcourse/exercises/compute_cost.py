"""compute_cost: J, the mean squared distance of every point to the centroid it is given."""

import numpy as np

from kmcourse import datasets, kmeans
from kmcourse.checks import Exercise, expect

# Some labels of the first are not the nearest: every wrong formula for J gives a number of its own there.
exercise = Exercise(
    name="compute_cost",
    notebook="01",
    place=2,
    asks="Return J: the mean, over all points, of the squared distance to the centroid that the point's label names.",
    reference=kmeans.compute_cost,
    telling=[
        datasets.identifying(),
        (np.array([[1.0], [11.0]]), np.array([0, 0]), np.array([[2.0]])),
        (np.array([[3.0, 4.0], [0.0, 1.0]]), np.array([0, 1]), np.array([[0.0, 0.0], [0.0, 3.0], [9.0, 9.0]])),
    ],
    hints=(
        "J is a mean over the points, so each point brings one number. Which number, if it stands 3 to the right and 4 "
        "above the centroid that it is given?",
        "From the inside out: `centroids[labels]` has, row by row, the centroid that each point is given. Subtract it "
        "from X and square; then add up over the features, which leaves one number a point.",
        "With `differences = X - centroids[labels]`: square them, add up along `axis=1`, and take the mean of what is "
        "left, one number a point.",
    ),
)


@exercise.solution
def compute_cost(X, labels, centroids):
    differences = X - centroids[labels]  # one row a point
    return np.mean(np.sum(differences**2, axis=1))


@exercise.check("Points 1 and 11 cost 41 with the centroid at 2, and 25 with it at 6", points=3)
def the_lessons_two_points(answer):
    expect.number(answer([[1.0], [11.0]], [0, 0], [[2.0]]), 41)
    expect.number(answer([[1.0], [11.0]], [0, 0], [[6.0]]), 25)


@exercise.check("A point 3 to the right and 4 up of its centroid costs 25", points=1)
def squares_add_up_over_the_features(answer):
    expect.number(answer([[3.0, 4.0]], [0], [[0.0, 0.0]]), 25)
    expect.number(answer([[6.0, 4.0]], [0], [[9.0, 0.0]]), 25)


@exercise.check("A label is obeyed, also where another centroid is nearer", points=2)
def labels_are_obeyed(answer):
    expect.number(answer([[1.0], [11.0]], [0, 1], [[2.0], [10.0]]), 1)
    expect.number(answer([[1.0], [11.0]], [1, 0], [[2.0], [10.0]]), 81)


@exercise.check("Six points with three features and two centroids", points=2)
def six_points_in_space(answer):
    expect.number(answer(*datasets.identifying()), 221 / 6)


@exercise.check("Any number of points, features and centroids", points=1)
def any_size(answer, rng):
    for m, n, K in [(1, 1, 1), (4, 2, 3), (30, 4, 6)]:
        X, centroids = rng.integers(-99, 100, (m, n)) / 10, rng.integers(-99, 100, (K, n)) / 10
        labels = rng.integers(K, size=m)
        expect.number(answer(X, labels, centroids), kmeans.compute_cost(X, labels, centroids))


@exercise.check("X, labels and centroids stay as they were", points=1)
def inputs_stay(answer):
    expect.number(answer([[3.0, 4.0]], [0], [[0.0, 0.0]]), 25)
    expect.unchanged(answer)


# The known mistakes. Those that share a hint share a misconception.
AVERAGE = "What is the average of 1² and 9²? Add up the squares and divide by how many points there are."
SQUARE = "Square every distance before you average, and do not undo it afterwards."
ONE_POINT = "Try one point with two features, (3, 4) away from its centroid: its term is 3² + 4² = 25."
OBEY = "Give a point a wrong label on purpose: J must get larger. Use the centroid that each label names, and no other."
REACT = "Move a centroid by hand: J must react. Measure to the centroids that you are given."


def squares(X, labels, centroids):
    """Return every point's squared distance to the centroid it is given, shape (m,)."""
    return ((X - centroids[labels]) ** 2).sum(axis=1)


def all_squares(X, centroids):
    """Return every point's squared distance to every centroid, shape (m, K)."""
    return ((X[:, None] - centroids) ** 2).sum(axis=2)


exercise.mistake("sum_instead_of_mean", AVERAGE, lambda X, c, mu: squares(X, c, mu).sum())
exercise.mistake("divided_by_K", AVERAGE, lambda X, c, mu: squares(X, c, mu).sum() / len(mu))
exercise.mistake("divided_by_n", AVERAGE, lambda X, c, mu: squares(X, c, mu).sum() / X.shape[1])
exercise.mistake("divided_by_2m", AVERAGE, lambda X, c, mu: squares(X, c, mu).mean() / 2)
exercise.mistake("distance_not_squared", SQUARE, lambda X, c, mu: np.sqrt(squares(X, c, mu)).mean())
exercise.mistake("sum_of_distances", SQUARE, lambda X, c, mu: np.sqrt(squares(X, c, mu)).sum())
exercise.mistake("root_of_the_mean", SQUARE, lambda X, c, mu: np.sqrt(squares(X, c, mu).mean()))
exercise.mistake("norm_of_all_differences", SQUARE, lambda X, c, mu: np.linalg.norm(X - mu[c]) / len(X))
exercise.mistake("mean_over_all_entries", ONE_POINT, lambda X, c, mu: ((X - mu[c]) ** 2).mean())
exercise.mistake("added_before_squaring", ONE_POINT, lambda X, c, mu: ((X - mu[c]).sum(axis=1) ** 2).mean())
exercise.mistake(
    "absolute_values_added_before_squaring", ONE_POINT, lambda X, c, mu: (abs(X - mu[c]).sum(axis=1) ** 2).mean()
)
exercise.mistake("first_feature_only", ONE_POINT, lambda X, c, mu: ((X - mu[c])[:, 0] ** 2).mean())
exercise.mistake("nearest_instead_of_labels", OBEY, lambda X, c, mu: all_squares(X, mu).min(axis=1).mean())
exercise.mistake("all_centroids", OBEY, lambda X, c, mu: all_squares(X, mu).mean())
exercise.mistake("all_centroids_summed", OBEY, lambda X, c, mu: all_squares(X, mu).sum() / len(X))
exercise.mistake("last_centroid_for_all", OBEY, lambda X, c, mu: squares(X, np.full(len(X), len(mu) - 1), mu).mean())
exercise.mistake(
    "mean_of_cluster_means", OBEY, lambda X, c, mu: np.mean([squares(X, c, mu)[c == k].mean() for k in np.unique(c)])
)
exercise.mistake(
    "mean_of_cluster_norms",
    AVERAGE,
    lambda X, c, mu: np.mean([np.linalg.norm(X[c == k] - mu[k]) for k in np.unique(c)]),
)
exercise.mistake("overall_mean_as_centroid", REACT, lambda X, c, mu: ((X - X.mean(axis=0)) ** 2).sum(axis=1).mean())
exercise.mistake(
    "own_means_as_centroids", REACT, lambda X, c, mu: squares(X, c, kmeans.move_centroids(X, c, mu)).mean()
)
exercise.mistake(
    "labels_as_a_column",
    "What is the shape of `X - centroids[labels]`? Labels of shape (m, 1) make it m × m × n.",
    lambda X, c, mu: ((X - mu[c.reshape(-1, 1)]) ** 2).sum() / len(X),
)
exercise.mistake(
    "difference_of_squares",
    "Can an average of squares be negative? Subtract first, then square.",
    lambda X, c, mu: (X**2 - mu[c] ** 2).sum() / len(X),
)
exercise.mistake(
    "last_point_skipped",
    "One point is missing from the sum: how far does the loop over the points go?",
    lambda X, c, mu: squares(X, c, mu)[:-1].sum() / len(X),
)
exercise.mistake(
    "decimals_cut",
    "What happened to the decimals? J is a float; `int()` or `//` cuts them off.",
    lambda X, c, mu: int(squares(X, c, mu).mean()),
)
