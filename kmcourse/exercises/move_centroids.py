"""move_centroids: put every centroid at the mean of its points, the best centroids for these labels."""

import numpy as np

from kmcourse import kmeans, oracle
from kmcourse.checks import Exercise, expect
from kmcourse.counterexamples import against_centroids

# Four clusters of 3, 1, 2 and 4 points with three features: no two of the sizes, n and m are equal where it matters.
TEN = np.array(
    [[1.0, 0, 4], [2, 5, 0], [8, 1, 1], [0, 7, 7], [3, 3, 9], [6, 2, 2], [9, 0, 5], [4, 4, 1], [7, 8, 0], [0, 1, 2]]
)
FOUR_OF_THEM = np.array([0, 2, 3, 0, 3, 1, 3, 0, 2, 3])
BEFORE = np.array([[1.0, 1, 1], [5, 2, 3], [4, 6, 0], [7, 1, 4]])
# The second of three centroids has no points.
UNUSED = np.array([[1.0, 2.0], [3.0, 6.0], [9.0, 8.0]]), np.array([0, 0, 2]), np.array([[1, 1], [40.0, 7.0], [8, 8]])
LAST_UNUSED = np.array([[1.0], [2.0], [12.0]]), np.array([0, 0, 0]), np.array([[3.0], [40.0]])
TWO_FOR_FOUR = np.array([[1.0, 5.0], [2.0, 7.0]]), np.array([2, 0]), np.array([[3.0, 3], [6, 1], [8, 8], [40, 7]])
WHOLE = np.array([[1], [2], [9], [10]]), np.array([0, 0, 1, 1]), np.array([[1], [9]])

exercise = Exercise(
    name="move_centroids",
    notebook="03",
    asks="Return new centroids: each at the mean of its points, and where it was if it has none.",
    reference=kmeans.move_centroids,
    builds_on=("assign_points", "compute_cost"),
    counter_example=lambda X, labels, centroids, moved: against_centroids(X, labels, moved),
    telling=[
        (TEN, FOUR_OF_THEM, BEFORE),
        (np.array([[1.0], [2.0], [12.0], [20.0]]), np.array([0, 0, 0, 1]), np.array([[3.0], [18.0]])),
        (np.array([[1.0, 1.5], [2.0, 3.0], [12.0, 4.0]]), np.array([1, 1, 0]), np.array([[10.0, 5.0], [2.0, 2.5]])),
    ],
    hints=(
        "Which points pull at centroid k? Only those whose label is k. Where does it rest, when their pulls cancel?",
        "Collect, then average: `labels == k` is True for the points of cluster k, and chooses these rows of X. "
        "Average over the points, so that one number a feature is left. And if there are no points?",
        "For each k: `members = X[labels == k]`, and if there are any, `members.mean(axis=0)` goes into row k of the "
        "result. The result begins as a copy of centroids, as floats, so whoever has no points stays.",
    ),
)


@exercise.solution
def move_centroids(X, labels, centroids):
    moved = centroids.astype(float)  # a copy: a centroid without points stays
    for k in range(len(centroids)):
        points = X[labels == k]
        if len(points) > 0:
            moved[k] = points.mean(axis=0)
    return moved


@exercise.check("Points 1 and 11 have their mean at 6; points 1, 2 and 12 at 5", points=2)
def means_on_a_line(answer):
    expect.array(answer([[1.0], [11.0]], [0, 0], [[2.0]]), [[6.0]])
    expect.array(answer([[1.0], [2.0], [12.0], [20.0]], [0, 0, 0, 1], [[3.0], [18.0]]), [[5.0], [20.0]])


@exercise.check("Four clusters of different sizes, three features", points=2)
def four_clusters_in_space(answer):
    expect.array(answer(TEN, FOUR_OF_THEM, BEFORE), kmeans.move_centroids(TEN, FOUR_OF_THEM, BEFORE))


