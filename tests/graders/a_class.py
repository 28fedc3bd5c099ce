"""A large class that hands in the course's assignment: nobody is hostile, and no two files are the same.

    notebooks = a_class(500)      # bytes, the same on every run

As in `three_exercises.py`, of the answers to each exercise 45 % are written with arrays, 25 % in loops, and 30 % are
wrong, each with a mistake of the bank; where the bank has none that somebody wrote down, they are not there.
"""

import nbformat

from kmcourse.classroom.release.plain import learner_edition, read_notebook
from kmcourse.hand_in import POINTS
from tests.exercises_blind.answers import ANSWERS
from tests.exercises_blind.true_names import TRUE_NAMES
from tests.graders.honest import LOOPS, ODD, PLAIN, HandIn, handed_in
from tests.graders.three_exercises import ASSIGNMENT, KINDS


def a_class(count):
    """Return what a class hands in.

    Parameters
    ----------
    count : int

    Returns
    -------
    list of bytes
    """
    edition = learner_edition(read_notebook(ASSIGNMENT))
    return [_notebook(edition, number) for number in range(count)]


def _notebook(edition, number):
    answers = {name: _answer(name, number, place) for place, name in enumerate(POINTS)}
    notebook = handed_in(edition, HandIn({name: source for name, source in answers.items() if source}))
    notebook.cells[0].source += f"\n\nStudent {number}"
    return nbformat.writes(notebook).encode()


def _answer(exercise, number, place):
    kind = KINDS[(7 * number + 5 * place + 3 * (number // len(KINDS))) % len(KINDS)]
    if kind == "wrong":
        known = [one.source for one in ANSWERS if one.exercise == exercise and one.belief in TRUE_NAMES[exercise]]
        return known[number % len(known)].strip() if known else None
    return {"arrays": (PLAIN, ODD)[number % 2], "loops": LOOPS}[kind][exercise]
