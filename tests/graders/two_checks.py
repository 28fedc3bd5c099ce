"""The three exercises with two checks each, one that students see and one that they do not: as small as they come.

What is asked is cut in a process, for as long as it lives; `cut` makes a notebook do it in its kernel, which must not
pay for more than that: nothing is imported here but the exercises.
"""

import copy

from kmcourse.exercises import find_exercise

SETUP = "hand-setup"
IN_A_KERNEL = "\nfrom tests.graders.two_checks import ask_two\n\nask_two()"
# Exercise -> the titles of what it asks: the lesson's own numbers, and data that are drawn from the seed of the class.
KEPT = {
    "compute_cost": (
        "Points 1 and 11 cost 41 with the centroid at 2, and 25 with it at 6",
        "Any number of points, features and centroids",
    ),
    "assign_points": (
        "Points on a line go to the nearest of two centroids",
        "J agrees: no other label of any point would lower it",
    ),
    "move_centroids": (
        "Points 1 and 11 have their mean at 6; points 1, 2 and 12 at 5",
        "J agrees: no nudge of any centroid would lower it",
    ),
}


def ask_two():
    """Ask nothing but these checks from now on, in this process."""
    for name, titles in KEPT.items():
        exercise = find_exercise(name)
        exercise.checks[:] = [check for check in exercise.checks if check.title in titles]


def cut(notebook):
    """Return the notebook of the three exercises, made to ask two checks of each where it is run."""
    notebook = copy.deepcopy(notebook)
    (setup,) = (cell for cell in notebook.cells if cell.id == SETUP)
    setup.source += IN_A_KERNEL
    return notebook
