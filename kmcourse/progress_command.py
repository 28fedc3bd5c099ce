"""`kmcourse progress`: what `km.progress()` shows, in a terminal; and to begin anew, after asking."""

import shutil
import sys

from kmcourse import records
from kmcourse.progress_report import WIDTH, progress

RECORDED = "Recorded in {folder}: checks {checks}, predictions {predictions}."
WHAT_HAPPENS = """\
If you begin anew, your progress starts from nothing, and hints and solutions wait for tries again.
What is recorded is not destroyed: it is set aside in that folder, in a file with the date in its name.
Your notebooks and my_kmeans.py stay as they are."""
QUESTION = "Begin anew? [y/N] "
NOTHING_THERE = "Nothing is recorded, so there is nothing to reset."
NOT_DONE = "Nothing was changed."
NOBODY_ANSWERED = """\
Nothing was changed: nobody was there to answer. To begin anew without being asked: {command} progress --reset --yes"""
DONE = """\
Your progress starts from nothing. What was recorded is kept in {path}.
To have it back, give that file the name records.sqlite again."""


class ProgressError(Exception):
    """Why it was not done, in one line."""


def show_progress():
    """Print the page as plain text, as wide as the terminal.

    Raises
    ------
    ProgressError
        If the records cannot be read.
    """
    page = progress()
    if page.problem:
        raise ProgressError(page.problem)
    _say(page.text(min(WIDTH, max(40, shutil.get_terminal_size().columns))))


def reset_progress(ask=True, command="kmcourse"):
    """Set aside all that is recorded, after asking.

    Parameters
    ----------
    ask : bool
        Whether to say what will happen and wait for a yes.
    command : str
        What the user types before `progress`, for the sentences.

    Raises
    ------
    ProgressError
        If nobody said yes, or if it could not be done. Then everything is as it was.
    """
    checks, predictions, problem = records.everything()
    if not (checks or predictions or problem):
        _say(NOTHING_THERE)
        return
    if ask:
        counted = {"checks": len(checks), "predictions": len(predictions)}
        _say(problem or RECORDED.format(folder=records.home(), **counted))
        _say(WHAT_HAPPENS)
        _wait_for_a_yes(command)
    aside, problem = records.set_aside()
    if problem:
        raise ProgressError(problem)
    _say(DONE.format(path=records.home() / aside) if aside else NOTHING_THERE)


def _wait_for_a_yes(command):
    try:
        answer = input(QUESTION)
    except (EOFError, OSError, RuntimeError, ValueError):  # the input has ended, is closed, or is no text
        print()
        raise ProgressError(NOBODY_ANSWERED.format(command=command)) from None
    if answer.strip().lower() not in ("y", "yes"):
        raise ProgressError(NOT_DONE)


def _say(text):
    # Where a character cannot be written, a question mark; not a traceback in place of the page.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    print(text, flush=True)
