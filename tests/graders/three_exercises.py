"""A small assignment that every grader gets, and what a class of twenty hands in for it: nobody is hostile.

    notebook = solved()                                  # the source: solutions, checks, points as in hand_in.py
    for number, one in enumerate(submissions()):         # the same twenty on every run
        handed_in = filled(edition, one.answers)         # any edition that was made of the source
        one.right                                        # the exercises that deserve full marks

Of the answers to each exercise 45 % are right and in the language of arrays, 25 % right and in loops, 30 % wrong.
"""

import inspect
import re
from typing import NamedTuple

import nbformat

from kmcourse.classroom.release.plain import read_notebook
from tests.course_notebooks import NOTEBOOKS
from tests.exercises.right_answers import right_answers
from tests.exercises_blind.answers import ANSWERS
from tests.exercises_blind.true_names import TRUE_NAMES

ASSIGNMENT = NOTEBOOKS / "assignment" / "solutions" / "build_k_means.ipynb"
CUT_OUT = {"compute_cost": "hand-cost", "assign_points": "hand-assign", "move_centroids": "hand-move"}
EXERCISES = tuple(CUT_OUT)
KINDS = ("arrays",) * 9 + ("loops",) * 5 + ("wrong",) * 6
# Which of the bank's right answers are written in which way.
WRITTEN = {
    "compute_cost": {
        "arrays": ("norm_squared", "einsum", "zero_dimensional_array"),
        "loops": ("two_loops", "lists_all_through", "cluster_by_cluster"),
    },
    "assign_points": {
        "arrays": ("einsum", "feature_by_feature", "best_so_far"),
        "loops": ("loops_and_lowest_of_ties", "int32", "python_min"),
    },
    "move_centroids": {
        "arrays": ("bincount", "scattered_sums", "masked_sum"),
        "loops": ("loop_with_copy", "list_of_lists", "running_mean"),
    },
}


class Submission(NamedTuple):
    """What a student hands in."""

    answers: dict  # exercise -> the source of its cell
    right: frozenset  # the exercises that it has right


def solved():
    """Return the solved notebook of the assignment, without outputs: three exercises, cut out of the course's own.

    Returns
    -------
    nbformat.NotebookNode
    """
    notebook = nbformat.from_dict(read_notebook(ASSIGNMENT))
    ids = {"hand-setup", "hand-symbols"}
    ids |= {f"{name}{part}" for name in CUT_OUT.values() for part in ("", "-exercise", "-check")}
    title = nbformat.v4.new_markdown_cell("# The cost, and the two half-steps", id="hand-title")
    notebook.cells = [title, *(cell for cell in notebook.cells if cell.id in ids)]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def submissions(count=20):
    """Return what a class hands in; the twenty-first student hands in what the first does, and so on.

    Parameters
    ----------
    count : int

    Returns
    -------
    list of Submission
    """
    return [_submission(number % len(KINDS)) for number in range(count)]


def filled(notebook, answers):
    """Return an edition of the assignment with answers in the cells that ask for them.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        It is not changed.
    answers : dict of str to str
        Sources; each goes into the one code cell that defines a function of the name.

    Returns
    -------
    nbformat.NotebookNode

    Raises
    ------
    ValueError
        If there is not one such cell for each.
    """
    notebook = nbformat.from_dict(notebook)
    for name, source in answers.items():
        cells = [cell for cell in notebook.cells if cell.cell_type == "code" and _defines(name, cell.source)]
        if len(cells) != 1:
            raise ValueError(f"{len(cells)} cells define {name}.")
        cells[0].source = source
    return notebook


def others():
    """Return six submissions that make other mistakes than `submissions`, in every exercise."""
    answers = {name: [source for source in _known(name) if source not in _handed_in(name)] for name in EXERCISES}
    return [
        Submission({name: each[number % len(each)] for name, each in answers.items()}, frozenset())
        for number in range(6)
    ]


def _handed_in(name):
    return {one.answers[name] for one in submissions()}


def _submission(number):
    answers, right = {}, set()
    for place, name in enumerate(EXERCISES):
        # Another student for each exercise: 7 and 20 have no divisor in common.
        turn = (7 * number + 5 * place) % len(KINDS)
        kind = KINDS[turn]
        if kind == "wrong":
            answers[name] = _wrong(name, turn)
        else:
            written = WRITTEN[name][kind]
            answers[name] = _right(name, written[(number // (place + 1)) % len(written)])
            right.add(name)
    return Submission(answers, frozenset(right))


def _right(exercise, name):
    source = inspect.getsource(right_answers(exercise)[name])
    return source.replace(f"def {name}(", f"def {exercise}(").strip()


def _wrong(exercise, turn):
    """Return a wrong answer whose mistake is known; every sixth of them, so that no two are of one kind."""
    known = _known(exercise)
    return known[6 * turn % len(known)]


def _known(exercise):
    return [
        answer.source.strip()
        for answer in ANSWERS
        if answer.exercise == exercise and answer.belief in TRUE_NAMES[exercise]
    ]


def _defines(name, source):
    return re.search(rf"^def {name}\(", source, re.MULTILINE) is not None
