"""Grade what a class handed in: find it, mark what is not in the gradebook yet, and write what people read.

    ran = grade("submissions", "results", version="0.1.0")     # GradeError where nothing can be graded

A run that was killed goes on where it stopped, because each result is in the gradebook as soon as it is there.
"""

import hashlib
import multiprocessing
import os
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from kmcourse.classroom.assignment import assignment_of, digest_of_checks, notebooks_to_revisit
from kmcourse.classroom.batches import end_with_parent, mark_batch
from kmcourse.classroom.class_page import class_page
from kmcourse.classroom.edition import EditionError, read_edition
from kmcourse.classroom.feedback import feedback_page
from kmcourse.classroom.gradebook import Gradebook, GradebookError, with_overrides
from kmcourse.classroom.graded import Graded, grades_csv, gradescope_json
from kmcourse.classroom.marks import Mark, Result, from_json
from kmcourse.classroom.sandbox import SandboxError
from kmcourse.classroom.submissions import NOT_READ, file_names, find_submissions

BATCH = 20  # submissions a task: fewer, and handing them over costs too much
LOOKED_AT = 50  # hand-ins that are looked at to tell which notebook they come from
NOT_GRADED = "This was not graded, because the grader itself failed. {reason}"
NO_ASSIGNMENT = "These are none of the course's notebooks. Say which was handed out: --assignment NOTEBOOK.ipynb"
WORKERS_END = "The workers ended again and again. What was graded is kept: run the same command again to go on."


class GradeError(Exception):
    """Why a class cannot be graded, in a sentence."""


@dataclass(frozen=True)
class Run:
    """What a run of the grader did."""

    class_: tuple[Graded, ...]
    fresh: int  # how many were marked now; the others were in the gradebook
    changes: tuple  # of `gradebook.Change`
    tiers: tuple[str, ...]  # of the sandboxes in which they were marked


def grade(
    submissions, out, version, assignment=None, executor=None, unsafe_split_only=False, overrides=(), progress=None
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
        Unless given, a process for each processor of this machine.
    unsafe_split_only : bool
        Grade also where files, network and other submissions cannot be protected.
    overrides : iterable of (student, exercise, points, reason)
        Points that a teacher gives in place of the marked ones, from now on.
    progress : callable, optional
        progress(done, count), as submissions are marked.

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
            marking = _mark_all(missing, edition, gradebook.seed, unsafe_split_only, executor)
            failed = _keep_all(gradebook, marking, len(missing), progress or (lambda done, count: None))
            changes = [c for student, key in keys.items() if key not in failed for c in gradebook.assign(student, key)]
            class_ = tuple(_graded(found, read, keys, failed, gradebook, edition))
            _write(Path(out), class_, edition, changes)
    except (EditionError, GradebookError, SandboxError) as problem:
        raise GradeError(str(problem)) from None
    tiers = tuple(sorted({one.result.tier for one in class_} - {""}))
    return Run(class_, len(missing), tuple(changes), tiers)


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


def _mark_all(missing, edition, seed, unsafe_split_only, executor):
    """Yield (key, whether it was marked, result as JSON or why not)."""
    if executor is not None:
        yield from _handed_out(missing, BATCH, executor, edition, seed, unsafe_split_only)
        return
    workers = max(1, min(len(os.sched_getaffinity(0)), len(missing)))
    first_size, left = max(1, min(BATCH, len(missing) // (4 * workers))), dict(missing)
    for size in (first_size, 1, 1):
        if not left:
            return
        # spawn: a forked worker would hold the lock of the gradebook after this process is killed.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(workers, context, end_with_parent) as pool:
            try:
                for key, *answer in _handed_out(left, size, pool, edition, seed, unsafe_split_only):
                    yield key, *answer
                    del left[key]
            except BrokenExecutor:  # one of them was killed
                continue
    if left:
        raise GradebookError(WORKERS_END)


def _handed_out(missing, size, executor, edition, seed, unsafe_split_only):
    tasks = {}
    waiting = list(missing)
    for first in range(0, len(waiting), size):
        keys = waiting[first : first + size]
        batch = [missing[key] for key in keys]
        tasks[executor.submit(mark_batch, batch, edition, seed, unsafe_split_only)] = keys
    try:
        for task in as_completed(tasks):
            for key, answer in zip(tasks[task], task.result(), strict=True):
                yield key, *answer
    finally:
        for task in tasks:
            task.cancel()


def _keep_all(gradebook, marking, count, progress):
    """Keep what comes; return, by key, why some could not be marked."""
    failed = {}
    for done, (key, is_marked, answer) in enumerate(marking, 1):
        if is_marked:
            gradebook.keep(key, from_json(answer))
        else:
            failed[key] = NOT_GRADED.format(reason=answer)
        progress(done, count)
    return failed


def _graded(found, read, keys, failed, gradebook, edition):
    names = file_names([one.student for one in found])
    for one in found:
        key, problem = keys.get(one.student), read[one.student][1]
        result = gradebook.result(key) if key and key not in failed else None
        if result is None:
            marks = tuple(Mark(asked.exercise, asked.answer, "missing", 0, asked.points) for asked in edition.asked)
            result = Result("", gradebook.seed, "", problem, marks)
        yield Graded(
            one.student,
            names[one.student],
            one.source,
            one.handed_in,
            one.is_late,
            one.earlier,
            with_overrides(result, gradebook.overrides(one.student)),
            failed.get(key, ""),
        )


def _write(out, class_, edition, changes):
    for one in class_:
        _write_file(out / "feedback" / f"{one.file_name}.html", feedback_page(one))
        _write_file(out / "gradescope" / f"{one.file_name}.json", gradescope_json(one))
    _write_file(out / "class.html", class_page(class_, notebooks_to_revisit(), changes))
    _write_file(out / "grades.csv", grades_csv(class_, [asked.exercise for asked in edition.asked]))


def _write_file(path, text):
    """Write a file so that it is there whole, or as it was before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.part")
    half.write_text(text, encoding="utf-8", newline="")
    half.replace(path)