@exercise.check("A start of whole numbers does not cut the decimals of a mean", points=1)
def whole_numbers(answer):
    expect.array(answer(*WHOLE), [[1.5], [9.5]])


@exercise.check("A centroid without points stays where it was", points=2)
def centroid_without_points(answer):
    expect.array(answer(*UNUSED), [[2, 4], [40, 7], [9, 8]])
    expect.array(answer(*LAST_UNUSED), [[5], [40]])
    expect.array(answer(*TWO_FOR_FOUR), [[2, 7], [6, 1], [1, 5], [40, 7]])


@exercise.check("J agrees: no nudge of any centroid would lower it", points=2)
def certified_by_cost(answer, rng):
    for m, n, K in [(4, 1, 1), (6, 2, 3), (25, 3, 5)]:
        X, centroids = rng.integers(-99, 100, (m, n)) / 10, rng.integers(-99, 100, (K, n)) / 10
        labels = rng.permutation(np.arange(m) % K)
        moved = expect.numbers(answer(X, labels, centroids), centroids.shape)
        expect.certified(oracle.certify_move(X, labels, moved))


@exercise.check("X, labels and centroids stay as they were", points=1)
def inputs_stay(answer):
    expect.array(answer([[1.0], [11.0]], [0, 0], [[2.0]]), [[6.0]])
    expect.unchanged(answer)


# The known mistakes. What becomes of a centroid without points, or of whole numbers, varies from one writer to the
# next: only the mistakes that are about it are looked for there (`also`).
WHO = "Divide by who was averaged: the number of points in this cluster."
MIDDLE = "Nudge the centroid a little towards its farthest point: what does J do? It is lowest at the mean."
FEATURES = "How many numbers describe one centroid? `mean(axis=0)` averages over the points and gives one a feature."
NOBODY = "What should happen to a centroid that nobody chose? Here it stays where it was."
HOW_MANY = "K is how many rows centroids has; counted from the labels, a centroid without points is lost."
DECIMALS = "What type is the array that you write into? An array of whole numbers cuts off the decimals."
VISIT = "Print the labels that your loop visits: do they run from 0 to K - 1?"
EMPTY = [UNUSED, LAST_UNUSED]


def each(average, nobody=lambda old: old):
    """Return a move that puts every centroid at average(its points, all points, old centroids)."""

    def move(X, labels, mu):
        clusters = [X[labels == k] for k in range(len(mu))]
        return np.array([average(x, X, mu) if len(x) else nobody(mu[k]) for k, x in enumerate(clusters)])

    return move


def running(average, x):
    """Return the average that is halved with every further point."""
    for point in x:
        average = (average + point) / 2
    return average


mean = each(lambda x, X, mu: x.mean(axis=0))

