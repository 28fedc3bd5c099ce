"""`kmcourse check my.ipynb`: a student's notebook, run as the grader would run it, before it is handed in."""

import sys
import textwrap
from dataclasses import replace
from pathlib import Path

from kmcourse import hand_in
from kmcourse.checks.report import WIDTH
from kmcourse.classroom.grading.own_process import OwnProcess
from kmcourse.classroom.hand_ins.assignment import origin_of
from kmcourse.classroom.marking.marking import mark
from kmcourse.classroom.reading.edition import EditionError, read_edition
from kmcourse.classroom.reading.notebook_cells import UnreadableError, read_cells
from kmcourse.classroom.submission_words import STOPPED_CELLS, in_one_line_each
from kmcourse.exercises import find_exercise
from kmcourse.records import home

ALL_PASSED, OPEN, NOT_READ = 0, 1, 2  # exit codes
IN_A_SANDBOX = "{name} was run from the top, shut in as the grader runs it."
IN_A_PROCESS = (
    "{name} was run from the top, in an ordinary process of its own: there is no sandbox here, so cells that read or "
    "write files may do on this computer what the grader does not let them do."
)
PASSED = "All exercises are passed: {earned:g} of {points:g} points."
SOME = "Exercises passed: {passed} of {count}. Points: {earned:g} of {points:g}."
PASSED_HERE = "The visible checks of all exercises are passed: {earned:g} of {shown:g} points."
SOME_HERE = "Visible checks passed in {passed} of {count} exercises. Points: {earned:g} of {shown:g}."
HIDDEN = (
    "The other {rest:g} points are for checks that are not shown. They are asked when your notebook is graded; the "
    "texts in the notebook say all that they ask."
)
OTHER_NUMBERS = "In a class the same checks come with other numbers."
NO_NOTEBOOK = "It is none of the course's notebooks. Say which was handed out: --assignment NOTEBOOK.ipynb"


class CheckError(Exception):
    """Why a notebook cannot be checked, in a sentence."""


def check_notebook(path, assignment=None):
    """Mark a student's own notebook, with what a student may see.

    Parameters
    ----------
    path : path
        From here, or from the folder of the learner's notebooks.
    assignment : path, optional
        The notebook as it was handed out; unless given, the one of the course that it comes from.

    Returns
    -------
    Result

    Raises
    ------
    CheckError, OSError
    """
    data = _found(path).read_bytes()
    try:
        assignment = assignment or origin_of(read_cells(data))
        if assignment is None:
            raise CheckError(f"{path}: {NO_NOTEBOOK}")
        edition = read_edition(assignment)
    except UnreadableError as problem:
        raise CheckError(f"{path}: {problem}") from None
    except EditionError as problem:
        raise CheckError(str(problem)) from None
    with _somewhere() as place:
        return mark(data, edition, place, show_hidden=False)


def told(result, name):
    """Return what `kmcourse check` prints.

    Parameters
    ----------
    result : Result
    name : str
        Of the file.

    Returns
    -------
    str
    """
    where = IN_A_PROCESS if result.tier == OwnProcess.tier else IN_A_SANDBOX
    parts = [_wrapped(where.format(name=name)), *map(_wrapped, result.notes)]
    if troubles := in_one_line_each(result.cells):
        parts.append("\n".join(map(_wrapped, [STOPPED_CELLS, *troubles])))
    parts += map(_one, result.marks)
    return "\n\n".join([*parts, *_ending(result)])


def _ending(result):
    counts = {"passed": sum(marked.passed for marked in result.marks), "count": len(result.marks)}
    if not any(map(_has_hidden, result.marks)):
        end = PASSED if result.passed else SOME
        return end.format(earned=result.earned, points=result.points, **counts), OTHER_NUMBERS
    asked = [find_exercise(marked.exercise) for marked in result.marks if marked.exercise in hand_in.POINTS]
    shown = sum(check.points for exercise in asked for check in hand_in.visible_part(exercise).checks)
    rest = sum(hand_in.POINTS[exercise.name] for exercise in asked) - shown
    end = PASSED_HERE if result.passed else SOME_HERE
    return end.format(earned=result.earned, shown=shown, **counts), _wrapped(HIDDEN.format(rest=rest))


def _found(path):
    # The command is typed where the course is, and the notebook lies where the learner works.
    in_their_folder = home() / path
    return in_their_folder if not Path(path).exists() and in_their_folder.exists() else Path(path)


def _one(marked):
    report = marked.report()
    if _has_hidden(marked):
        report = replace(report, worth=hand_in.POINTS[marked.exercise])
    if marked.passed:
        return "\n".join([report.heading, *map(_wrapped, marked.notes)])
    if marked.outcome != "missing":
        return str(report)
    return "\n".join([f"{marked.exercise}: missing", _wrapped(marked.message), *map(_wrapped, marked.notes)])


def _wrapped(text):
    return textwrap.fill(text, WIDTH, break_on_hyphens=False)


def _has_hidden(marked):
    asked = len(find_exercise(marked.exercise).checks)
    return bool(marked.items) and len(marked.items) < asked


def _somewhere():
    """Return an open sandbox, or an ordinary process where none can be had."""
    if sys.platform.startswith("linux"):
        from kmcourse.classroom.sandbox.sandbox import Sandbox, SandboxError

        try:
            return Sandbox()
        except SandboxError:
            pass
    return OwnProcess()
