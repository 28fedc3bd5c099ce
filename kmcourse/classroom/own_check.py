"""`kmcourse check my.ipynb`: a student's notebook, run as the grader would run it, before it is handed in."""

import sys
import textwrap
from pathlib import Path

from kmcourse.checks.report import WIDTH
from kmcourse.classroom.assignment import origin_of
from kmcourse.classroom.edition import EditionError, read_edition
from kmcourse.classroom.marking import mark
from kmcourse.classroom.notebook_cells import UnreadableError, read_cells
from kmcourse.classroom.own_process import OwnProcess
from kmcourse.exercises import find_exercise

ALL_PASSED, OPEN, NOT_READ = 0, 1, 2  # exit codes
IN_A_SANDBOX = "{name} was run from the top, shut in as the grader runs it."
IN_A_PROCESS = (
    "{name} was run from the top, in an ordinary process of its own: there is no sandbox here, so cells that read or "
    "write files may do on this computer what the grader does not let them do."
)
STOPPED = "These cells did not end well, which costs nothing by itself:"
PASSED = "All exercises are passed: {earned:g} of {points:g} points."
SOME = "Exercises passed: {passed} of {count}. Points: {earned:g} of {points:g}."
HIDDEN = "Checks that are not shown are not counted here."
OTHER_NUMBERS = "In a class the same checks come with other numbers."
NO_NOTEBOOK = "It is none of the course's notebooks. Say which was handed out: --assignment NOTEBOOK.ipynb"


class CheckError(Exception):
    """Why a notebook cannot be checked, in a sentence."""


def check_notebook(path, assignment=None):
    """Mark a student's own notebook, with what a student may see.

    Parameters
    ----------
    path : path
    assignment : path, optional
        The notebook as it was handed out; unless given, the one of the course that it comes from.

    Returns
    -------
    Result

    Raises
    ------
    CheckError, OSError
    """
    data = Path(path).read_bytes()
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
    if troubles := [_wrapped(f"Cell {run.number}: {run.trouble}") for run in result.cells if run.number]:
        parts.append("\n".join([STOPPED, *troubles]))
    parts += map(_one, result.marks)
    counts = {"earned": result.earned, "points": result.points, "count": len(result.marks)}
    end = PASSED if result.passed else SOME
    parts.append(end.format(passed=sum(marked.passed for marked in result.marks), **counts))
    parts.append(HIDDEN if any(map(_has_hidden, result.marks)) else OTHER_NUMBERS)
    return "\n\n".join(parts)


def _one(marked):
    report = marked.report()
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
        from kmcourse.classroom.sandbox import Sandbox, SandboxError

        try:
            return Sandbox()
        except SandboxError:
            pass
    return OwnProcess()
