"""Find each student's notebook in what a class handed in: a folder or a zip, as a learning platform packs it or not.

    alice.ipynb                                               one file a student
    alice/homework.ipynb, alice.zip                           one folder, or one zip, a student
    Alice Chen_4711_assignsubmission_file_/homework.ipynb     Moodle
    chenalice_LATE_4711_99_homework-2.ipynb                   Canvas
    Homework_alice_attempt_2026-03-01-10-20-30_a.ipynb        Blackboard

Nothing is unpacked to the disk, no link is followed, and what cannot be read costs only the student whose it is.
"""

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from kmcourse.classroom.notebook_cells import LARGEST_FILE
from kmcourse.classroom.zips import ZipError, members

NO_NOTEBOOK = "No notebook (.ipynb) was handed in."
NOT_READ = "The file cannot be read: {reason}."
LINK = "It is a link to another file, and links are not followed."
LONGEST_NAME = 80  # characters of a student's name in the name of a file

_MOODLE = re.compile(r"(?P<student>.+?)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<rest>.*)", re.DOTALL)
_BLACKBOARD = re.compile(r"(?:.+_)?(?P<student>[^_]+)_attempt_(?P<at>\d{4}(?:-\d\d){5})(?P<rest>.*)", re.DOTALL)
_CANVAS = re.compile(r"(?P<student>[^_]+)_(?P<late>LATE_)?(?:\d+)_(?:\d+)_(?P<rest>.+)", re.DOTALL)
_AGAIN = re.compile(r"-(\d+)\.ipynb$", re.IGNORECASE)
_NOT_THEIRS = {".ipynb_checkpoints", "__MACOSX"}


@dataclass(frozen=True)
class Submission:
    """What counts of all that a student handed in."""

    student: str
    source: str  # where it was found
    handed_in: str  # when, in UTC: "2026-03-01T09:30:00+00:00"
    is_late: bool  # as the learning platform has it
    read: Callable[[], bytes]  # raises OSError, or ZipError
    problem: str = ""  # why there is nothing to read, in a sentence
    earlier: tuple[str, ...] = ()  # what else was handed in and does not count


@dataclass(frozen=True)
class _File:
    parts: tuple[str, ...]
    at: float
    read: Callable[[], bytes]
    problem: str = ""


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
    files = list(_in_folder(place)) if place.is_dir() else _without_folder_around(list(_in_zip(place)))
    by_student = {}
    for file in files:
        student, order, is_late = _who(file)
        by_student.setdefault(student, []).append((order, file, is_late))
    return [_latest(student, by_student[student], assignment) for student in sorted(by_student)]


def _without_folder_around(files):
    """Leave out a folder around everything, which is how a zip of a class is made, and says nothing of who."""
    first = {file.parts[0] for file in files}
    while len(first) == 1 and all(len(file.parts) > 1 for file in files) and not _MOODLE.match(*first):
        files = [replace(file, parts=file.parts[1:]) for file in files]
        first = {file.parts[0] for file in files}
    return files


def file_names(students):
    """Return, for each student's name, one that a file can have everywhere; no two are alike, and none leads elsewhere.

    Examples
    --------
    >>> file_names(["alice", "陳小明"])
    {'alice': 'alice', '陳小明': '陳小明'}
    """
    names, taken = {}, set()
    for student in students:
        plain = re.sub(r"[^\w .,()-]", "_", unicodedata.normalize("NFC", student)).strip(" .")[:LONGEST_NAME]
        reserved = re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", plain, re.IGNORECASE)
        if not plain or plain != student or reserved or plain.casefold() in taken:
            digest = hashlib.sha256(student.encode("utf-8", "surrogatepass")).hexdigest()[:8]
            plain = f"{'_' if reserved else ''}{plain or 'student'}-{digest}"
        taken.add(plain.casefold())
        names[student] = plain
    return names


def _in_folder(folder):
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if _is_hidden(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            there = list(_below(Path(entry.path), (entry.name,)))
            yield from there or [_File((entry.name, ""), 0.0, bytes, NO_NOTEBOOK)]
        else:
            yield from _file(entry, ())


def _below(folder, parts):
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as problem:
        yield _File((*parts, ""), 0.0, bytes, NOT_READ.format(reason=problem.strerror))
        return
    for entry in entries:
        if _is_hidden(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry.path), (*parts, entry.name))
        else:
            yield from _file(entry, parts)


def _file(entry, parts):
    suffix = Path(entry.name).suffix.lower()
    if suffix not in (".ipynb", ".zip"):
        return
    parts = (*parts, entry.name)
    at = entry.stat(follow_symlinks=False).st_mtime
    if not entry.is_file(follow_symlinks=False):  # a link, or a pipe, which would keep the grader waiting
        yield _File(parts, at, bytes, LINK)
    elif suffix == ".ipynb":
        yield _File(parts, at, _reader(entry.path))
    else:
        student = (*parts[:-1], parts[-1][: -len(".zip")])
        try:
            there = [file for file in _in_zip(entry.path) if file.read is not bytes]
        except (ZipError, OSError) as problem:
            yield _File((*student, ""), at, bytes, NOT_READ.format(reason=str(problem).rstrip(".")))
            return
        yield from [_File((*student, *file.parts), at, file.read) for file in there] or [
            _File((*student, ""), at, bytes, NO_NOTEBOOK)
        ]


def _in_zip(path):
    for parts, at, read in members(path, LARGEST_FILE):
        if parts[-1].lower().endswith(".ipynb") and not any(map(_is_hidden, parts)):
            yield _File(parts, at, read)


def _reader(path):
    def read():
        with Path(path).open("rb") as file:
            return file.read(LARGEST_FILE + 1)

    return read


def _is_hidden(name):
    return name.startswith(".") or name in _NOT_THEIRS


def _who(file):
    """Return the student, what orders their hand-ins, and whether the platform calls it late."""
    name = file.parts[0]
    again = _AGAIN.search(file.parts[-1])
    if found := _MOODLE.match(name):
        return _named(found["student"]), (0, file.at), False
    if found := _BLACKBOARD.match(name):
        return _named(found["student"]), (0, found["at"]), False
    if len(file.parts) == 1 and (found := _CANVAS.match(name)):
        return _named(found["student"]), (int(again[1]) if again else 0, file.at), bool(found["late"])
    student = name[: -len(".ipynb")] if len(file.parts) == 1 else name
    return _named(student), (0, file.at), False


def _named(student):
    # A byte of a name that is no UTF-8 would stop whatever is written with it; the same name composed is the same.
    student = unicodedata.normalize("NFC", student.encode("utf-8", "replace").decode())
    return "".join(sign if sign.isprintable() else "_" for sign in student).strip() or "_"


def _latest(student, found, assignment):
    named = [one for one in found if assignment and assignment.casefold() in one[1].parts[-1].casefold()]
    readable = [one for one in named or found if not one[1].problem]
    order, file, is_late = max(readable or named or found, key=lambda one: (str(type(one[0][1])), one[0], one[1].parts))
    handed_in = datetime.fromtimestamp(file.at, UTC)
    if isinstance(order[1], str):
        handed_in = datetime.strptime(order[1], "%Y-%m-%d-%H-%M-%S").replace(tzinfo=UTC)
    when = handed_in.isoformat(timespec="seconds") if file.at or isinstance(order[1], str) else ""
    earlier = tuple("/".join(other.parts) for _, other, _ in found if other is not file and other.parts[-1])
    return Submission(student, "/".join(file.parts).rstrip("/"), when, is_late, file.read, file.problem, earlier)
