"""What a test cell of nbgrader calls: it shows the report, and gives the points as nbgrader reads them.

nbgrader takes a number as points, but anything else that a cell gives, and nothing at all, as full marks; and an error,
or a word on stderr from whomever, as none. So a cell that grades ends in a number, whatever the answer does.
"""

import contextlib
import functools
import os
import sys
from dataclasses import replace

from IPython import get_ipython
from IPython.display import display

from kmcourse import hand_in
from kmcourse.classroom.release.in_a_kernel import InAKernel, asked

NOT_MARKED = "This exercise was not marked, because the check itself failed: {problem!r}."


def check_in_nbgrader(exercise, answer=None, points=None, assignment=False, seed=None):
    """Check an exercise in a test cell of nbgrader, as it stands in the notebook that runs.

    Parameters
    ----------
    exercise : str
        Its name.
    answer : str, optional
        The name that the notebook has for it; unless given, that of the exercise.
    points : float, optional
        What the cell is worth; unless given, what the checks of the exercise add up to.
    assignment : bool
        Whether only some checks are visible, those of `kmcourse.hand_in`.
    seed : int, optional
        All checks are asked, with data drawn from it. Unless given, only the visible ones are, with the data of
        `km.check`: so it is in the notebook that students have.

    Returns
    -------
    float or None
        The points. Without a seed, None when nothing visible is wrong: nbgrader's own *Validate* takes that for passed.
    """
    with _nothing_on_stderr():
        try:
            ask = asked(exercise, answer, points, assignment)
            mark = _here().mark(ask, seed)
            report = mark.report()
            if seed is None and report.points < ask.points:
                note = hand_in.NOT_ALL.format(shown=report.points, worth=ask.points)
                report = replace(report, worth=ask.points).with_note(note)
            display(report)
        except Exception as problem:
            print(NOT_MARKED.format(problem=problem))
            return 0.0
    return None if seed is None and mark.passed else float(mark.earned)


@functools.cache
def _here():
    return InAKernel(get_ipython().user_ns)


@contextlib.contextmanager
def _nothing_on_stderr():
    """Drop what comes on stderr.

    A handler of `logging` holds the stream itself, and a library in C writes to its file.
    """
    stream, kept, nowhere = sys.stderr, os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    stream.write = len
    try:
        yield
    finally:
        del stream.write
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
