"""Grade what a class handed in: find it, mark what is not in the gradebook yet, and write what people read.

    ran = grade("submissions", "results", version="0.1.0")     # GradeError where nothing can be graded

A run that was killed goes on where it stopped, because each result is in the gradebook as soon as it is there.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kmcourse.classroom.grading.batches import WorkerError
from kmcourse.classroom.grading.handing_out import mark_all
from kmcourse.classroom.grading.judges import digest_of_checks
from kmcourse.classroom.hand_ins.assignment import assignment_of
from kmcourse.classroom.hand_ins.lateness import how_late
from kmcourse.classroom.hand_ins.submissions import NOT_READ, find_submissions
from kmcourse.classroom.marking.marking import unread
from kmcourse.classroom.marking.marks import from_json
from kmcourse.classroom.reading.edition import EditionError, read_edition
from kmcourse.classroom.results.changes import with_overrides
from kmcourse.classroom.results.file_names import file_names
from kmcourse.classroom.results.gradebook import Gradebook, GradebookError
from kmcourse.classroom.results.graded import Graded
from kmcourse.classroom.results.writing import write_results
from kmcourse.classroom.sandbox.sandbox import SandboxError

LOOKED_AT = 50  # hand-ins that are looked at to tell which notebook they come from
NOT_GRADED = "This was not graded, because the grader itself failed. {reason}"
NO_ASSIGNMENT = "These are none of the course's notebooks. Say which was handed out: --assignment NOTEBOOK.ipynb"


class GradeError(Exception):
    """Why a class cannot be graded, in a sentence."""


@dataclass(frozen=True)
class Run:
    """What a run of the grader did."""

    class_: tuple[Graded, ...]
    fresh: int  # how many were marked now; the others were in the gradebook
    changes: tuple  # of `gradebook.Change`
    tiers: tuple[str, ...]  # of the sandboxes in which they were marked
    departed: tuple[str, ...]  # whose pages were taken away, because their hand-ins are no longer there


def grade(
    submissions,
    out,
    version,
    assignment=None,
    executor=None,
    unsafe_split_only=False,
    overrides=(),
    due="",
    progress=None,
):
    """Grade a class.

    Parameters
    ----------
    submissions : path
        A folder or a zip; see `submissions.py`.
    out : path
        The folder of the results; made if it is missing.
    version : str
        Of the course.
    assignment : path, optional
        The notebook as it was handed out; unless given, the one of the course that most of them come from.
    executor : concurrent.futures.Executor, optional
        Unless given, a process for each processor of this machine. Those of processes are best spawned, not forked: a
        forked one holds on to the gradebook when this process is killed.
    unsafe_split_only : bool
        Grade also where files, network and other submissions cannot be protected.
    overrides : iterable of (student, exercise, points, reason)
        Points that a teacher gives in place of the marked ones, from now on.
    due : str
        When it was due, in UTC, as `lateness.read_due` returns it; lateness is shown, and costs nothing.
    progress : callable, optional
        progress(done, count), before anything is marked and as it is; not called where nothing has to be.

    Returns
    -------
    Run

    Raises
    ------
    GradeError, OSError
    """
    found = find_submissions(submissions, Path(assignment).stem if assignment else "")
    read = {one.student: _read(one) for one in found}
    texts = {student: data for student, (data, problem) in read.items() if not problem}
    if not texts:
        raise GradeError(f"{submissions}: there is no notebook (.ipynb) in it that can be read.")
    assignment = assignment or assignment_of(list(texts.values())[:LOOKED_AT])
    if assignment is None:
        raise GradeError(NO_ASSIGNMENT)
    try:
        edition = read_edition(assignment)
        with Gradebook(out) as gradebook:
            _keep_overrides(gradebook, overrides, texts, edition)
            checks = digest_of_checks(edition)
            keys = {
                who: gradebook.key(hashlib.sha256(text).hexdigest(), checks, version) for who, text in texts.items()
            }
            missing = {key: texts[student] for student, key in keys.items() if gradebook.result(key) is None}
            marking = mark_all(missing, (edition, gradebook.seed, checks, unsafe_split_only), executor)
            failed = _keep_all(gradebook, marking, len(missing), progress)
            results = {student: key for student, key in keys.items() if key not in failed}
            changes = [change for student, key in results.items() for change in gradebook.changes(student, key)]
            class_ = tuple(_graded(found, read, keys, failed, gradebook, edition, due))
            departed = write_results(out, class_, edition, changes, gradebook, due)
            gradebook.assign(results)  # last, so that a run that is stopped before leaves no change untold
    except (EditionError, GradebookError, SandboxError, WorkerError) as problem:
        raise GradeError(str(problem)) from None
    tiers = tuple(sorted({one.result.tier for one in class_} - {""}))
    return Run(class_, len(missing), tuple(changes), tiers, tuple(departed))


def _read(one):
    """Return the bytes of a submission, and why there are none."""
    if one.problem:
        return b"", one.problem
    try:
        return one.read(), ""
    except OSError as problem:
        return b"", NOT_READ.format(reason=(problem.strerror or str(problem)).rstrip("."))


def _keep_overrides(gradebook, overrides, texts, edition):
    exercises = [asked.exercise for asked in edition.asked]
    for student, exercise, points, reason in overrides:
        if student not in texts:
            raise GradebookError(f"Nobody called {student!r} handed in a notebook.")
        if exercise not in exercises:
            raise GradebookError(f"There is no exercise {exercise!r} here. There are: {', '.join(exercises)}.")
        gradebook.override(student, exercise, points, reason)


def _keep_all(gradebook, marking, count, progress):
    """Keep what comes; return, by key, why some could not be marked."""
    failed = {}
    if progress and count:
        progress(0, count)
    for done, (key, is_marked, answer) in enumerate(marking, 1):
        if is_marked:
            gradebook.keep(key, from_json(answer))
        else:
            failed[key] = NOT_GRADED.format(reason=answer)
        if progress:
            progress(done, count)
    return failed


def _graded(found, read, keys, failed, gradebook, edition, due):
    names = file_names([one.student for one in found])
    for one in found:
        key, problem = keys.get(one.student), read[one.student][1]
        result = gradebook.result(key) if key and key not in failed else None
        if result is None:
            result = unread(edition, gradebook.seed, problem)
        yield Graded(
            one.student,
            names[one.student],
            one.source,
            one.handed_in,
            how_late(one.handed_in, due, one.is_late),
            one.earlier,
            with_overrides(result, gradebook.overrides(one.student)),
            failed.get(key, ""),
            one.told_by,
        )
