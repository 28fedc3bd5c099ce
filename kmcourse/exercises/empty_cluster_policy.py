"""empty_cluster_policy: a move step that deals with centroids nobody chose, by a policy that the learner chooses.

What is asked of a policy is what makes it sound, and no more. All of these pass: keep it where it is; put it on a
random example, the draw always the same; on the point farthest from its centroid; on the mean of all points. Two
centroids without points may end in one place: both kept where they began together, they do, and J is none the worse.
"""

import numpy as np

from kmcourse import kmeans, rounding
from kmcourse.checks import Draws, Exercise, Unmet, expect
from kmcourse.checks.wording import number, show

# Nobody chose the second of three centroids; the third of three; the first and the last of four.
SECOND = (
    np.array([[1.0, 2.0], [3.0, 6.0], [9.0, 8.0], [2.0, 1.0], [8.0, 3.0]]),
    np.array([0, 0, 2, 0, 2]),
    np.array([[1.0, 1.0], [40.0, 7.0], [8.0, 8.0]]),
)
THIRD = np.array([[1.0], [2.0], [12.0], [15.0]]), np.array([0, 0, 0, 1]), np.array([[3.0], [16.0], [40.0]])
FIRST_AND_LAST = (
    np.array([[-5.0, 1.0], [-4.0, 7.0], [9.0, 9.0], [-6.0, 2.0], [-7.0, 5.0]]),
    np.array([1, 2, 2, 1, 1]),
    np.array([[30.0, 30.0], [5.0, 2.0], [6.0, 8.0], [-20.0, 4.0]]),
)
SECOND_AGAIN = tuple(tuple(np.array(part) for part in SECOND) for _ in range(4))
# Points and starts for whole runs; each run meets a centroid without points.
RUNS = [
    (np.array([[0.0], [1.0], [5.0], [6.0]]), np.array([[0.0], [3.0], [6.0]])),
    (np.array([[1.0], [2.0], [3.0], [50.0], [51.0], [70.0]]), np.array([[2.0], [2.0], [90.0]])),
    (np.array([[4.0, 4], [4, 5], [9, 1], [9, 2], [1, 9]]), np.array([[4.0, 4], [0, 99], [9, 1], [99, 0]])),
]


def unused(labels, centroids):
    """Return whether nobody chose it, for every centroid."""
    return np.bincount(labels, minlength=len(centroids)) == 0


def what_shows(values):
    """Return what an answer gives for SECOND, THIRD and SECOND again, but for where its policy sends a centroid."""
    again = "the same" if len({str(value) for value in (values[0], *values[2:])}) == 1 else "something else"
    return *(_but_for_the_policy(v, case) for v, case in zip(values, (SECOND, THIRD), strict=False)), again


def _but_for_the_policy(value, case):
    try:
        moved = expect.of_shape(value, case[2].shape).astype(float)
    except (Unmet, TypeError, ValueError):
        return value
    free = moved[unused(*case[1:])]
    if not np.isfinite(free).all():
        return moved
    return moved[~unused(*case[1:])], "the origin" if (free == 0).all() else "some place"


exercise = Exercise(
    name="empty_cluster_policy",
    notebook="08",
    asks="Return the centroids after a move: with points, at their mean; without, where a policy of yours puts them.",
    reference=kmeans.move_centroids,
    builds_on=("move_centroids", "assign_points", "compute_cost"),
    telling=[Draws((SECOND, THIRD, *SECOND_AGAIN), what_shows)],
    hints=(
        "First move the centroids that have points, as ever. Then look at the ones that no label names: for them "
        "`X[labels == k]` has no rows. Say in one sentence where they go; “they stay” is a policy too.",
        "Begin with a copy of centroids, as floats: then every row is there, finite, and where it was. Overwrite the "
        "rows that have points by their means.",
        "Where it stood: leave its row alone. On an example, always the same: `X[np.random.default_rng(0)"
        ".integers(len(X))]`. On the point with the largest term: `argmax` of the squared distances says which.",
    ),
)


