"""assigned_centroid: read a point's label, then that row of the centroids; the look-up that J is made of."""

import numpy as np

from kmcourse import kmeans
from kmcourse.checks import Exercise, expect

LABELS = np.array([2, 2, 0, 1, 0])
CENTROIDS = np.array([[2.0, 3.0, 0.5], [5.0, 8.0, 1.5], [7.0, 1.0, 4.5]])

exercise = Exercise(
    name="assigned_centroid",
    notebook="01",
    asks="Return the position of the centroid that point i is given: first read its label, then that row of centroids.",
    reference=kmeans.assigned_centroid,
    telling=[
        (LABELS, CENTROIDS, 0),
        (LABELS, CENTROIDS, 1),
        (LABELS, CENTROIDS, 2),
        (np.array([1, 3, 0, 2]), np.array([[1.0, 2], [3, 5], [4, 6], [8, 9]]), 2),
    ],
    hints=(
        "A label is not a place: it is the number of a row. Which array do you read first, and which one with what you "
        "found there?",
        "First read the label of point i from `labels`. Then take the row of `centroids` with that number. Both count "
        "from 0, so nothing is added or taken away.",
        "`labels[i]` is the number of the row. It belongs between the brackets of `centroids[…]`.",
    ),
)


@exercise.solution
def assigned_centroid(labels, centroids, i):
    label = labels[i]
    return centroids[label]


@exercise.check("The centroid of a point, in the plane", points=4)
def in_the_plane(answer):
    for i, row in enumerate([[5.0, 8.0], [2.0, 3.0], [5.0, 8.0]]):
        expect.array(answer([1, 0, 1], [[2.0, 3.0], [5.0, 8.0]], i), row)


@exercise.check("Two points with one label have one centroid; three features", points=3)
def in_space(answer):
    for i in (0, 1, 3):
        expect.array(answer(LABELS, CENTROIDS, i), CENTROIDS[LABELS[i]])


@exercise.check("One feature: still a position, an array with one number", points=2)
def on_a_line(answer):
    expect.array(answer([0, 1], [[2.0], [10.0]], 1), [10.0])


@exercise.check("labels and centroids stay as they were", points=1)
def inputs_stay(answer):
    expect.array(answer([0, 1], [[2.0, 1.0], [10.0, 4.0]], 1), [10.0, 4.0])
    expect.unchanged(answer)


# The known mistakes.
TWO_STEPS = "There are two look-ups: the point's label first, then the row of centroids that it names."
FROM_0 = "In code both points and centroids are counted from 0, so nothing has to be added or taken away."

exercise.mistake("label_instead_of_centroid", TWO_STEPS, lambda labels, centroids, i: labels[i])
exercise.mistake("row_i_of_centroids", TWO_STEPS, lambda labels, centroids, i: centroids[i])
exercise.mistake("centroids_of_all_points", TWO_STEPS, lambda labels, centroids, i: centroids[labels])
exercise.mistake("labels_counted_from_1", FROM_0, lambda labels, centroids, i: centroids[labels[i] - 1])
exercise.mistake("points_counted_from_1", FROM_0, lambda labels, centroids, i: centroids[labels[i - 1]])
exercise.mistake(
    "always_the_first_point", "Which point is asked for? Use `i`.", lambda labels, centroids, i: centroids[labels[0]]
)
exercise.mistake(
    "column_instead_of_row",
    "A centroid is a row; `centroids[:, k]` is a column: one feature of all centroids.",
    lambda labels, centroids, i: centroids[:, labels[i]],
)
exercise.mistake(
    "first_coordinate_only",
    "A position has one number a feature: return the whole row.",
    lambda labels, centroids, i: centroids[labels[i]][0],
)
exercise.mistake(
    "row_in_a_table",
    "`centroids[k]` is a row; `centroids[k:k + 1]` or `centroids[[k]]` is a table with one row.",
    lambda labels, centroids, i: centroids[[labels[i]]],
)
exercise.mistake(
    "largest_label",
    "`argmax` finds where the largest number stands; here the label is already the number of the row.",
    lambda labels, centroids, i: centroids[np.argmax(labels)],
)
