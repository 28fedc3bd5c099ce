"""What a learner predicted, tried and passed: a SQLite file in their own folder, and nowhere else.

A record is worth having and never worth a broken lesson. Whatever is wrong with the file or the disk, nothing here
raises: what writes returns a note, one sentence for the caller to show, and what reads returns as if nothing were
there. Two kernels may write at once: every record is one short transaction. Times are in UTC.
"""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

VERSION = 1  # of the tables; kept in the file, as its user_version
TIMEOUT = 2.0  # seconds to wait for another kernel's transaction; a check must not seem to hang

_TABLES = (
    "CREATE TABLE checks (at TEXT, exercise TEXT, outcome TEXT, score REAL, mistake TEXT)",
    "CREATE INDEX checks_by_exercise ON checks (exercise)",
    "CREATE TABLE predictions (id TEXT PRIMARY KEY, at TEXT, question TEXT, choice TEXT)",
)
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
# On the way to the file: SQLite, the disk, a home folder that nobody knows, a name that no file can have.
_TROUBLE = (sqlite3.Error, OSError, RuntimeError, ValueError)


class Answer(NamedTuple):
    """A learner's first answer to a question."""

    question: str  # as it was asked then
    choice: str | None  # None: skipped
    at: str  # when, in UTC: "2026-03-01T09:30:00+00:00"


class _NewerFileError(Exception):
    pass


def home():
    """Return the learner's folder: the environment variable KMCOURSE_HOME, or `kmcourse-work` in their home folder.

    Returns
    -------
    Path
        It need not exist yet.

    Raises
    ------
    RuntimeError
        If neither is known.

    Notes
    -----
    Not `~/kmcourse`: that is what `git clone` in the home folder makes, and a learner's work does not belong in there.
    """
    return Path(os.environ.get("KMCOURSE_HOME") or "~/kmcourse-work").expanduser()


def remember_check(exercise, outcome, score, mistake=None):
    """Record one check of a learner's answer.

    Parameters
    ----------
    exercise : str
        Its name, such as "compute_cost".
    outcome : str
        "passed", "failed" or "not attempted".
    score : float
        0.0 … 1.0.
    mistake : str, optional
        The name of the known mistake that the answer makes.

    Returns
    -------
    str or None
        None when it is recorded, else a note that says why not; also a note when a broken file was set aside.
    """
    return _write("INSERT INTO checks VALUES (?, ?, ?, ?, ?)", (_now(), exercise, outcome, float(score), mistake))


def remember_prediction(id, question, choice):
    """Record the first answer to a question; a later one changes nothing.

    Parameters
    ----------
    id : str
        Names the question, for ever.
    question : str
        As it was asked.
    choice : str or None
        The answer; None records that the question was skipped, which is an answer too.

    Returns
    -------
    str or None
        None when an answer, this one or an earlier one, is recorded, else a note as from `remember_check`.
    """
    return _write("INSERT OR IGNORE INTO predictions VALUES (?, ?, ?, ?)", (id, _now(), question, choice))


def prediction(id):
    """Return the recorded answer to a question; None if there is none, or if it was skipped.

    Returns
    -------
    str or None
    """
    answer = first_answer(id)
    return answer.choice if answer else None


def first_answer(id):
    """Return what is recorded of a question; None if it was never answered nor skipped.

    Returns
    -------
    Answer or None
    """
    rows = _read("SELECT question, choice, at FROM predictions WHERE id = ?", id)
    return Answer(*rows[0]) if rows else None


def attempts(exercise):
    """Return how often an exercise was honestly attempted: checks that failed or passed, not untouched stubs.

    Returns
    -------
    int
    """
    rows = _read("SELECT count(*) FROM checks WHERE exercise = ? AND outcome IN ('failed', 'passed')", exercise)
    return rows[0][0] if rows else 0


def _now():
    return datetime.now(UTC).isoformat(timespec="seconds")


def _read(question, value):
    try:
        path = home() / "records.sqlite"
        if not path.exists():
            return []
        with closing(sqlite3.connect(path, timeout=TIMEOUT)) as connection:
            return [] if _is_newer(connection) else connection.execute(question, (value,)).fetchall()
    except _TROUBLE:
        return []


def _write(statement, values):
    try:
        path = home() / "records.sqlite"
        path.parent.mkdir(parents=True, exist_ok=True)
        before = _identity(path)
        try:
            _insert(path, statement, values)
        except sqlite3.DatabaseError as error:
            # The low byte is the kind of error; the rest says where.
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _BROKEN:
                raise
            aside = _set_aside(path, before)
            _insert(path, statement, values)
            return aside and f"The file of your records was broken. It was set aside as {aside}, and a new one begun."
    except _NewerFileError:
        return f"Not recorded: {path} was written by a newer version of kmcourse. It is left as it is."
    except _TROUBLE as error:
        return f"Not recorded, and nothing else is lost: the file of your records cannot be written ({error})."
    return None


def _insert(path, statement, values):
    # isolation_level=None: this function alone says where the transaction begins and ends.
    with closing(sqlite3.connect(path, timeout=TIMEOUT, isolation_level=None)) as connection:
        if _is_newer(connection):
            raise _NewerFileError
        connection.execute("BEGIN IMMEDIATE")
        # Only now, inside the transaction, can no other kernel make the tables at the same moment.
        if _version(connection) == 0:
            for table in _TABLES:
                connection.execute(table)
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute(statement, values)
        connection.execute("COMMIT")


def _version(connection):
    return connection.execute("PRAGMA user_version").fetchone()[0]


def _is_newer(connection):
    return _version(connection) > VERSION


def _identity(path):
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _set_aside(path, seen):
    """Rename a broken file and return its new name; None if another kernel has done so meanwhile."""
    if _identity(path) != seen:
        return None
    aside = path.with_name(f"records-broken-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.sqlite")
    journal = path.with_name(f"{path.name}-journal")
    # The journal first: left beside a new file it would be rolled back into that one.
    if journal.exists():
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    path.rename(aside)
    return aside.name