@exercise.solution
def empty_cluster_policy(X, labels, centroids):
    moved = centroids.astype(float)  # a copy: whoever has no points stays where they are
    for k in np.unique(labels):
        moved[k] = X[labels == k].mean(axis=0)
    return moved


@exercise.check("Every centroid that has points goes to their mean", points=2)
def used_ones_at_their_means(answer):
    expect.array(answer([[1.0], [11.0]], [0, 0], [[2.0]]), [[6.0]])
    for case in (SECOND, THIRD):
        _used_ones_at_their_means(expect.of_shape(answer(*case), case[2].shape), *case)


@exercise.check("As many centroids come back as there were, and all are finite numbers", points=2)
def as_many_and_finite(answer):
    for case in (SECOND, THIRD):
        expect.numbers(answer(*case), case[2].shape)


@exercise.check("Two centroids without points, the first and the last of four", points=1)
def two_of_them(answer):
    moved = expect.numbers(answer(*FIRST_AND_LAST), FIRST_AND_LAST[2].shape)
    _used_ones_at_their_means(moved, *FIRST_AND_LAST)


@exercise.check("J does not rise by it, from half-step to half-step", points=2)
def cost_does_not_rise(answer):
    for X, centroids in RUNS:
        before = np.inf
        for _ in range(4):
            labels = kmeans.assign_points(X, centroids)
            before = _no_rise(X, before, kmeans.compute_cost(X, labels, centroids), "an assign")
            centroids = expect.numbers(answer(X, labels, centroids), centroids.shape)
            before = _no_rise(X, before, kmeans.compute_cost(X, labels, centroids), "a move")


@exercise.check("The same points, labels and centroids give the same answer", points=1)
def the_same_every_time(answer):
    X = np.arange(80.0).reshape(40, 2) % 17
    labels, centroids = np.repeat([0, 2], 20), np.array([[4.0, 4], [50, 50], [9, 9]])
    first = expect.numbers(answer(X, labels, centroids), centroids.shape)
    for _ in range(5):
        again = expect.numbers(answer(X, labels, centroids), centroids.shape)
        if not np.allclose(first, again, rtol=expect.RELATIVE):
            k = int((~np.isclose(first, again, rtol=expect.RELATIVE)).any(axis=1).argmax())
            raise Unmet(
                f"Called twice with the same arguments, it gave centroid {k} as {show(first[k])} and as "
                f"{show(again[k])}. A draw that is always the same needs a Generator with a seed, made inside."
            )


@exercise.check("With all points and centroids shifted by 64, no centroid is left behind", points=1)
def from_another_zero_point(answer):
    X, labels, centroids = SECOND
    by = 64.0
    here = expect.numbers(answer(X, labels, centroids), centroids.shape)
    there = expect.numbers(answer(X + by, labels, centroids + by), centroids.shape)
    low, high = (X + by).min(axis=0), (X + by).max(axis=0)
    among = (there >= low - (high - low)) & (there <= high + (high - low))  # a random example need not be the same one
    moved_along = np.isclose(there - by, here, atol=1e-3).all(axis=1)
    left_behind = ~moved_along & ~(among.all(axis=1) & unused(labels, centroids))
    if left_behind.any():
        k = int(left_behind.argmax())
        raise Unmet(
            f"It put centroid {k} at {show(here[k])}. With {number(by)} added to all the numbers in X and centroids, "
            f"it put it at {show(there[k])}; the points now lie between {show(low)} and {show(high)}."
        )


@exercise.check("X, labels and centroids stay as they were", points=1)
def inputs_stay(answer):
    answer(*SECOND)
    expect.unchanged(answer)


def _used_ones_at_their_means(moved, X, labels, centroids):
    means = kmeans.move_centroids(X, labels, centroids)
    for k in np.flatnonzero(~unused(labels, centroids)):
        if not np.allclose(moved[k], means[k], rtol=expect.RELATIVE, atol=expect.ABSOLUTE):
            raise Unmet(f"Centroid {k} has points, with their mean at {show(means[k])}; it gave {show(moved[k])}.")


