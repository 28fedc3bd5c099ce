"""Find each student's notebook in what a class handed in: a folder or a zip, as a learning platform packs it or not.

    alice.ipynb                                               one file a student
    alice/homework.ipynb, alice.zip                           one folder, or one zip, a student
    Alice Chen_4711_assignsubmission_file_/homework.ipynb     a learning platform's names, see `platforms.py`

Nothing is unpacked to the disk, no link is followed, and what cannot be read costs only the student whose it is.
"""

import functools
import io
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kmcourse.classroom.hand_ins.lateness import in_utc
from kmcourse.classroom.hand_ins.platforms import Named, named
from kmcourse.classroom.hand_ins.zips import members
from kmcourse.classroom.reading.notebook_cells import LARGEST_FILE

NO_NOTEBOOK = "No notebook (.ipynb) was handed in."
NOT_READ = "The file cannot be read: {reason}."
LINK = "It is a link to another file, and links are not followed."
ENDINGS = (".ipynb", ".zip")

_NOT_THEIRS = {".ipynb_checkpoints", "__MACOSX"}


@dataclass(frozen=True)
class Submission:
    """What counts of all that a student handed in."""

    student: str
    source: str  # where it was found
    handed_in: str  # when, in UTC: "2026-03-01T09:30:00+00:00"; "" if nothing tells
    told_by: str  # what tells when: "name", "zip" or "file"; "" if nothing does
    is_late: bool  # as the learning platform has it
    read: Callable[[], bytes]  # raises OSError, or ZipError
    problem: str = ""  # why there is nothing to read, in a sentence
    earlier: tuple[str, ...] = ()  # what else was handed in and does not count


@dataclass(frozen=True)
class _File:
    parts: tuple[str, ...]
    at: float | None
    told_by: str
    read: Callable[[], bytes] = bytes
    problem: str = ""  # NO_NOTEBOOK: there is no need to look at it, but somebody handed something in
    inner_at: float | None = None  # its time in the student's own zip, whose clock is the student's


@dataclass(frozen=True)
class _HandIn:
    named: Named
    file: _File

    @property
    def at(self):
        """When it was handed in, or None."""
        return self.file.at if self.named.at is None and self.named.is_time_of_file else self.named.at

    @property
    def order(self):
        """What the latest has most of; the name decides where nothing else does."""
        return self.named.order, self.at or 0.0, self.file.inner_at or 0.0, self.file.parts


def find_submissions(place, assignment=""):
    """Find what each student handed in.

    Parameters
    ----------
    place : path
        A folder or a zip.
    assignment : str
        The name of the notebook that was handed out. Of a student's notebooks only those that carry it in their names
        count, if there are any.

    Returns
    -------
    list of Submission
        One a student, in the order of their names.

    Raises
    ------
    OSError, ZipError
        If the folder or the zip itself cannot be read.
    """
    place = Path(place)
    files = list(_below(place, ())) if place.is_dir() else _without_folder_around(list(_in_zip(lambda: place, "zip")))
    by_who = {}
    for file in filter(_is_handed_in, files):
        who = named(file.parts)
        by_who.setdefault((who.student, who.number), []).append(_HandIn(who, file))
    found = [_latest(name, by_who[who], assignment) for who, name in _told_apart(by_who).items()]
    return sorted(found, key=lambda one: one.student)


def _told_apart(everybody):
    """Return a name for each (name, number), no two alike, whatever somebody calls themselves."""
    names, taken = [student for student, _ in everybody], set()
    apart = {}
    for student, number in everybody:
        name = student if names.count(student) == 1 else f"{student} ({number or 'no number'})"
        while name in taken:
            name = f"{name} ({number or 'no number'})"
        taken.add(name)
        apart[student, number] = name
    return apart


def _without_folder_around(files):
    """Leave out a folder around everything, which is how a zip of a class is made, and says nothing of who."""
    while True:
        files = [file for file in files if _is_handed_in(file)]
        first = {file.parts[0] for file in files}
        if len(first) != 1 or any(len(file.parts) == 1 or named(file.parts).is_platform for file in files):
            return files
        files = [replace(file, parts=file.parts[1:]) for file in files]


