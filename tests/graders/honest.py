"""What honest students hand in for the course's assignment: right, odd but right, partly right, wrong and not there.

    for name, one in HONEST.items():
        notebook = handed_in(edition, one)        # any edition of the assignment, whoever made it

`HONEST` says nothing of what a mark should be: the matrix asks whether everybody gives the same one.
"""

import inspect
import re
from typing import NamedTuple

import nbformat

from kmcourse.hand_in import POINTS
from tests.classroom.handed_in import RUN
from tests.exercises.right_answers import right_answers
from tests.exercises_blind.answers import ANSWERS

ANSWER = {name: name for name in POINTS} | {"diagnose_program": "verdicts", "failing_data": "small"}


class HandIn(NamedTuple):
    """One student's answers."""

    answers: dict  # exercise -> source of its cell; where there is none, the cell stays as it was handed out
    first: str = ""  # a cell that the student added above the first exercise


def right(**names):
    """Return answers of the bank, by exercise and name, as sources."""
    sources = {exercise: inspect.getsource(right_answers(exercise)[name]) for exercise, name in names.items()}
    return {
        exercise: source.replace(f"def {names[exercise]}(", f"def {exercise}(").strip()
        for exercise, source in sources.items()
    }


def wrong(exercise, belief):
    """Return the answer that somebody gives who believes this."""
    found = [one.source for one in ANSWERS if one.exercise == exercise and one.belief == belief]
    return {exercise: found[0].strip()}


def handed_in(edition, one):
    """Return an edition of the assignment with a student's answers in it, as far as it asks for them.

    Parameters
    ----------
    edition : nbformat.NotebookNode
        It is not changed. It may ask for some of the exercises only.
    one : HandIn
    """
    notebook = nbformat.from_dict(edition)
    for exercise, source in one.answers.items():
        for cell in notebook.cells:
            if cell.cell_type == "code" and _asks_for(ANSWER[exercise], cell.source):
                cell.source = source
                break
    if one.first:
        place = next(n for n, cell in enumerate(notebook.cells) if "import numpy" in cell.source) + 1
        notebook.cells.insert(place, nbformat.v4.new_code_cell(one.first))
    return notebook


def _asks_for(name, source):
    return re.search(rf"^(def {name}\(|{name} = )", source, re.MULTILINE) is not None


VERDICTS = 'verdicts = {"A": "move", "B": "log", "C": "assign", "D": "none", "E": "loop", "F": "move"}'
DATA = 'small = {"A": ([[0], [1]], [[0]]), "C": ([[0, 0]], [[3, 3], [5, 0]]), "E": ([[0], [4], [100]], [[0], [5]])}'
OWN_BEST_RUN = """
def best_run(X, K, n_starts, rng):
    runs = [run_kmeans(X, km.initialize_centroids(X, K, rng)) for _ in range(n_starts)]
    labels, centroids, costs = min(runs, key=lambda run: run[2][-1])
    return labels, centroids, costs[-1]
"""
FARTHEST = """
def assign_points(X, centroids):
    return ((X[:, None] - centroids) ** 2).sum(axis=2).argmax(axis=1)
"""
TEXTBOOK_MOVE = """
def move_centroids(X, labels, centroids):
    return np.array([X[labels == k].mean(axis=0) for k in range(len(centroids))])
"""
IN_PLACE_COST = """
def compute_cost(X, labels, centroids):
    X -= centroids[labels]
    return (X**2).sum(axis=1).mean()
"""
IN_PLACE_MOVE = """
def move_centroids(X, labels, centroids):
    for k in range(len(centroids)):
        if (labels == k).any():
            centroids[k] = X[labels == k].mean(axis=0)
    return centroids
"""

PLAIN = right(
    assigned_centroid="one_line",
    compute_cost="norm_squared",
    assign_points="einsum",
    move_centroids="loop_with_copy",
    run_kmeans="compares_labels",
    best_run="argmin_of_the_costs",
    empty_cluster_policy="farthest_point",
    compress_image="starts_from_pixels",
) | {"diagnose_program": VERDICTS, "failing_data": DATA}

LOOPS = PLAIN | right(
    assigned_centroid="loop_over_the_rows",
    compute_cost="lists_all_through",
    assign_points="loops_and_lowest_of_ties",
    move_centroids="list_of_lists",
    run_kmeans="lists_all_through",
    best_run="sorted_by_cost",
    empty_cluster_policy="list_of_lists",
    compress_image="lists_all_through",
)