def _no_rise(X, before, cost, step):
    if not np.isfinite(cost) or rounding.cost_rises(before, cost, rounding.cost_tolerance(X) + expect.RELATIVE * cost):
        raise Unmet(f"In a run on the points {show(X)}, J rises from {number(before)} to {number(cost)} at {step}.")
    return cost


# The known mistakes.
SHAPE = "K rows went in and K rows must come out: the labels count from 0 to K − 1 in the next round too."
ORDER = "Row k must stay cluster k: the labels of the used centroids point to their rows."
ONLY_THE_EMPTY = "Which centroids have points? Those go to their means; the policy is for the others only."
BELONGS = "Until the next assign a point belongs to the cluster that its label names, and counts in that mean."
COPY = "Compare what you were given before and after your function: work on a copy."


def moved_but(policy):
    """Return a move with policy(X, labels, means, k), a place for the centroid k that has no points."""

    def move(X, labels, centroids):
        moved = kmeans.move_centroids(X, labels, centroids)
        for k in np.flatnonzero(unused(labels, centroids)):
            moved[k] = policy(X, labels, moved, k)
        return moved

    return move


def farthest(X, labels, centroids):
    """Return the row of the point with the largest term."""
    return ((X - centroids[labels]) ** 2).sum(axis=1).argmax()


keep = kmeans.move_centroids

exercise.mistake(
    "nan_for_nobody",
    "The mean of no points is 0/0, and NaN goes on from there into everything: what should happen instead?",
    moved_but(lambda X, c, mu, k: np.nan),
)
exercise.mistake(
    "infinitely_far_away",
    "Infinitely far away nobody will ever choose it, and infinity is no number to go on with: find it a place.",
    moved_but(lambda X, c, mu, k: np.inf),
)
exercise.mistake(
    "origin_for_nobody",
    "Who sent it to 0? Unless somebody chose that place, it comes from an array of zeros that was not filled.",
    moved_but(lambda X, c, mu, k: 0),
)
exercise.mistake("row_dropped", SHAPE, lambda X, c, mu: keep(X, c, mu)[np.unique(c)])
exercise.mistake("K_from_the_largest_label", SHAPE, lambda X, c, mu: keep(X, c, mu)[: c.max() + 1])
exercise.mistake("unused_ones_last", ORDER, lambda X, c, mu: keep(X, c, mu)[np.argsort(unused(c, mu), kind="stable")])
exercise.mistake(
    "all_start_again", ONLY_THE_EMPTY, lambda X, c, mu: X[: len(mu)] if unused(c, mu).any() else keep(X, c, mu)
)
exercise.mistake("nobody_moves", ONLY_THE_EMPTY, lambda X, c, mu: mu if unused(c, mu).any() else keep(X, c, mu))
exercise.mistake("all_to_the_mean_of_all", ONLY_THE_EMPTY, lambda X, c, mu: np.tile(X.mean(axis=0), (len(mu), 1)))
exercise.mistake(
    "another_place_every_time",
    "How would you find a bug that comes and goes? Give the Generator a seed, and make it inside the function.",
    moved_but(lambda X, c, mu, k: X[np.random.default_rng().integers(len(X))] + np.random.default_rng().random()),
)


@exercise.mistake("point_taken_from_its_cluster", BELONGS)
def point_taken_from_its_cluster(X, labels, centroids):
    given = labels.copy()
    for k in np.flatnonzero(unused(labels, centroids)):
        given[farthest(X, given, centroids)] = k
    return keep(X, given, centroids)


@exercise.mistake("labels_changed_in_place", COPY)
def labels_changed_in_place(X, labels, centroids):
    moved = keep(X, labels, centroids)
    for k in np.flatnonzero(unused(labels, centroids)):
        i = farthest(X, labels, moved)
        moved[k] = X[i]
        labels[i] = k
    return moved


@exercise.mistake("centroids_changed_in_place", COPY)
def centroids_changed_in_place(X, labels, centroids):
    centroids[:] = keep(X, labels, centroids)
    return centroids