def _is_handed_in(file):
    """Whether it is, or stands for, what somebody handed in; else it is a file that a teacher laid beside."""
    return file.problem != NO_NOTEBOOK or len(file.parts) > 1 or named(file.parts).is_platform


def _below(folder, parts):
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as problem:
        if not parts:
            raise
        yield _unread((*parts, ""), None, "file", problem)
        return
    entries = [entry for entry in entries if not _is_hidden(entry.name)]
    if not entries and parts:
        yield _File((*parts, ""), None, "file", problem=NO_NOTEBOOK)
    for entry in entries:
        there = (*parts, entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, there)
        else:
            yield from _file(entry, there)


def _file(entry, parts):
    suffix = Path(entry.name).suffix.lower()
    try:
        at = entry.stat(follow_symlinks=False).st_mtime
        is_file = entry.is_file(follow_symlinks=False)
    except OSError as problem:
        yield _unread(parts, None, "file", problem)
        return
    if suffix not in ENDINGS:
        yield _File(parts, at, "file", problem=NO_NOTEBOOK)
    elif not is_file:  # a link, or a pipe, which would keep the grader waiting
        yield _File(parts, at, "file", problem=LINK)
    elif suffix == ".ipynb":
        yield _File(parts, at, "file", functools.partial(_read, entry.path))
    else:
        yield from _in_own_zip(parts, at, "file", lambda: entry.path)


def _in_own_zip(parts, at, told_by, opened):
    """Yield what is in the zip of one student: handed in when the zip was."""
    student = (*parts[:-1], parts[-1][: -len(".zip")])
    try:
        there = list(_in_zip(opened, told_by, is_own=True))
    except OSError as problem:
        yield _unread((*student, ""), at, told_by, problem)
        return
    for file in there or [_File(("",), None, told_by, problem=NO_NOTEBOOK)]:
        yield replace(file, parts=(*student, *file.parts), at=at, inner_at=file.at)


def _in_zip(opened, told_by, is_own=False):
    for parts, at, read in members(opened, LARGEST_FILE):
        suffix = Path(parts[-1]).suffix.lower()
        if any(map(_is_hidden, parts)):
            continue
        if suffix == ".zip" and not is_own:
            yield from _in_own_zip(parts, at, told_by, lambda read=read: io.BytesIO(read()))
        elif suffix == ".ipynb":
            yield _File(parts, at, told_by, read)
        else:
            yield _File(parts, at, told_by, problem=NO_NOTEBOOK)


def _unread(parts, at, told_by, problem):
    reason = (problem.strerror or str(problem)).rstrip(".")
    return _File(parts, at, told_by, problem=NOT_READ.format(reason=reason))


def _read(path):
    with Path(path).open("rb") as file:
        return file.read(LARGEST_FILE + 1)


def _is_hidden(name):
    return name.startswith(".") or name in _NOT_THEIRS


def _latest(student, hand_ins, assignment):
    notebooks = [one for one in hand_ins if one.file.problem != NO_NOTEBOOK]
    theirs = [one for one in notebooks if assignment and assignment.casefold() in one.file.parts[-1].casefold()]
    theirs = theirs or notebooks or hand_ins
    counts = max([one for one in theirs if not one.file.problem] or theirs, key=lambda one: one.order)
    earlier = tuple(_place(one.file.parts) for one in notebooks if one is not counts)
    when = in_utc(counts.at)
    told_by = "" if not when else counts.file.told_by if counts.named.at is None else "name"
    source = counts.file.parts[:1] if counts.file.problem == NO_NOTEBOOK else counts.file.parts
    return Submission(
        student, _place(source), when, told_by, counts.named.is_late, counts.file.read, counts.file.problem, earlier
    )


def _place(parts):
    """Return where a file was found, so that it can be written anywhere: a name may be no UTF-8, or move a cursor."""
    place = "/".join(parts).rstrip("/").encode("utf-8", "replace").decode()
    return "".join(sign if sign.isprintable() else "_" for sign in place)