ODD = PLAIN | right(
    assigned_centroid="copy_and_print",
    compute_cost="noisy",
    assign_points="int32",
    move_centroids="one_hot_with_a_warning",
    run_kmeans="float32",
    best_run="a_generator_for_each_run",
    empty_cluster_policy="mean_of_nothing_with_a_warning",
    compress_image="between_0_and_1_and_back",
)

ON_STDERR = """
import logging, os, sys, warnings
logging.basicConfig(stream=sys.stderr, level=logging.INFO)
def say(text):
    print(text, file=sys.stderr)
    logging.warning(text)
    warnings.warn(text)
    os.write(2, text.encode())
"""

STRICT = """
import warnings
warnings.simplefilter("error")
np.seterr(all="raise")
np.set_printoptions(precision=1)
"""

WRONG = {
    "assigned_centroid": "def assigned_centroid(labels, centroids, i):\n    return labels[i]",
    **wrong("compute_cost", "adds the squares up and never averages, in a loop"),
    **wrong("assign_points", "zeros without a type, so the labels are floats"),
    "move_centroids": TEXTBOOK_MOVE,
    **wrong("run_kmeans", "writes J down once an iteration, after the move"),
    "diagnose_program": VERDICTS.replace('"log"', '"none"').replace('"loop"', '"assign"'),
    "failing_data": DATA.replace("[[3, 3], [5, 0]]", "[[3, 3]]"),
    "best_run": OWN_BEST_RUN.replace("min(", "max("),
    "empty_cluster_policy": "def empty_cluster_policy(X, labels, centroids):\n    return centroids * 0",
    "compress_image": "def compress_image(image, K, rng):\n    return image / 255",
}


_PARAMETERS = {
    "assigned_centroid": ("labels", "centroids", "i"),
    "compute_cost": ("X", "labels", "centroids"),
    "assign_points": ("X", "centroids"),
    "move_centroids": ("X", "labels", "centroids"),
    "run_kmeans": ("X", "centroids", "max_iterations=100"),
    "best_run": ("X", "K", "n_starts", "rng"),
    "empty_cluster_policy": ("X", "labels", "centroids"),
    "compress_image": ("image", "K", "rng"),
}


def troubles(turn):
    """Return an answer with some trouble to every exercise, another one the next turn."""
    bodies = ("pass", "return unknown", "return 'forty-one'", "return input('J? ')")
    answers = {}
    for place, name in enumerate(POINTS):
        troubles = [f"1 / 0\n{PLAIN[name]}", "# later", f"{ANSWER[name]} = 41"]
        if name in _PARAMETERS:
            troubles += [f"def {name}({', '.join(_PARAMETERS[name])}):\n    {body}" for body in bodies]
        answers[name] = troubles[(3 * turn + place) % len(troubles)]
    return answers


HONEST = {
    "right": HandIn(PLAIN),
    "right, in loops and lists": HandIn(LOOPS),
    "right, and odd": HandIn(ODD),
    "right, and talks on stderr": HandIn(
        {
            name: re.sub(r"(def .*\n)", r"\1    say('so many numbers')\n", source, count=1)
            for name, source in PLAIN.items()
        },
        ON_STDERR,
    ),
    "right, where warnings are errors": HandIn(PLAIN, STRICT),
    "wrong in each": HandIn(WRONG),
    "a run on their own functions": HandIn(PLAIN | {"run_kmeans": RUN, "best_run": OWN_BEST_RUN}),
    "a run on their own wrong assign": HandIn(
        PLAIN | {"assign_points": FARTHEST, "run_kmeans": RUN, "best_run": OWN_BEST_RUN}
    ),
    "a run on their own assign, whose arguments are turned": HandIn(
        PLAIN
        | {
            "assign_points": PLAIN["assign_points"].replace("(X, centroids)", "(centroids, X)", 1),
            "run_kmeans": RUN.replace("assign_points(X, centroids)", "assign_points(centroids, X)"),
        }
    ),
    "a run on an assign that was never written": HandIn(
        {name: source for name, source in PLAIN.items() if name != "assign_points"} | {"run_kmeans": RUN}
    ),
    "a wrong run on functions that change what they are given": HandIn(
        WRONG
        | {
            "compute_cost": IN_PLACE_COST,
            "move_centroids": IN_PLACE_MOVE,
            "run_kmeans": RUN.replace("range(max_iterations)", "range(2)"),
        }
    ),
    "untouched": HandIn({}),
    "trouble in each": HandIn(troubles(0)),
    "other trouble in each": HandIn(troubles(1)),
}