exercise.mistake("mean_over_everything", FEATURES, each(lambda x, X, mu: np.full(X.shape[1], x.mean())))
exercise.mistake("sum_instead_of_mean", WHO, each(lambda x, X, mu: x.sum(axis=0)))
exercise.mistake("divided_by_m", WHO, each(lambda x, X, mu: x.sum(axis=0) / len(X)))
exercise.mistake("divided_by_K", WHO, each(lambda x, X, mu: x.sum(axis=0) / len(mu)))
exercise.mistake("divided_twice", WHO, each(lambda x, X, mu: x.mean(axis=0) / len(x)))
exercise.mistake("median", MIDDLE, each(lambda x, X, mu: np.median(x, axis=0)))
exercise.mistake("midrange", MIDDLE, each(lambda x, X, mu: (x.min(axis=0) + x.max(axis=0)) / 2))
exercise.mistake(
    "nearest_example",
    "Must the centre of 1 and 11 be one of the two? The mean need not be a point of the data.",
    each(lambda x, X, mu: x[((x - x.mean(axis=0)) ** 2).sum(axis=1).argmin()]),
)
exercise.mistake(
    "running_average",
    "Shuffle the points: may their mean change? Halving with every point lets the last ones count most.",
    each(lambda x, X, mu: running(x[0], x[1:])),
)
exercise.mistake(
    "running_average_from_the_old",
    "Where the centroid was may not count: the mean of its points is the same wherever they came from.",
    lambda X, c, mu: np.array([running(old, X[c == k]) for k, old in enumerate(mu)]),
)
exercise.mistake("first_feature_only", FEATURES, lambda X, c, mu: mean(X, c, mu) * (np.arange(X.shape[1]) == 0))
exercise.mistake("first_feature_moved_only", FEATURES, lambda X, c, mu: np.hstack([mean(X, c, mu)[:, :1], mu[:, 1:]]))
exercise.mistake("rounded_down", DECIMALS, lambda X, c, mu: mean(X, c, mu) // 1)
exercise.mistake("decimals_cut", DECIMALS, lambda X, c, mu: mean(X, c, mu).astype(mu.dtype), also=[WHOLE])
exercise.mistake("labels_from_1_to_K", VISIT, lambda X, c, mu: np.vstack([mean(X, c, mu)[1:], mu[-1:]]))
exercise.mistake(
    "labels_from_1_to_K_then_nan", VISIT, lambda X, c, mu: np.vstack([mean(X, c, mu)[1:], mu[:1] * np.nan])
)
exercise.mistake("first_centroid_left_out", VISIT, lambda X, c, mu: np.vstack([mu[:1], mean(X, c, mu)[1:]]))
exercise.mistake("last_centroid_forgotten", VISIT, lambda X, c, mu: np.vstack([mean(X, c, mu)[:-1], mu[-1:]]))
exercise.mistake("last_centroid_left_at_0", VISIT, lambda X, c, mu: np.vstack([mean(X, c, mu)[:-1], mu[-1:] * 0]))
exercise.mistake(
    "rows_sorted",
    "Row k must stay cluster k: sorted, the labels no longer fit the centroids.",
    lambda X, c, mu: mean(X, c, mu)[mean(X, c, mu)[:, 0].argsort()],
)
exercise.mistake(
    "half_way",
    "Where is J lowest for these labels? At the mean itself, so go all the way.",
    lambda X, c, mu: (mu + mean(X, c, mu)) / 2,
)
exercise.mistake(
    "a_tenth_of_the_way",
    "A small step lowers J, but where is J lowest for these labels? Go all the way to the mean, at once.",
    lambda X, c, mu: mu + 0.1 * (mean(X, c, mu) - mu),
)
exercise.mistake(
    "too_far",
    "Where is J lowest for these labels? At the mean itself: twice the way there leaves J as it was.",
    lambda X, c, mu: mu + 2 * (mean(X, c, mu) - mu),
)
exercise.mistake("nan_for_nobody", NOBODY, each(lambda x, X, mu: x.mean(axis=0), lambda old: old * np.nan), also=EMPTY)
exercise.mistake("origin_for_nobody", NOBODY, each(lambda x, X, mu: x.mean(axis=0), lambda old: old * 0), also=EMPTY)
exercise.mistake("K_from_the_labels", HOW_MANY, lambda X, c, mu: mean(X, c, mu)[np.unique(c)], also=EMPTY)
exercise.mistake("K_from_the_largest_label", HOW_MANY, lambda X, c, mu: mean(X, c, mu)[: c.max() + 1], also=EMPTY)


@exercise.mistake("mean_over_features", FEATURES)
def mean_over_features(X, labels, centroids):
    moved = centroids.astype(float)
    for k in range(len(centroids)):
        moved[k] = X[labels == k].mean(axis=1)
    return moved


@exercise.mistake("old_centroids_overwritten", "Write into a copy: whoever calls you still needs the old centroids.")
def old_centroids_overwritten(X, labels, centroids):
    centroids[:] = mean(X, labels, centroids)
    return centroids


@exercise.mistake(
    "labels_overwritten", "The move step may not touch the labels: they say which points belong together."
)
def labels_overwritten(X, labels, centroids):
    moved = mean(X, labels, centroids)
    labels[:] = -1
    return moved
