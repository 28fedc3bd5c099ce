"""The assignment for a class: what each exercise is worth, and which of its checks a student sees before handing in.

The notebook is `notebooks/assignment/build_k_means.ipynb`. There `km.check(compute_cost, assignment=True)` asks the
visible checks alone; the grader asks them all.
"""

import copy
from dataclasses import replace

# Exercise -> its points. They add up to 100, and are shared among its checks as the exercise shares its own.
POINTS = {
    "assigned_centroid": 5,
    "compute_cost": 10,
    "assign_points": 15,
    "move_centroids": 15,
    "run_kmeans": 20,
    "diagnose_program": 10,
    "failing_data": 10,
    "best_run": 5,
    "empty_cluster_policy": 5,
    "compress_image": 5,
}

# Exercise -> the titles of the visible checks: the lesson's own numbers, and the form of what comes back.
VISIBLE = {
    "assigned_centroid": ("The centroid of a point, in the plane",),
    "compute_cost": (
        "Points 1 and 11 cost 41 with the centroid at 2, and 25 with it at 6",
        "A point 3 to the right and 4 up of its centroid costs 25",
    ),
    "assign_points": (
        "Points on a line go to the nearest of two centroids",
        "Labels have an integer type, so that they can be used as an index",
    ),
    "move_centroids": (
        "Points 1 and 11 have their mean at 6; points 1, 2 and 12 at 5",
        "A centroid without points stays where it was",
    ),
    "run_kmeans": ("From 2, the points 1 and 11 give J = 41, 25, 25, 25", "max_iterations is a limit"),
    "diagnose_program": ("Program A",),
    "failing_data": ("Program A fails on the data, and right K-means does not",),
    "best_run": ("Labels, centroids and cost belong together",),
    "empty_cluster_policy": (
        "Every centroid that has points goes to their mean",
        "As many centroids come back as there were, and all are finite numbers",
    ),
    "compress_image": (
        "The picture keeps its shape: height, width, channels",
        "Its numbers are of type uint8, as in any picture",
    ),
}

NOT_ALL = (
    "These checks are for {shown:g} of its {worth:g} points. The others use what is not shown, and are asked when "
    "your notebook is graded."
)


def is_visible(exercise, check):
    """Whether a student may see what a check says; of an exercise that is not in the table, all may be seen.

    Parameters
    ----------
    exercise : Exercise
    check : Check
    """
    return check.title in VISIBLE.get(exercise.name, (check.title,))


def visible_part(exercise):
    """Return an exercise with its visible checks alone, each worth what it is worth in the assignment.

    Parameters
    ----------
    exercise : Exercise
        One of those in `POINTS`; it is not changed.

    Returns
    -------
    Exercise
    """
    share = POINTS[exercise.name] / sum(check.points for check in exercise.checks)
    part = copy.copy(exercise)
    part.checks = [
        replace(check, points=share * check.points) for check in exercise.checks if is_visible(exercise, check)
    ]
    return part
