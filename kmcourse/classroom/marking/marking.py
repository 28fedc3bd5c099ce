"""Mark one submission: bytes in, plain values out.

    edition = read_edition("notebooks/04_descend_the_staircase.ipynb")
    with Sandbox() as sandbox:
        result = mark(data, edition, sandbox, seed=20260101)    # a `marks.Result`; `marks.to_json` makes text of it

The points are those of the checks on data drawn from the seed, which nobody knows before. What a student reads comes
from those with the seed of the notebook's own `km.check`: its words. All of them are said before the submission's
process is given any hidden data, so no submission can tell anybody what these are; only which known mistake it is, a
word of the bank, is found with them.
"""

import hashlib
from dataclasses import replace

from kmcourse.classroom import submission_words as words
from kmcourse.classroom.marking.again import Again
from kmcourse.classroom.marking.marks import Mark, MarkedItem, Result, plain_example
from kmcourse.classroom.marking.one_run import run_through, worth
from kmcourse.classroom.reading.names import shares_data
from kmcourse.classroom.reading.notebook_cells import UnreadableError
from kmcourse.classroom.reading.notebook_reader import read_submission
from kmcourse.exercises import find_exercise

NOTEBOOK_SEED = 0  # of `km.check`


def mark(data, edition, sandbox, seed=NOTEBOOK_SEED, show_hidden=True):
    """Mark a submission.

    Parameters
    ----------
    data : bytes
        The notebook file, from anybody.
    edition : Edition
        What was handed out; see `edition.read_edition`.
    sandbox : Sandbox
        Open; or anything with `tier` and `submission()`.
    seed : int
        Of the class. With the notebook's own, everything is as `km.check` has it there, in one run.
    show_hidden : bool
        False leaves out the checks that a student may not see, for a student's own try.

    Returns
    -------
    Result
        The same for the same bytes, edition and seed.

    Raises
    ------
    SandboxError
        If the sandbox has ended and cannot be started again.
    """
    digest = hashlib.sha256(data).hexdigest()
    try:
        reading = read_submission(data, edition)
    except UnreadableError as problem:
        return unread(edition, seed, str(problem), digest)
    with sandbox.submission() as student:
        if not show_hidden or (seed == NOTEBOOK_SEED and _all_visible(edition)):
            is_public = seed == NOTEBOOK_SEED
            run = shown = run_through(reading, edition, student, seed, not show_hidden, is_public=is_public)
        else:
            # What the mistakes are called is found with the data of the class.
            shown = run_through(reading, edition, student, NOTEBOOK_SEED, True, naming=False, is_public=True)
            run = run_through(reading, edition, Again(student), seed, False, seed_below=seed + 1)
    if run is not shown and _may_have_changed(reading, run, shown):
        with sandbox.submission() as student:
            alone = run_through(reading, edition, student, seed, False, seed_below=seed + 1)
        run = replace(run, judged=tuple(max(two, key=worth) for two in zip(run.judged, alone.judged, strict=True)))
    marks = tuple(map(mark_for, edition.asked, run.judged, shown.judged))
    return Result(digest, seed, sandbox.tier, "", marks, reading.notes, shown.cells)


def unread(edition, seed, problem, digest=""):
    """Return the Result of a submission that could not be read, for a reason in a sentence."""
    marks = tuple(
        Mark(asked.exercise, asked.answer, "missing", 0, asked.points, message=words.UNREADABLE)
        for asked in edition.asked
    )
    return Result(digest, seed, "", problem, marks)


def _may_have_changed(reading, run, shown):
    """Whether something failed with hidden data only, and cells further down may have changed in place what it uses."""
    only_hidden = (
        said.report.passed and not judged.report.passed for judged, said in zip(run.judged, shown.judged, strict=True)
    )
    return any(only_hidden) and shares_data([step.source for step in reading.steps if step.kind != "given"])


def _all_visible(edition):
    return all(len(asked.visible) == len(find_exercise(asked.exercise).checks) for asked in edition.asked)


def mark_for(asked, judged, shown):
    """Return the mark for what was judged, in the words of the run that may be shown.

    Parameters
    ----------
    asked : Asked
    judged, shown : Judged
        By the checks that count, with the seed of the class; by those that a student may see, with the notebook's own.

    Returns
    -------
    Mark
    """
    report = judged.report
    share = asked.points / sum(check.points for check in find_exercise(asked.exercise).checks)
    said = {item.title: item for item in shown.report.items if not item.passed}
    items = tuple(_item(item, said.get(item.title), item.title in asked.visible, share) for item in report.items)
    return Mark(
        asked.exercise,
        asked.answer,
        "missing" if judged.is_missing else report.outcome,
        earned=_points(share * report.earned),
        points=_points(share * report.points) if items else asked.points,
        items=items,
        mistake=report.mistake,
        hint=report.hint,
        message=shown.report.message,
        notes=(*shown.report.notes, *shown.notes),
        only_elsewhere=shown.only_elsewhere,
    )


def _item(item, said, is_visible, share):
    if item.passed:
        return MarkedItem(item.title, True, _points(share * item.points), is_visible)
    if said is None:
        message = words.ONLY_HERE if is_visible else words.NOT_SHOWN
        return MarkedItem(item.title, False, _points(share * item.points), is_visible, message, detail=item.message)
    example = plain_example(said.example)
    return MarkedItem(
        item.title,
        False,
        _points(share * item.points),
        is_visible,
        said.message,
        said.call,
        example,
        detail=item.message,
    )


def _points(points):
    """Return points without the dust of rounding; as a whole number, where it is one."""
    points = round(points, 6)
    return int(points) if points == int(points) else points
